import { countryOptions } from '../src/command.ts';
import { defineLookup } from '../src/look.ts';
import { pairsFrom } from '../src/slots.ts';

export const relations = defineLookup({
  name: 'relations',
  options: countryOptions,
  lookup: (args, { index }) => ({ topic: 'relations', pairs: pairsFrom(args, index) }),
});
