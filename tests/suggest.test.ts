import { describe, expect, it } from 'vitest';
import { ask } from '../src/answer/ask.ts';
import { localeFor } from '../src/locales/index.ts';
import { createIndex } from '../src/search/index.ts';
import { openingQuestions } from '../src/suggest.ts';
import { openBot } from './bot.ts';
import { libraryOf } from './corpus/folder.ts';

const t = localeFor('en');

const document = (id: string, text: string): Readonly<Record<string, string>> => ({
  [`${id}.md`]: `---\ntitle: Fiji and Malta\npublisher: Test press\ncountries: [MT, FJ]\n---\n# Fiji and Malta\n\n## Trade\n${text}\n`,
});
const claims = (id: string, ...all: string[]): Readonly<Record<string, string>> => ({
  [`${id}.claims.yaml`]: `document: ${id}\nclaims:\n${all.join('')}`,
});
const began = (id: string, quote: string, year: string): string => `  - id: ${id}
    kind: diplomatic-relations
    section: Trade
    quote: "${quote}"
    value: { type: date, of: relations established, edtf: "${year}" }
    period: "${year}"
    topic: fj-mt-relations-established
`;
const goods = `  - id: maps
    kind: traded-goods
    section: Trade
    quote: Malta sold maps to Fiji
    exporter: MT
    importer: FJ
    value: { type: list, of: goods, items: [maps] }
`;

describe('the questions to begin with', () => {
  it('show two answers, a disagreement and a refusal of the shipped documents', () => {
    const { index } = openBot();
    const questions = openingQuestions({ t, index });
    const statuses = questions.map((question) => ask(question, index).answer.status);
    expect(statuses).toEqual(['answered', 'answered', 'disputed', 'refused']);
    expect(new Set(questions).size).toBe(4);
  });

  it('come from an operator’s own documents', () => {
    const first = 'Fiji and Malta established relations in 1970.';
    const second = 'Fiji and Malta established relations in 1975.';
    const library = libraryOf({
      ...document('a', `${first} Malta sold maps to Fiji.`),
      ...claims('a', began('a-1970', first, '1970'), goods),
      ...document('b', second),
      ...claims('b', began('b-1975', second, '1975')),
    });
    const index = createIndex(library);
    const questions = openingQuestions({ t, index });
    expect(questions.every((question) => /Fiji/.test(question) && /Malta/.test(question))).toBe(true);
    expect(questions.map((question) => ask(question, index).answer.status)).toEqual([
      'answered',
      'disputed',
      'refused',
    ]);
  });

  it('are no more than a refusal where no claims were reviewed', () => {
    const index = createIndex(libraryOf(document('a', 'Malta lies far from Fiji.')));
    const questions = openingQuestions({ t, index });
    expect(questions.map((question) => ask(question, index).answer.status)).toEqual(['refused']);
  });
});
