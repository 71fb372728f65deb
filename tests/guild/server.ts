import type { Callback } from '../../src/interaction.ts';
import type { GuildSettings, Role } from '../../src/model/guild.ts';
import { GuildSettings as Settings } from '../../src/model/guild.ts';
import { writeGuild } from '../../src/store/guild.ts';
import type { Store } from '../../src/store/store.ts';

/** Discord's permission bits by their names. */
export const BITS = {
  manageServer: 1n << 5n,
  send: 1n << 11n,
  manageMessages: 1n << 13n,
  manageEvents: 1n << 33n,
} as const;

/** The server that the tests are in, its channel, and the roles that it may map. */
export const GUILD = '4000';
export const CHANNEL = '4001';
export const ROLE_IDS: Readonly<Record<Role, string>> = {
  viewer: '4101',
  host: '4102',
  curator: '4103',
  moderator: '4104',
};

/** Who does something, and where. */
export interface Who {
  readonly id?: string;
  readonly guild?: string;
  readonly channel?: string;
  /** The channel of which it is a thread. */
  readonly parent?: string;
  readonly roles?: readonly string[];
  readonly may?: readonly bigint[];
  readonly locale?: string;
}

export const nobody: Who = { id: '9001', may: [BITS.send] };
export const manager: Who = { id: '9002', may: [BITS.send, BITS.manageServer] };

let interactions = 0;

/** The fields of an interaction in a server, whatever it is. */
export const from = ({ id = '9001', guild = GUILD, channel = CHANNEL, parent, roles = [], may = [], locale }: Who) => ({
  id: String((interactions += 1)),
  application_id: '2',
  token: 'interaction-token',
  version: 1,
  locale: locale ?? 'en-GB',
  guild_locale: 'en-US',
  context: 0,
  guild_id: guild,
  channel_id: channel,
  channel: { id: channel, type: parent === undefined ? 0 : 11, ...(parent !== undefined && { parent_id: parent }) },
  authorizing_integration_owners: { 0: guild },
  member: { user: { id, username: 'somebody' }, roles, permissions: String(may.reduce((sum, bit) => sum | bit, 0n)) },
});

/** A step of a command pressed on a private message; with `values`, what was chosen in a list. */
export const pressedBy = (who: Who, custom_id: string, values?: readonly string[]): object => ({
  ...from(who),
  type: 3,
  message: { id: '6', flags: 64 },
  data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) },
});

/** A form sent that was opened on a private message: its fields by their ids. */
export const sentBy = (who: Who, custom_id: string, values: Readonly<Record<string, string>>): object => ({
  ...from(who),
  type: 5,
  message: { id: '6', flags: 64 },
  data: {
    custom_id,
    components: Object.entries(values).map(([field, value], i) => ({
      type: 18,
      id: 2 * i + 1,
      component: { type: 4, id: 2 * i + 2, custom_id: field, value },
    })),
  },
});

/** A command called: `{ name, options }` as Discord sends its data. */
export const calledBy = (who: Who, data: object): object => ({
  ...from(who),
  type: 2,
  data: { id: '5', type: 1, ...data },
});

interface Part {
  readonly type?: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
}
const inside = (part: Part): Part[] => [part, ...(part.components ?? []).flatMap(inside)];

/** The custom ids of the buttons of a message, by their labels, and of its lists, by their placeholders. */
export function idsOf({ data }: Callback): Readonly<Record<string, string>> {
  const parts = ((data?.['components'] ?? []) as Part[]).flatMap(inside);
  return Object.fromEntries(
    parts.flatMap((part) =>
      part.custom_id === undefined
        ? []
        : [[part.label ?? (part as { placeholder?: string }).placeholder ?? '', part.custom_id]],
    ),
  );
}

/** Writes settings of a server as another process would. */
export async function setUp(store: Store, settings: object, guild = GUILD, rev = 0): Promise<GuildSettings> {
  const whole = Settings.parse(settings);
  const written = await store.write((tx) => writeGuild(tx, { id: guild, settings: whole, rev }, 0));
  if (!written) throw new Error('somebody else has written these settings');
  return whole;
}

/** Roles for every part that a server can map. */
export const mapped = {
  roles: Object.fromEntries(Object.entries(ROLE_IDS).map(([role, id]) => [role, [id]])),
};
