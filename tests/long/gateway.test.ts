import { expect, it } from 'vitest';
import { attach, dropAgainAndAgain, sufferFaults, toldOfFaults, untilBack, use } from '../transport/attached.ts';

it('loses none of 2,000 interactions in 50 lost connections, and answers none twice', async () => {
  expect(await dropAgainAndAgain(2000, 50)).toEqual({
    sent: 2000,
    resumed: 50,
    answered: 2000,
    worked: 2000,
    twice: 0,
    problems: [],
    errors: [],
  });
});

it('gets over 600 faults of the callback', async () => {
  expect(await sufferFaults(10)).toEqual({ wrong: [], problems: [], told: toldOfFaults(10) });
});

// The library waits five seconds between two sessions, so this is not for every day.
it('opens a new session when Discord has ended the old one', async () => {
  const { loopback, messages, close, lost } = await attach();
  await untilBack(loopback, () => loopback.gateway.invalidate(false));
  expect(await loopback.interact(use(loopback))).toMatchObject({ kind: 'answered' });
  expect(messages()).toContain('Discord has ended the session: a new one follows; what came between is lost');
  expect(lost).toEqual([]);
  await close();
});
