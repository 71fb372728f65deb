import type { Inspection } from '../../model/inspection.ts';
import type { Callback, Command } from './wire.ts';

export interface Surface {
  readonly commands: readonly Command[];
  readonly examples: readonly string[];
}

/** The bot that the page talks to. Each call rejects when it is gone or answers with an error. */
export interface Server {
  /** In two words, where the bot runs. */
  readonly badge: string;
  /** What the page says under its name. */
  readonly about: string;
  surface(): Promise<Surface>;
  answer(interaction: object): Promise<Callback>;
  /** What led to the answer to an interaction. */
  inspect(interaction: object): Promise<Inspection>;
}

const APPLICATION = '1000000000000000001';
const GUILD = '1000000000000000002';
const CHANNEL = '1000000000000000003';
const USER = {
  id: '1000000000000000004',
  username: 'you',
  global_name: 'You',
  discriminator: '0',
  avatar: null,
};

/** Every permission: on their own computer people try out what managers see, too. */
const PERMISSIONS = String((1n << 53n) - 1n);
/** Where Discord's ids begin to count milliseconds. */
const EPOCH = 1_420_070_400_000n;

let last = 0n;

/** An id in the form of Discord's: it holds the time, and each is greater than the one before. */
export function snowflake(): string {
  const now = (BigInt(Date.now()) - EPOCH) << 22n;
  last = now > last ? now : last + 1n;
  return String(last);
}

// Discord knows some languages by region and the rest by language alone.
function locale(): string {
  const regional = ['en-US', 'en-GB', 'es-ES', 'es-419', 'pt-BR', 'sv-SE', 'zh-CN', 'zh-TW'];
  const [language = 'en'] = navigator.language.split('-');
  if (regional.includes(navigator.language)) return navigator.language;
  if (language === 'nb' || language === 'nn') return 'no';
  return regional.find((name) => name.startsWith(`${language}-`)) ?? language;
}

/**
 * An interaction as Discord would send it.
 * @param parts what differs from one to the next: type, data, and the message for components
 */
export const interactionOf = (parts: {
  readonly type: number;
  readonly data: object;
  readonly message?: object;
}): object => ({
  version: 1,
  id: snowflake(),
  application_id: APPLICATION,
  token: 'playground',
  locale: locale(),
  guild_locale: 'en-US',
  guild_id: GUILD,
  channel_id: CHANNEL,
  context: 0,
  app_permissions: PERMISSIONS,
  member: { user: USER, permissions: PERMISSIONS, roles: [] },
  ...parts,
});

async function fetchJson<T>(path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {});
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as T;
}

/** The bot that served this page. */
export const overHttp: Server = {
  badge: 'Local playground',
  about: 'Relations between two countries, every answer with its source',
  surface: () => fetchJson('/api/commands'),
  answer: (interaction) => fetchJson('/api/interactions', interaction),
  inspect: (interaction) => fetchJson('/api/inspect', interaction),
};

/** The message that a component interaction carries along. */
export function messageOf(id: string, payload: object): object {
  return {
    ...payload,
    id,
    type: 20,
    channel_id: CHANNEL,
    author: { id: APPLICATION, username: 'Attaché', bot: true },
    application_id: APPLICATION,
    interaction_metadata: { type: 2, user: USER },
  };
}
