import type { Answer, Answered } from '../../model/answer.ts';
import type { Figure } from '../../model/figure.ts';
import type { Speaking } from '../parts.ts';
import { mapOf } from './map.ts';
import { amountsOf } from './amounts.ts';
import { goodsOf } from './goods.ts';
import { timelineOf } from './timeline.ts';

/** Makes a figure of an answer where it has what the figure shows; undefined where it has not. */
export type Figuring = (answer: Answered, speaking: Speaking) => Figure | undefined;

/** In this order: the first that fits is drawn. */
const FIGURES: readonly Figuring[] = [timelineOf, mapOf, amountsOf, goodsOf];

/**
 * What is drawn of an answer, all of its pages together. Sensitive claims are never drawn. On a card no question says which
 * countries it is about, so its claims do.
 */
export function figureOf(answer: Answer, speaking: Speaking): Figure | undefined {
  if (answer.status !== 'answered' || speaking.pictures === 'none') return undefined;
  const groups = answer.groups.map((group) => ({
    ...group,
    findings: group.findings
      .filter(({ claim }) => !claim?.sensitive)
      .map(({ also, ...finding }) => ({
        ...finding,
        ...(also && { also: also.filter(({ sensitive }) => !sensitive) }),
      })),
  }));
  const told = groups.flatMap(({ findings }) => findings.flatMap(({ claim }) => claim?.pair ?? []));
  const pairs = answer.question.pairs.length > 0 ? answer.question.pairs : [...new Set(told)];
  if (told.length === 0) return undefined;
  const whole = { ...answer, groups, question: { ...answer.question, pairs } };
  const makes = speaking.pictures === 'no-maps' ? FIGURES.filter((make) => make !== mapOf) : FIGURES;
  return makes.map((make) => make(whole, speaking)).find((figure) => figure !== undefined);
}
