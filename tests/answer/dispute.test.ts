import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/answer/ask.ts';
import { dispute, disputes } from '../../src/answer/dispute.ts';
import type { Disputed } from '../../src/model/answer.ts';
import type { Index } from '../../src/search/index.ts';
import { understand } from '../../src/search/question.ts';
import { openIndex, SHIPPED } from '../search/open.ts';

const shipped = openIndex();

/** Every dispute on a topic, one for each claim that is in one. */
function disputesOn(topic: string, index: Index = shipped): Disputed[] {
  const question = understand('', index);
  return index.library.claims
    .filter((claim) => claim.topic === topic)
    .flatMap((claim) => dispute(question, claim, index) ?? [])
    .flatMap((answer) => (answer.status === 'disputed' ? [answer] : []));
}

const topicsOf = ({ library }: Index): string[] => [...new Set(library.claims.flatMap(({ topic }) => topic ?? []))];
const disputed = (index: Index): string[] => topicsOf(index).filter((topic) => disputesOn(topic, index).length > 0);

describe('the shipped documents', () => {
  it.each<[string, Disputed['difference'], string[]]>([
    ['NO-PK.relations.start', 'other-scope', ['nm-relationship-1947', 'np-relations-established']],
    ['NO-PK.aid.start', 'other-scope', ['nm-aid-start-1969', 'np-engagement-1950s']],
    ['NO-PK.aid.sectors', 'other-scope', ['nm-aid-priorities', 'np-aid-sectors']],
    ['NO-PK.migration.origin', 'contradiction', ['np-origin-kharian', 'np-origin-gujrat']],
    ['NO-PK.scatec', 'other-stage', ['nm-scatec-mou-2015', 'np-scatec-2021']],
    ['NO-PK.scatec', 'other-stage', ['nm-scatec-upper-sindh', 'np-scatec-sukkur']],
  ])('differ on %s: %s', (topic, difference, ids) => {
    const answers = disputesOn(topic);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toMatchObject({ topic, difference });
    expect(answers.flatMap(({ sides }) => sides.map(({ claim }) => claim?.id))).toEqual(expect.arrayContaining(ids));
  });

  it.each([
    // About a figure and the figure; two lists of companies; missions added by one of two; one event told twice.
    'NO-PK.aid.2022.bilateral',
    'NO-PK.companies',
    'NO-PK.missions.of-NO',
    'NO-PK.missions.of-PK',
    'NO-PK.heritage',
    'NO-PK.police.mou',
    'AF-NO.missions.of-AF',
    'AF-NO.missions.of-NO',
    'AF-NO.envoy',
    'NO-TR.relations.start',
  ])('do not differ on %s', (topic) => {
    expect(topicsOf(shipped)).toContain(topic);
    expect(disputesOn(topic)).toEqual([]);
  });

  it('differ on six topics, no more: beginnings, migration, origin, aid and its fields, the solar plant', () => {
    const topics = ['relations.start', 'migration.start', 'migration.origin', 'aid.start', 'aid.sectors', 'scatec'];
    const open = disputes(shipped);
    expect(open.map(({ topic }) => topic).toSorted()).toEqual(topics.map((topic) => `NO-PK.${topic}`).toSorted());
    expect(disputed(shipped).toSorted()).toEqual(open.map(({ topic }) => topic).toSorted());
    for (const { sides } of open) expect(sides.length).toBeGreaterThanOrEqual(2);
    expect(disputes(shipped, ['NO-TR', 'AF-NO'])).toEqual([]);
  });

  it('are asked one by one: a dispute within one document stays, one between two goes', () => {
    const within = (text: string, source: string) => ask(text, shipped, { source }).answer.status;
    expect(within('Where do most Pakistani immigrants come from?', 'norway-pakistan')).toBe('disputed');
    expect(within('When did Norway and Pakistan establish relations?', 'norway-pakistan')).toBe('answered');
  });
});

describe('one more document', () => {
  const dirs: string[] = [];
  afterAll(() => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

  /** The shipped corpus with a third text on Norway and Turkey, which makes one claim of this value. */
  function withThird(edtf: string): Index {
    const dir = mkdtempSync(join(tmpdir(), 'third-'));
    dirs.push(dir);
    cpSync(SHIPPED, dir, { recursive: true });
    const quote = `Relations of Norway and Turkey began in ${edtf}.`;
    const head = "title: A third text\npublisher: A teacher\nlicence: CC0\ncountries: ['NO', TR]\ntext: verbatim";
    writeFileSync(join(dir, 'third.md'), `---\n${head}\n---\n\n# A third text\n\n${quote}\n`);
    const shape = shipped.library.claims.find(({ id }) => id === 'tr-relations-established')!;
    writeFileSync(
      join(dir, 'third.claims.yaml'),
      JSON.stringify({
        document: 'third',
        claims: [
          {
            id: 'third-start',
            section: 'Lead',
            quote,
            kind: shape.kind,
            topic: shape.topic,
            value: { type: 'date', of: shape.value.of, edtf },
            period: edtf,
          },
        ],
      }),
    );
    return openIndex([dir]);
  }

  it('that contradicts changes the topic that it contradicts, and no other', () => {
    const index = withThird('1905');
    const before = disputed(shipped);
    expect(before).not.toContain('NO-TR.relations.start');
    expect(disputed(index).toSorted()).toEqual([...before, 'NO-TR.relations.start'].toSorted());
    for (const topic of before)
      expect(disputesOn(topic, index).map(({ sides }) => sides.map(({ claim }) => claim?.id))).toEqual(
        disputesOn(topic).map(({ sides }) => sides.map(({ claim }) => claim?.id)),
      );
    const { answer } = ask('When did Norway and Turkey establish relations?', index);
    expect(answer).toMatchObject({ status: 'disputed', topic: 'NO-TR.relations.start' });
  });

  it('that agrees changes none', () => {
    const index = withThird('1926');
    expect(disputed(index)).toEqual(disputed(shipped));
    expect(ask('When did Norway and Turkey establish relations?', index).answer.status).toBe('answered');
  });
});
