import { defineLookup } from '../src/look.ts';
import { pairsFrom, topicFrom } from '../src/slots.ts';
import { suggestTopic } from '../src/suggest.ts';

const country = { type: 'text', required: true, max: 100, suggests: true } as const;

export const compare = defineLookup({
  name: 'compare',
  options: {
    country_a: country,
    country_b: country,
    topic: { type: 'text', required: true, max: 100, suggests: true },
  },
  lookup(args, { index }) {
    const pairs = [args.country_a, args.country_b].flatMap((name) => pairsFrom({ country: name }, index));
    return { topic: topicFrom(args.topic, index), pairs: [...new Set(pairs)], sideBySide: true };
  },
  suggest: (option, text, call) => (option === 'topic' ? suggestTopic(text, call) : undefined),
});
