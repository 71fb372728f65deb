/** What sort of value would answer the question. */
export const WANTED = [
  'date',
  'person',
  'place',
  'amount',
  'count',
  'list',
  'reason',
  'organisation',
  'name',
  'role',
  'yes-no',
  'comparison',
  'any',
] as const;
export type Wanted = (typeof WANTED)[number];
