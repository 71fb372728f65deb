import { json } from 'node:stream/consumers';
import { countryFinder } from '../corpus/countries.ts';
import { readDocument } from '../corpus/document.ts';
import { extractClaims } from '../corpus/extract/index.ts';
import { LIMITS } from '../model/limits.ts';
import type { Order, Read } from './aside.ts';

// The process that reads one document of a server. Whatever the text does to it, the bot goes on; it is ended when it takes
// too long. It is given the order on its standard input and says on the standard output what it has read.
const { file, aliases, thisYear } = (await json(process.stdin)) as Order;
const countriesIn = countryFinder(aliases);
const { document, findings } = readDocument(file, countriesIn, LIMITS, thisYear);
const read: Read = { findings, ...(document && { document, claims: extractClaims(document, countriesIn) }) };
process.stdout.write(JSON.stringify(read));
