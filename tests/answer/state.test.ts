import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { browse } from '../../src/answer/browse.ts';
import { findingsOf } from '../../src/model/answer.ts';
import { begunBy, missionState, type State } from '../../src/answer/state.ts';
import type { Answer } from '../../src/model/answer.ts';
import { isKind } from '../../src/model/kinds/index.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const missionsIn = (city: string, sending: string) =>
  index.library.claims.flatMap((claim) =>
    isKind('mission', claim) && claim.city === city && claim.sending === sending && claim.mission === 'embassy'
      ? [claim]
      : [],
  );

describe('whether an embassy was open', () => {
  it.each<[string, string, string, State]>([
    ['AF', 'Oslo', '2024-08', 'yes'],
    ['AF', 'Oslo', '2024-10', 'no'],
    ['AF', 'Oslo', '2025-02-28', 'no'],
    ['AF', 'Oslo', '2025-04', 'yes'],
    ['AF', 'Oslo', '2026', 'yes'],
    // In the month of a change, and in a year of two states, no one state holds.
    ['AF', 'Oslo', '2024-09', 'unknown'],
    ['AF', 'Oslo', '2025', 'unknown'],
    ['NO', 'Kabul', '2020', 'yes'],
    ['NO', 'Kabul', '2021-07-31', 'yes'],
    ['NO', 'Kabul', '2021-09', 'no'],
    ['NO', 'Kabul', '2023-05-17', 'no'],
    // When it had opened is not told.
    ['NO', 'Kabul', '1950', 'unknown'],
    ['AF', 'Oslo', '1950', 'unknown'],
    ['AF', 'Oslo', '2024-10-15', 'no'],
    ['AF', 'Oslo', '2025-02-01', 'no'],
    ['AF', 'Oslo', '2025-04-01', 'yes'],
    ['NO', 'Kabul', '2022-01-01', 'no'],
    ['NO', 'Islamabad', '1975-01-01', 'no'],
    ['NO', 'Islamabad', '1980-01-01', 'yes'],
    // What it did in 1976 and 1979 shows that it was there; when it went is not told.
    ['KP', 'Oslo', '1976-10-20', 'yes'],
    ['KP', 'Oslo', '1979-06', 'yes'],
    ['KP', 'Oslo', '2000-01-01', 'unknown'],
    ['NO', 'Islamabad', '1970', 'no'],
    ['NO', 'Islamabad', '1980', 'yes'],
    // Undated: nothing is known of any day.
    ['PK', 'Oslo', '1990', 'unknown'],
  ])('%s in %s, %s: %s', (sending, city, date, state) => {
    const claims = missionsIn(city, sending);
    expect(claims.length).toBeGreaterThan(0);
    expect(missionState(claims, date).state).toBe(state);
  });

  it('is told by the claim that decides it', () => {
    expect(missionState(missionsIn('Oslo', 'AF'), '2024-10').by?.id).toBe('af-embassy-oslo-forced-shut');
    expect(missionState(missionsIn('Oslo', 'AF'), '2025-06').by?.id).toBe('af-embassy-oslo-resumed');
    expect(missionState([], '2024')).toEqual({ state: 'unknown' });
  });
});

const states = (answer: Answer): Record<string, string> =>
  Object.fromEntries(
    findingsOf(answer).flatMap(({ claim, state }) =>
      claim && isKind('mission', claim) ? [[`${claim.sending} ${claim.city}`, state ?? '']] : [],
    ),
  );

it('is the same by look-up and by question', () => {
  const expected = { 'AF Oslo': 'no', 'NO Kabul': 'no' };
  expect(states(browse({ topic: 'embassy', pairs: ['AF-NO'], asOf: '2024-10' }, index))).toMatchObject(expected);
  expect(states(ask('is the afghan embassy in oslo open', index, { asOf: '2024-10' }).answer)).toMatchObject({
    'AF Oslo': 'no',
  });
});

it('tells of a date only what had begun by then', () => {
  const aid = browse({ topic: 'aid', pairs: ['NO-PK'], asOf: '1970' }, index);
  const claims = findingsOf(aid).map(({ claim }) => claim!);
  expect(claims.map(({ id }) => id)).toContain('nm-aid-start-1969');
  expect(claims.filter(({ period }) => !(period!.from! <= '1970-12-31'))).toEqual([]);
  // A text of 2022 says how it was then, not before.
  const current = index.library.claims.find(({ id }) => id === 'np-embassy-islamabad')!;
  expect([begunBy(current, '2021'), begunBy(current, '2022')]).toEqual([false, true]);
  const undated = index.library.claims.filter(({ period, asOf }) => !period && !asOf);
  expect(undated.filter((claim) => begunBy(claim, '2026'))).toEqual([]);
});

it('is refused where nothing had begun, or nothing is dated', () => {
  expect(browse({ topic: 'aid', pairs: ['NO-PK'], asOf: '1900' }, index)).toMatchObject({
    status: 'refused',
    reason: 'as-of-unknown',
  });
});
