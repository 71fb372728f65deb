import { countryOptions } from '../src/command.ts';
import { defineLookup } from '../src/look.ts';
import { pairsFrom } from '../src/slots.ts';
import { suggestCity } from '../src/suggest.ts';

export const embassy = defineLookup({
  name: 'embassy',
  options: {
    country: { ...countryOptions.country, required: false },
    with: countryOptions.with,
    city: { type: 'text', max: 60, suggests: true },
  },
  lookup(args, { index }) {
    const city = args.city?.trim();
    return { topic: 'embassy', pairs: pairsFrom(args, index), ...(city && { city }) };
  },
  suggest: (option, text, call, typed) => (option === 'city' ? suggestCity(text, call, typed) : undefined),
});
