import { countryOptions } from '../src/command.ts';
import { defineLookup } from '../src/look.ts';
import { directionFrom, pairsFrom, yearsFrom } from '../src/slots.ts';
import { suggestDirection, suggestYear } from '../src/suggest.ts';

export const trade = defineLookup({
  name: 'trade',
  options: {
    ...countryOptions,
    year: { type: 'whole', min: 1000, max: 2999, suggests: true },
    direction: { type: 'text', max: 100, suggests: true },
    goods: { type: 'yesno' },
  },
  lookup(args, { index }) {
    const pairs = pairsFrom(args, index);
    const direction = args.direction === undefined ? undefined : directionFrom(args.direction, pairs[0], index);
    const years = yearsFrom(args.year, args.year);
    return {
      topic: args.goods ? 'goods' : 'trade',
      pairs,
      ...(years ? { years } : { latest: true }),
      ...(direction && { direction }),
    };
  },
  suggest(option, text, call, typed) {
    if (option === 'year') return suggestYear('trade', text, call, typed);
    return option === 'direction' ? suggestDirection(call, typed) : undefined;
  },
});
