import type { Answer, Answered } from '../../model/answer.ts';
import type { Figure } from '../../model/figure.ts';
import type { Speaking } from '../parts.ts';
import { mapOf } from './map.ts';
import { amountsOf } from './amounts.ts';
import { timelineOf } from './timeline.ts';

/** Makes a figure of an answer where it has what the figure shows; undefined where it has not. */
export type Figuring = (answer: Answered, speaking: Speaking) => Figure | undefined;

/** In this order: the first that fits is drawn. */
const FIGURES: readonly Figuring[] = [timelineOf, mapOf, amountsOf];

/** What is drawn of an answer, all of its pages together. Sensitive claims are never drawn. */
export function figureOf(answer: Answer, speaking: Speaking): Figure | undefined {
  if (answer.status !== 'answered') return undefined;
  const groups = answer.groups.map((group) => ({
    ...group,
    findings: group.findings
      .filter(({ claim }) => !claim?.sensitive)
      .map((finding) =>
        finding.also ? { ...finding, also: finding.also.filter(({ sensitive }) => !sensitive) } : finding,
      ),
  }));
  return FIGURES.map((make) => make({ ...answer, groups }, speaking)).find((figure) => figure !== undefined);
}
