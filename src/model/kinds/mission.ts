import { z } from 'zod';
import { compareValues, defineKind, type AnyClaim } from '../claim.ts';
import { CountryCode } from '../country.ts';

interface Place {
  readonly sending?: string;
  readonly host?: string;
  readonly mission?: string;
  readonly city?: string;
  readonly status?: string;
}
const placeOf = (claim: AnyClaim): string => {
  const { sending, mission: type, city } = claim as Place;
  return [sending, type, city].join('/');
};
const isOpen = (claim: AnyClaim): boolean => (claim as Place).status === 'open';

/** An embassy or consulate; `period` is the time for which `status` is told. */
export const mission = defineKind({
  name: 'mission',
  implied: true,
  command: 'embassy',
  fields: {
    sending: CountryCode.optional(),
    host: CountryCode.optional(),
    mission: z.enum(['embassy', 'consulate', 'honorary-consulate']).optional(),
    city: z.string().optional(),
    status: z.enum(['open', 'closed', 'former', 'none']),
    operator: z.string().optional(),
  },
  /** Only open and closed at one time in one place disagree; an opening, a closing and a reopening follow each other; two numbers are compared. */
  compare(a, b) {
    if (a.value.type === 'count' && b.value.type === 'count') return compareValues(a, b);
    if (placeOf(a) !== placeOf(b) || isOpen(a) === isOpen(b)) return 'complementary';
    return a.period && b.period && a.period.from === b.period.from ? 'contradiction' : 'complementary';
  },
  tells: ['place'],
  slots: (claim) => ({ sender: (claim as Place).sending, host: (claim as Place).host }),
  words: ['embassy', 'consulate', 'mission', 'honorary', 'consul'],
});
