import type { Migration } from '../migration.ts';

export interface PrivacyTables {
  /** What a member did that may be done only so often. */
  quota: { guild: string | null; member: string; what: string; at: number };
}

export const privacy: Migration = ({ whole, strict }) => [
  `create table quota (guild text, member text not null, what text not null, at ${whole} not null)${strict}`,
  'create index quota_member on quota (member, what)',
];
