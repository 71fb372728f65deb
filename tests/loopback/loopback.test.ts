import { API } from '@discordjs/core/http-only';
import { Client } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { openLoopback } from './loopback.ts';

describe('x', () => {
  it('logs in', async () => {
    const loopback = await openLoopback();
    const client = new Client({
      intents: ['Guilds'],
      rest: { api: loopback.api },
      waitGuildTimeout: 10,
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) },
    });
    client.ws.on('INTERACTION_CREATE' as never, (raw: any) => {
      void new API(client.rest).interactions.reply(raw.id, raw.token, { content: 'hello', allowed_mentions: { parse: [] } });
    });
    await client.login(loopback.token);
    const outcome = await loopback.interact({ data: { name: 'ask' } });
    console.log(outcome, loopback.problems, loopback.requests, loopback.gateway.notices);
    await client.destroy();
    await loopback.close();
  });
});
