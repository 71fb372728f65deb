import { PERMISSION } from '../../model/permissions.ts';
// The made-up server of the playground. Both the page and the server behind it are about this one.

export const APPLICATION = '1000000000000000001';
export const GUILD = '1000000000000000002';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

export interface Member {
  /** What names it in the address of a page. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Channels of text, and one of announcements; the first is where a page begins. */
export const CHANNELS: readonly [Channel, ...Channel[]] = [
  { id: '1000000000000000003', name: 'general', type: 0 },
  { id: '1000000000000000201', name: 'quiz', type: 0 },
  { id: '1000000000000000202', name: 'facts', type: 0 },
  { id: '1000000000000000203', name: 'moderators', type: 0 },
  { id: '1000000000000000204', name: 'announcements', type: 5 },
];

const {
  view: VIEW_CHANNEL,
  send: SEND_MESSAGES,
  manageMessages: MANAGE_MESSAGES,
  history: READ_MESSAGE_HISTORY,
  useCommands: USE_APPLICATION_COMMANDS,
  manageEvents: MANAGE_EVENTS,
  sendInThreads: SEND_MESSAGES_IN_THREADS,
  pin: PIN_MESSAGES,
} = PERMISSION;
export const EVERYTHING = (1n << 53n) - 1n;

const everyone: Role = {
  id: GUILD,
  name: '@everyone',
  permissions: VIEW_CHANNEL | READ_MESSAGE_HISTORY | USE_APPLICATION_COMMANDS,
};
const student: Role = {
  id: '1000000000000000301',
  name: 'Student',
  permissions: SEND_MESSAGES | SEND_MESSAGES_IN_THREADS,
};
const moderator: Role = {
  id: '1000000000000000302',
  name: 'Moderator',
  permissions: SEND_MESSAGES | SEND_MESSAGES_IN_THREADS | MANAGE_MESSAGES | MANAGE_EVENTS | PIN_MESSAGES,
};
/** The role that the bot itself has. */
export const botRole: Role = { id: '1000000000000000303', name: 'Attaché', permissions: EVERYTHING };
export const ROLES: readonly Role[] = [everyone, student, moderator, botRole];

/** Whom a page can be; the first owns the server. */
export const MEMBERS: readonly [Member, ...Member[]] = [
  { key: 'you', id: '1000000000000000004', name: 'You', roles: [] },
  ...[1, 2, 3, 4, 5].map((n) => ({
    key: `student-${n}`,
    id: `100000000000000010${n}`,
    name: `Student ${n}`,
    roles: [student],
  })),
  { key: 'moderator', id: '1000000000000000111', name: 'Moderator', roles: [moderator] },
  { key: 'guest', id: '1000000000000000112', name: 'Member without rights', roles: [] },
];

/** What a member may do, as Discord adds it up. */
export const permissionsOf = (member: Member): bigint =>
  member === MEMBERS[0]
    ? EVERYTHING
    : [everyone, ...member.roles].reduce((bits, { permissions }) => bits | permissions, 0n);
