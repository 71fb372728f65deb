import { describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { browse } from '../../src/answer/browse.ts';
import { citeClaim } from '../../src/answer/citation.ts';
import { receiptOf } from '../../src/answer/receipt.ts';
import type { Answer } from '../../src/model/answer.ts';
import { pairOf } from '../../src/model/country.ts';
import type { Claim } from '../../src/model/kinds/index.ts';
import type { Lookup } from '../../src/model/lookup.ts';
import { en } from '../../src/locales/en.ts';
import type { Rich } from '../../src/locales/rich.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { shown } from '../../src/reply/parts.ts';
import { decodePress } from '../../src/reply/state.ts';
import { speak, statements } from '../../src/reply/speak.ts';
import { toText } from '../../src/reply/text.ts';
import { openIndex } from '../search/open.ts';

const index = openIndex();
const { library } = index;
const say = (answer: Answer, quiet = false, more: object = {}): Reply =>
  speak(answer, {
    t: en,
    library,
    private: quiet,
    receipt: (findings) => receiptOf(findings, index),
    ...more,
  });
const reply = (question: string, quiet = false): Reply => say(ask(question, index).answer, quiet);
const labels = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons.map(({ label }) => label) : []));
/** The characters of a text, whatever they look like. */
const plainOf = (text: Rich): string => toText({ private: true, blocks: [{ type: 'text', text }] });
const count = ({ blocks }: Reply, type: Block['type']): number => blocks.filter((block) => block.type === type).length;

const QUESTIONS = {
  answered: 'How much did Norway export to Pakistan in 2022?',
  disputed: 'When did Norway and Pakistan establish relations?',
  corrected: 'when did the consulate in lahore close',
  clarify: 'trade',
  refused: 'who designed the salang tunnel',
} as const satisfies Record<Answer['status'], string>;

