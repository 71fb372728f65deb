import type { Locale } from '../../locales/en.ts';
import { randomOf } from '../random.ts';
import { countriesIn, type Ground } from './ground.ts';
import { truthValue } from './key.ts';
import { arranged, silence, type Draft } from './make.ts';
import { asksOf, type Prompt } from './prompt.ts';
import { filled } from './sentence.ts';
import { wrongAnswers } from './supply.ts';

/** Wrong options beside the right one: as many as there are, at least two. */
const WRONG = 3;
const LEAST = 2;

/** The stem of a prompt in which its answer is asked for. */
const stemOf = ({ question, gapped, lead }: Prompt, t: Locale): string =>
  question ?? t.items.complete(lead, filled(gapped!.sentence, gapped!.gap, t.items.gap));

/** Whether what stands around a gap fits some names alone: an article before it, or a country behind it. */
function isCued({ gapped, aspect }: Prompt, ground: Ground): boolean {
  if (aspect !== 'name' || !gapped) return false;
  const { sentence, gap } = gapped;
  const [behind = ''] = /^(?:, | ?\()\p{Lu}[\p{L} ]{1,40}/u.exec(sentence.slice(gap.end)) ?? [];
  return /\b(?:the|an?) $/i.test(sentence.slice(0, gap.start)) || countriesIn(behind, ground).length > 0;
}

/** One of three or four options; none where too few wrong ones are surely false. */
export function choiceOf(prompt: Prompt, ground: Ground, t: Locale, seed: number): Draft[] {
  const { claim, aspect, told, question } = prompt;
  if (isCued(prompt, ground)) return [];
  const by = question === undefined ? 'gap' : 'ask';
  const stem = stemOf(prompt, t);
  const random = randomOf(seed, 'choice', by, aspect, claim.id, told.value);
  const wrong = wrongAnswers({ claim, aspect, told, count: WRONG, shown: stem }, ground, t, random);
  if (wrong.length < LEAST) return [];
  const draft = { form: 'choice', by, aspect, claims: [claim], ...asksOf(prompt, t) } as const;
  if (!hasSilence(prompt) || random.whole(0, 1) === 0)
    return [{ ...draft, stem, options: arranged([told, ...wrong], random) }];
  const options = arranged([told, ...random.shuffled(wrong).slice(0, LEAST), silence(t)], random);
  return [{ ...draft, stem: t.items.asFar(stem.replace(/\?$/, '')), options }];
}

/**
 * Whether a question is like those to which the sources give no answer: were silence never wrong, it would be known for right
 * wherever it is offered.
 */
const hasSilence = ({ question, aspect, lead }: Prompt): boolean =>
  question !== undefined && aspect === 'figure' && lead === undefined;

/** Whether a sentence goes on to say who or what a name is: with another name that is nonsense, no falsehood. */
const isGlossed = ({ gapped, aspect }: Prompt): boolean =>
  aspect === 'name' && gapped !== undefined && /^, (?:the|an?) /.test(gapped.sentence.slice(gapped.gap.end));

/** What makes a sentence with another value no plain falsehood. */
const DENYING = /\b(?:not|never|no|none|neither|nor|cannot|without)\b/i;

/** A sentence as it is told, or with another value in the place of its own: chance decides. */
export function truthOf(prompt: Prompt, ground: Ground, t: Locale, seed: number): Draft[] {
  const { claim, aspect, told, gapped, lead } = prompt;
  if (!gapped || isCued(prompt, ground) || DENYING.test(gapped.sentence) || isGlossed(prompt)) return [];
  const random = randomOf(seed, 'truth', aspect, claim.id, told.value);
  const wanted = { claim, aspect, told, count: LEAST, shown: gapped.sentence };
  const [wrong] = random.shuffled(wrongAnswers(wanted, ground, t, random));
  if (!wrong) return [];
  const said = random.whole(0, 1) === 0 ? told : wrong;
  const stem = t.items.statement(lead, filled(gapped.sentence, gapped.gap, said.text));
  const { truth } = t.items;
  const options = [
    { text: truth.true, value: truthValue(true, said.value) },
    { text: truth.false, value: truthValue(false, said.value) },
  ];
  return [{ form: 'true-false', by: 'gap', aspect, stem, claims: [claim], options, ...asksOf(prompt, t) }];
}
