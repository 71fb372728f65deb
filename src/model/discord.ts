/** The body of a message as Discord takes it. */
export type MessageBody = Readonly<Record<string, unknown>>;

/** A message that is pinned in a channel. */
export interface Pin {
  readonly message: string;
  readonly author: string;
  /** Epoch milliseconds. */
  readonly pinnedAt: number;
}

export interface GuildRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

export interface GuildChannel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  /** What is allowed and denied there beside the roles: by the id of a role or a member. */
  readonly overwrites: readonly { readonly id: string; readonly allow: bigint; readonly deny: bigint }[];
}

/** A server as the bot sees it. */
export interface GuildView {
  readonly id: string;
  readonly owner: string;
  readonly roles: readonly GuildRole[];
  readonly channels: readonly GuildChannel[];
  /** The bot itself and its roles there. */
  readonly self: { readonly id: string; readonly roles: readonly string[] };
}

/** Who may see a command where a server has said so: by the id of a role, a member or a channel. */
export interface CommandPermission {
  /** The command's name; missing where it is said of all of them. */
  readonly command?: string;
  readonly id: string;
  readonly of: 'role' | 'user' | 'channel';
  readonly allowed: boolean;
}

/**
 * What the bot does at Discord outside of an answer. Every call may reject with a `DiscordError`, or with another error when
 * Discord cannot be reached.
 */
export interface Discord {
  /** @param nonce at most 25 characters: a repeated post with it gives the first message */
  post(
    channel: string,
    body: MessageBody,
    nonce: string,
    files?: readonly MessageFile[],
  ): Promise<{ readonly id: string }>;
  /** Files that the message has stay, unless its body says which of them do. */
  edit(channel: string, message: string, body: MessageBody, files?: readonly MessageFile[]): Promise<void>;
  /** Done too when the message is gone already, as for `unpin`. */
  remove(channel: string, message: string, reason?: string): Promise<void>;
  pin(channel: string, message: string, reason: string): Promise<void>;
  unpin(channel: string, message: string, reason: string): Promise<void>;
  /** The pinned messages of a channel, newest first. */
  pins(channel: string): Promise<readonly Pin[]>;
  /** The server; `missing` when the bot is not in it. */
  guild(id: string): Promise<GuildView | 'missing'>;
  commandPermissions(guild: string): Promise<readonly CommandPermission[]>;
  /** How a server shows a member: the nickname there, else the name. Undefined for who is not in it. */
  memberName(guild: string, member: string): Promise<string | undefined>;
  /** Puts something else in the place of the first answer to an interaction, for 15 minutes; who sees it stays. */
  editAnswer(place: AnswerPlace, body: MessageBody, files: readonly MessageFile[]): Promise<void>;
  /** The bytes of a file that a member sent along, within `ms` milliseconds. @throws RangeError when there are more than `max` */
  download(url: string, max: number, ms?: number): Promise<Uint8Array>;
}

/** A file that is sent along, under the name by which its body knows it. */
export interface MessageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first answer to an interaction. */
export interface AnswerPlace {
  readonly interaction: string;
  readonly application: string;
  readonly token: string;
}

/** What Discord refused. */
export class DiscordError extends Error {
  readonly status: number;
  /** Discord's own code of the reason, 0 where it gave none. */
  readonly code: number;
  /** Milliseconds to wait before the next try, where Discord named them. */
  readonly retryAfter: number | undefined;
  constructor(status: number, code: number, message: string, retryAfter?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Codes of Discord that are dealt with ("Opcodes and Status Codes", JSON error codes). */
export const DISCORD_CODE = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  missingAccess: 50001,
  missingPermissions: 50013,
  tooManyPins: 30003,
  tooManyEdits: 30046,
} as const;