describe.each(Object.entries(QUESTIONS))('a reply that is %s', (status, question) => {
  it('has one heading, says how it ended, and divides its remarks from its text', () => {
    const told = reply(question);
    expect(told.outcome?.status).toBe(status);
    expect(count(told, 'heading')).toBe(1);
    expect(told.blocks[0]?.type).toBe('heading');
    expect(toText(told)).not.toMatch(/undefined|NaN|\[object|null/);
  });

  it('has at most three buttons in public, each with a label that a phone shows', () => {
    expect(labels(reply(question)).length).toBeLessThanOrEqual(status === 'clarify' ? 4 : 3);
    for (const label of labels(reply(question))) expect(label.length).toBeLessThanOrEqual(34);
  });
});

it.each<[string, string[]]>([
  [QUESTIONS.answered, ['Source 1', 'Other years', 'More']],
  [QUESTIONS.disputed, ['Source 1', 'Source 2', 'More']],
  [QUESTIONS.corrected, ['Source 1', 'Related', 'More']],
  [QUESTIONS.refused, ['Transport', 'People and offices', 'Ask differently', 'What is covered']],
  [QUESTIONS.clarify, ['Norway and Pakistan', 'Norway and Turkey']],
])('"%s" offers %j', (question, expected) => expect(expected).toEqual(expect.arrayContaining(labels(reply(question)))));

it.each(Object.entries(QUESTIONS))('ends with a receipt where it rests on something (%s)', (status, question) => {
  const receipts = toText(reply(question)).match(/^Receipt 1[0-9A-Z-]+$/gm) ?? [];
  expect(receipts).toHaveLength(status === 'clarify' || status === 'refused' ? 0 : 1);
});

it.each([
  ['exports', 'Exports: USD 3 million.'],
  ['imports of fish', 'Imports of fish: USD 3 million.'],
  ['total trade', 'Trade in both directions: USD 3 million.'],
])('calls %s with no partner named what they are', (of, told) => {
  const claim = library.claims.find(({ kind }) => kind === 'trade-flow')! as Extract<Claim, { kind: 'trade-flow' }>;
  const { exporter: _, importer: __, period: ___, qualifier: ____, ...bare } = claim;
  const value = { type: 'money', of, amount: 3e6, currency: 'USD' } as const;
  expect(plainOf(en.statement({ ...bare, value }, 'any', library.home))).toBe(told);
});

it('has room for More however many lines a page has', () => {
  const pairs = ['PK', 'TR', 'AF', 'KP'].map((partner) => pairOf('NO', partner));
  const all = library.claims.map((claim) => ({ claim, citation: citeClaim(claim, index), score: 1 }));
  const groups = [...Map.groupBy(all, ({ claim }) => claim.pair).values(), all.slice(0, 3)].map((findings, i) => ({
    label: { by: 'pair', pair: pairs[i % 4]! } as const,
    findings: findings.slice(0, 3),
  }));
  const { question } = ask(QUESTIONS.answered, index);
  const told = say({ status: 'answered', shape: 'comparison', question, groups, notes: [] });
  expect(groups.flatMap(({ findings }) => findings).length).toBeGreaterThan(12);
  expect(labels(told)).toEqual(['More']);
});

it('tells a figure, quotes it, and says where it stands and who worded it', () => {
  const text = toText(reply(QUESTIONS.answered));
  expect(text).toContain('Norway exported NOK 559 million to Pakistan, 2022.');
  expect(text).toContain('“Norway exported goods worth NOK 559 million to Pakistan in 2022.”');
  expect(text).toMatch(
    /Source 1: Norway–Pakistan relations .*section Economic relations.*Digest of .* by Wikipedia, worded by Attaché/,
  );
  expect(text).not.toContain('Exact quote');
});

it('shows every side of a dispute with its quote, prefers none, and names the difference', () => {
  const told = reply(QUESTIONS.disputed);
  const text = toText(told);
  expect(count(told, 'quote')).toBeGreaterThan(1);
  for (const part of ['18 December 1948', '1947', 'None is preferred', 'Kind of difference'])
    expect(text).toContain(part);
});

it('says in a refusal what was understood, what was searched, and what comes nearest but is no answer', () => {
  const told = reply(QUESTIONS.refused);
  const text = toText(told);
  expect(told.private).toBe(true);
  for (const part of [
    'Not in these documents',
    'I understood: Norway and Afghanistan',
    'I looked in 1 document, all 3 sections',
    'Closest, but not an answer:',
    'Salang Tunnel',
  ])
    expect(text).toContain(part);
});

it('names what is covered where the question goes beyond it, and quotes nothing', () => {
  const told = reply('norway and sweden trade');
  expect(count(told, 'quote')).toBe(0);
  expect(toText(told)).toContain('These documents are about Norway and Afghanistan; Norway and North Korea');
});

it.each<[string, string]>([
  ['when did norway sign the memorandum of understanding on police cooperation with pakistan', 'proposed'],
  ['which company sells salmon roe to north korea', 'reported'],
  ['how much humanitarian aid did norway announce for afghanistan in december 2021', 'announced'],
])('never drops how far the text commits itself: "%s" is %s', (question, word) =>
  expect(toText(reply(question))).toContain(word),
);

it('says every statement of every claim in words, with its value and without a trace of how it is kept', () => {
  const said = library.claims.flatMap((claim) =>
    (['any', 'date'] as const).map((wanted) => ({ claim, text: plainOf(en.statement(claim, wanted, library.home)) })),
  );
  const bad = /^.{0,3}$|undefined|NaN|\[object|XXXX|\.\.\//;
  expect(said.filter(({ text }) => bad.test(text)).map(({ claim }) => claim.id)).toEqual([]);
  const hedged = said.filter(({ claim }) => claim.modality !== 'asserted' && claim.modality !== 'negated');
  expect(hedged.length).toBeGreaterThan(5);
  expect(hedged.filter(({ text }) => !/\(.+\)/.test(text)).map(({ claim }) => claim.id)).toEqual([]);
});

it('tells in a public reply nothing of the spelling, in a private one what was searched instead', () => {
  const question = 'when did norwey and turky establish diplomatic relations';
  expect(toText(reply(question))).not.toMatch(/norwey|turky|instead of/);
  expect(toText(reply(question, true))).toContain('“norway” instead of “norwey”');
});

describe('a list', () => {
  const lookup: Lookup = { topic: 'timeline', pairs: ['NO-PK'] };
  const page = (number: number): Reply => say(browse(lookup, index), false, { page: number });
  const last = Number(/Page 1 of (\d+)/.exec(toText(page(1)))?.[1]);

  it('of several pages is private, and says which one it is', () => {
    expect(last).toBeGreaterThan(2);
    expect(page(1).private).toBe(true);
    expect(labels(page(1))).toEqual(['Next']);
    expect(labels(page(2))).toEqual(['Previous', 'Next']);
    expect(labels(page(last))).toEqual(['Previous']);
    expect(page(last + 99)).toEqual(page(last));
    expect(page(0)).toEqual(page(1));
  });

  it('shows every line on one page, none on two, in the order of the answer', () => {
    const answer = browse(lookup, index);
    const quotes =
      answer.status === 'answered'
        ? answer.groups.flatMap(({ findings }) => findings.map(({ citation }) => citation.quote))
        : [];
    const items = Array.from({ length: last }, (_, i) => page(i + 1)).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'list' ? block.items : [])),
    );
    expect(items).toHaveLength(quotes.length);
    items.forEach((item, i) => expect(plainOf(item)).toContain(shown(quotes[i]!)));
  });

  it('numbers its lines by their sources', () => {
    const text = toText(page(1));
    for (const [, number] of text.matchAll(/\((\d+)\)$/gm)) expect(text).toContain(`Source ${number}:`);
  });

  it.each([
    'what happened with pakistan since 1960',
    'north korea from 1970 to 2016',
    'pakistan aid',
    'what happened in the 2000s',
  ])('that /ask makes itself turns its pages ("%s")', (question) => {
    const { answer } = ask(question, index);
    if (answer.status !== 'answered' || !answer.lookup) throw new Error(answer.status);
    const pages = Number(/Page 1 of (\d+)/.exec(toText(say(answer)))?.[1] ?? 1);
    expect(pages).toBeGreaterThan(1);
    const button = say(answer).blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0];
    const next = decodePress(button && 'id' in button ? button.id : '');
    expect(next).toMatchObject({ action: 'look', page: 2, turn: true });
    const again = next?.action === 'look' ? browse(next.lookup, index) : undefined;
    expect(again).toMatchObject({ groups: answer.groups });
  });

  it('of pairs keeps them side by side on every page', () => {
    const both: Lookup = { topic: 'investment', pairs: ['NO-TR', 'NO-PK'], sideBySide: true };
    const answer = browse(both, index);
    const pages = [1, 2].map((number) => toText(say(answer, false, { page: number })));
    expect(pages[0]).toMatch(/Page 1 of 2/);
    expect(pages[0]).toMatch(/Norway and Turkey\n- [\s\S]*Norway and Pakistan\n- /);
    const lines = pages.map((text) => text.match(/^- .*$/gm) ?? []);
    expect(lines.map(({ length }) => length <= 6)).toEqual([true, true]);
    const told = answer.status === 'answered' ? answer.groups.flatMap(({ findings }) => findings) : [];
    expect(new Set(lines.flat()).size).toBe(told.length);
  });

  it('of one page is public, and tells its remarks', () => {
    const year = { topic: 'trade', pairs: ['NO-TR'], years: { from: 2018, to: 2018 } } as const;
    const told = say(browse(year, index));
    expect(told.private).toBe(false);
    expect(toText(told)).toContain('add up to USD 1,278 million; the source states a total of USD 1.27 billion');
  });

  it('of pairs side by side says of which nothing is told', () => {
    const both = { topic: 'aid', pairs: ['NO-TR', 'NO-PK'], sideBySide: true } as const;
    expect(toText(say(browse(both, index)))).toContain('Norway and Turkey: nothing in these documents.');
  });

  it('of a date tells the state on it', () => {
    const then = { topic: 'embassy', pairs: ['AF-NO'], asOf: '2024-10' } as const;
    expect(toText(say(browse(then, index)))).toContain('Not open in October 2024');
  });
});

it('states an answer without its quotes', () => {
  for (const question of Object.values(QUESTIONS)) {
    const lines = statements(ask(question, index).answer, { t: en, library });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line.length).toBeGreaterThan(0);
  }
});
