import { it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { toCommandBody } from '../../src/registration.ts';
import { en } from '../../src/locales/en.ts';
import { openLoopback } from './loopback.ts';
import { problemsAt } from '../discord/schema.ts';
it('x', async () => {
  const l = await openLoopback();
  const body = commands.map((c) => toCommandBody(c, en));
  const r = await fetch(`${l.api}/v10/applications/${l.applicationId}/commands`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { authorization: `Bot ${l.token}`, 'user-agent': 'DiscordBot (x)' },
  });
  const list = (await r.json()) as any[];
  console.log(
    r.status,
    list.length,
    l.problems,
    list.flatMap((c) => problemsAt('/components/schemas/ApplicationCommandResponse', c)),
  );
  await l.close();
});
