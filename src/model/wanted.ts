/** What sort of value would answer the question. */
export type Wanted =
  | 'date'
  | 'person'
  | 'place'
  | 'amount'
  | 'count'
  | 'list'
  | 'reason'
  | 'organisation'
  | 'name'
  | 'role'
  | 'yes-no'
  | 'comparison'
  | 'any';
