import type { Inspection } from '../../model/inspection.ts';
import { here, me } from './me.ts';
import { APPLICATION, EVERYTHING, GUILD, MEMBERS, permissionsOf, type Member } from './world.ts';
import { FILE_LIMIT, type Attachment, type Callback, type Command, type News, type Posted } from './wire.ts';

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
  /** What there is beside this page: a channel that others see, too, and files that can be sent along. */
  readonly shared?: Shared;
}

export interface Shared {
  /** What everybody sees of a channel and has changed since an earlier look; 0 for all of it. */
  news(channel: string, since: number): Promise<News>;
  /** Takes a file that is to be sent along. Rejects when it is too large. */
  upload(file: File): Promise<Attachment>;
}

/** Where Discord's ids begin to count milliseconds. */
const EPOCH = 1_420_070_400_000n;

let last = 0n;

/** An id in the form of Discord's: it holds the time, and each is greater than the one before. Other tabs make others. */
export function snowflake(): string {
  const now = ((BigInt(Date.now()) - EPOCH) << 22n) | BigInt(Math.floor(Math.random() * 2 ** 22));
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

/** Somebody as Discord shows them. */
const userOf = ({ id, name }: { readonly id: string; readonly name: string }): object => ({
  id,
  username: name.toLowerCase().replaceAll(' ', '-'),
  global_name: name,
  discriminator: '0',
  avatar: null,
});

/** What differs from one interaction to the next; the message for components. */
export interface Parts {
  readonly type: number;
  readonly data: object;
  readonly message?: object;
}

/** The files that go with an interaction, as Discord puts them beside its values. */
export const resolvedOf = (files: readonly Attachment[]): object =>
  files.length > 0 ? { resolved: { attachments: Object.fromEntries(files.map((file) => [file.id, file])) } } : {};

/** A member of the server as an interaction tells of one. */
const memberOf = (member: Member) => ({
  permissions: String(permissionsOf(member)),
  roles: member.roles.map(({ id }) => id),
});

/** The members that are chosen in a list, as Discord puts them beside their ids. */
export function membersOf(ids: readonly string[]): object {
  const chosen = MEMBERS.filter(({ id }) => ids.includes(id));
  const by = (of: (member: Member) => object) => Object.fromEntries(chosen.map((each) => [each.id, of(each)]));
  return { resolved: { users: by(userOf), members: by(memberOf) } };
}

/** An interaction as Discord would send it. */
export const interactionOf = (parts: Parts): object => ({
  version: 1,
  id: snowflake(),
  application_id: APPLICATION,
  token: 'playground',
  locale: locale(),
  guild_locale: 'en-US',
  guild_id: GUILD,
  channel_id: here().id,
  channel: here(),
  context: 0,
  authorizing_integration_owners: { 0: GUILD },
  app_permissions: String(EVERYTHING),
  member: { user: userOf(me()), ...memberOf(me()) },
  ...parts,
});

async function fetchJson<T>(path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return told(await fetch(path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {}));
}

async function told<T>(response: Response): Promise<T> {
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
  shared: {
    news: (channel, since) => fetchJson(`/api/news?${new URLSearchParams({ channel, since: String(since) })}`),
    upload: async (file) => {
      if (file.size > FILE_LIMIT) throw new RangeError('the file is too large');
      const headers = { 'content-type': 'application/octet-stream' };
      const path = `/api/files?${new URLSearchParams({ name: file.name.slice(0, 200) })}`;
      return told(await fetch(path, { method: 'POST', headers, body: file }));
    },
  },
};

/**
 * The message that a component interaction carries along.
 * @param by who had used the bot for it; nobody where it wrote by itself
 */
export function messageOf(id: string, payload: object, by: Posted['by']): object {
  return {
    ...payload,
    id,
    type: by ? 20 : 0,
    channel_id: here().id,
    author: { id: APPLICATION, username: 'Attaché', bot: true },
    application_id: APPLICATION,
    ...(by && { interaction_metadata: { type: 2, user: userOf(by) } }),
  };
}
