import type { Clock } from './clock.ts';
import type { Guild } from './guilds.ts';
import type { Pending } from './interactions.ts';
import type { Message } from './messages.ts';

export type Json = Readonly<Record<string, unknown>>;
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const partsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** Permission bits by Discord's names. */
export const Permission = {
  ADMINISTRATOR: 1n << 3n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  ATTACH_FILES: 1n << 15n,
  PIN_MESSAGES: 1n << 51n,
} as const;
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** Everything that this Discord knows; both doors read and change it. */
export interface World {
  readonly clock: Clock;
  readonly token: string;
  readonly applicationId: string;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly guilds: readonly Guild[];
  /** How many shards it recommends. */
  readonly shards: number;
  /** What the bot may do by channel, where a test has said so; else the server's roles decide. */
  readonly permissions: Map<string, bigint>;
  readonly messages: Map<string, Message>;
  /** When messages were pinned, by their id. */
  readonly pins: Map<string, string>;
  /** Registered commands by guild; global ones under the empty text. */
  readonly commands: Map<string, readonly Json[]>;
  /** Members beside the bot, by their id. */
  readonly members: Map<string, Json>;
  /** Who may see which command, by guild. */
  readonly commandPermissions: Map<string, readonly Json[]>;
  /** Files by their path, and where this server stands. */
  readonly files: Map<string, Uint8Array>;
  origin: string;
  /** Interactions by their token. */
  readonly interactions: Map<string, Pending>;
  /** Every rule of Discord that the bot broke, as sentences. */
  readonly problems: string[];
  /** Sends an event to the shard of a guild; without a guild, to shard 0. */
  readonly dispatch: (event: string, data: unknown, guild?: string) => void;
  /** Called whenever something was recorded that a test may wait for. */
  readonly stir: () => void;
}

/** A request that Discord refuses: its status, Discord's own error code, and the sentence that goes with it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Notes that a body broke rules, and refuses it. @throws Refusal 50035 when there are problems */
export function insist({ problems }: World, place: string, found: readonly string[]): void {
  if (found.length === 0) return;
  problems.push(...found.map((problem) => `${place}: ${problem}`));
  throw new Refusal(400, 50035, 'Invalid Form Body');
}

/** A user as Discord shows one. */
export const user = (id: string, name: string): Json => ({
  id,
  username: name,
  discriminator: '0000',
  global_name: null,
  avatar: null,
  flags: 0,
  public_flags: 0,
  primary_guild: null,
});

export const bot = ({ applicationId }: World): Json => ({ ...user(applicationId, 'attache'), bot: true });

const install = (...scopes: string[]): Json => ({ scopes, permissions: '0' });

export const application = (world: World): Json => ({
  id: world.applicationId,
  name: 'Attaché',
  icon: null,
  description: '',
  type: null,
  bot: bot(world),
  verify_key: world.publicKey,
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: user('100000000000000001', 'operator'),
  approximate_guild_count: world.guilds.filter(({ present }) => present).length,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: ['bot', 'applications.commands'],
  install_params: install('applications.commands', 'bot'),
  integration_types_config: {
    0: { oauth2_install_params: install('applications.commands', 'bot') },
    1: { oauth2_install_params: install('applications.commands') },
  },
});
