import { countryOptions } from '../src/command.ts';
import { defineLookup } from '../src/look.ts';
import { pairsFrom, yearsFrom } from '../src/slots.ts';

const year = { type: 'whole', min: 1000, max: 2999 } as const;

export const timeline = defineLookup({
  name: 'timeline',
  options: { ...countryOptions, from: year, to: year },
  lookup(args, { index }) {
    const years = yearsFrom(args.from, args.to);
    return { topic: 'timeline', pairs: pairsFrom(args, index), ...(years && { years }) };
  },
});
