/** A press as it was sent, and what is known of it. Moments are those of Discord's clock. */
export interface Sent {
  readonly number: number;
  readonly member: string;
  readonly option: number;
  /** As a number, so that later ones are greater. */
  readonly id: bigint;
  readonly pressedAt: number;
  /** When it was sent to the bot, the first time. */
  readonly sentAt: number;
  /** What the member was told; `away`: that the store could not do it in time, so that nobody knows whether it did. */
  readonly told: 'kept' | 'refused' | 'away' | 'nothing';
  /** It went to a process that was killed before it had answered. */
  readonly doubtful: boolean;
}

/** A question as it was asked. */
export interface Asked {
  readonly number: number;
  /** The place of the right option. */
  readonly key: number;
  readonly postedAt: number;
  readonly seconds: number;
  /** What was added after interruptions, as its message says. */
  readonly added: number;
}

/** What the bot has on record. */
export interface Found {
  readonly scores: readonly { readonly number: number; readonly member: string; readonly correct: boolean }[];
  readonly answers: readonly { readonly number: number; readonly member: string; readonly answer: string }[];
}

export interface Judged {
  /** Scores that the oracle has. */
  readonly scores: number;
  readonly missing: number;
  readonly wrong: number;
  readonly extra: number;
  /** Members and questions of which the oracle takes more than one outcome for right. */
  readonly open: number;
}

/** How long after the deadline a press may be made, and until when it must be there for sure to be kept. */
const GRACE_MS = 1_500;
const SURE_MS = 1_000;

/** Whether a press counts: always, never, or the bot may have kept it or not. */
function counts(sent: Sent, { postedAt, seconds, added }: Asked): 'always' | 'never' | 'either' {
  const closes = postedAt + seconds * 1_000;
  if (sent.pressedAt > closes + added + GRACE_MS) return 'never';
  const sure =
    sent.pressedAt <= closes + GRACE_MS && sent.sentAt <= closes + SURE_MS && !sent.doubtful && sent.told !== 'away';
  if (sure || sent.told === 'kept') return 'always';
  return sent.told === 'refused' ? 'never' : 'either';
}

/** The options that may stand for a member's answer, `undefined` for none: the newest press that counts. */
function outcomesOf(presses: readonly Sent[], asked: Asked): ReadonlySet<number | undefined> {
  const found = new Set<number | undefined>();
  for (const sent of presses.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    const how = counts(sent, asked);
    if (how !== 'never') found.add(sent.option);
    if (how === 'always') return found;
  }
  return found.add(undefined);
}

/** Holds what the bot has on record against what was pressed. */
export function judge(sent: readonly Sent[], asked: readonly Asked[], { scores, answers }: Found): Judged {
  const place = ({ number, member }: { readonly number: number; readonly member: string }) => `${number} ${member}`;
  const pressed = Map.groupBy(sent, place);
  const scored = Map.groupBy(scores, place);
  const given = Map.groupBy(answers, place);
  let [expected, missing, wrong, extra, open] = [0, 0, 0, 0, 0];
  for (const each of new Set([...pressed.keys(), ...scored.keys()])) {
    const question = asked.find(({ number }) => number === Number(each.split(' ')[0]));
    const outcomes = question ? outcomesOf(pressed.get(each) ?? [], question) : new Set([undefined]);
    const rows = scored.get(each) ?? [];
    const answer = given.get(each)?.[0]?.answer;
    if (outcomes.size > 1) open += 1;
    if (!outcomes.has(undefined)) expected += 1;
    if (rows.length === 0) missing += outcomes.has(undefined) ? 0 : 1;
    else if (outcomes.size === 1 && outcomes.has(undefined)) extra += rows.length;
    else {
      extra += rows.length - 1;
      const right =
        outcomes.has(Number(answer)) && rows.every(({ correct }) => correct === (Number(answer) === question?.key));
      if (!right) wrong += 1;
    }
  }
  return { scores: expected, missing, wrong, extra, open };
}
