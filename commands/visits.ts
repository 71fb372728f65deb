import { countryOptions } from '../src/command.ts';
import { defineLookup } from '../src/look.ts';
import { pairsFrom, yearsFrom } from '../src/slots.ts';
import { suggestYear } from '../src/suggest.ts';

export const visits = defineLookup({
  name: 'visits',
  options: { ...countryOptions, year: { type: 'whole', min: 1000, max: 2999, suggests: true } },
  lookup(args, { index }) {
    const years = yearsFrom(args.year, args.year);
    return { topic: 'visits', pairs: pairsFrom(args, index), ...(years && { years }) };
  },
  suggest: (option, text, call, typed) => (option === 'year' ? suggestYear('visits', text, call, typed) : undefined),
});
