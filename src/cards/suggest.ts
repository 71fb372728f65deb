import type { KeptCall } from '../command.ts';
import type { Topic } from '../model/topic.ts';
import type { Choice } from '../reply/blocks.ts';
import { cardsOf } from '../store/cards.ts';
import { matching, suggestQuestion } from '../suggest.ts';
import { lookText } from './fact.ts';

const TOPICS = ['relations', 'embassy', 'trade', 'aid', 'visits'] as const satisfies readonly Topic[];
/** Pairs whose subjects are suggested before a country is typed. */
const PAIRS = 40;

/** What can be pinned: subjects of the covered pairs, questions, and what is on a card already. */
export async function suggestFact(text: string, call: KeptCall): Promise<readonly Choice[]> {
  const { t, index, guild, store } = call;
  const { pairs, home } = index.library;
  const subjects = pairs.slice(0, PAIRS).flatMap((pair) =>
    TOPICS.flatMap((topic): Choice[] => {
      const value = lookText({ topic, pairs: [pair] });
      const name = topic === 'relations' ? t.refused.overview : t.topics[topic];
      return value ? [{ label: t.cards.suggestions.topic(t.pair(pair, home), name), value }] : [];
    }),
  );
  const cards = guild ? await store.read((tx) => cardsOf(tx, guild.id)) : [];
  const known = cards.map(({ id, title }): Choice => ({ label: title, value: `card:${id}` }));
  const questions = suggestQuestion(text, call);
  return [...questions.slice(0, 8), ...matching([...subjects, ...known], text)].slice(0, 25);
}
