import { COUNTRIES, type CountryCode } from '../model/country.ts';
import type { Passage } from '../model/document.ts';
import { codesIn, type CountriesIn, type NamedCountry } from './countries.ts';
import { cellsOf } from './row.ts';

const COUNTRY_COLUMN = /^(?:country|countries|state|nation|partner|territory|country or territory)\b/i;
const LINK = /\bSee(?: also)?:? ([^.|]{3,80}?) relations\b/;
const CITIES: ReadonlyMap<string, CountryCode> = new Map(
  COUNTRIES.filter(({ independent }) => independent).flatMap(({ capitals, code }) =>
    capitals.map((city): [string, CountryCode] => [city.normalize('NFKD').replace(/\p{M}/gu, ''), code]),
  ),
);
// Where somebody else's embassy stands is not whom the row is about.
const SEAT =
  /\b(?:embassy|embassies|mission|ambassador|consulate|resident|based)(?: to the United Nations)? (?:based )?(?:in|at) [^.;|]{0,80}/giu;
const EMBASSY_IN =
  /\b(?:an? |its )(?:embassy|consulate)(?:[ -]general)? in (?:the city of )?(\p{Lu}[^.,;|(]{2,30}?)(?=[.,;|(]| and | with |$)/gu;

/** The country that a row of a survey's table is about: of its country cell, of its own link, or the one that its sentences speak of. */
export function countryOfRow(
  { text, head }: Pick<Passage, 'text' | 'head'>,
  home: CountryCode,
  countriesIn: CountriesIn,
): CountryCode | undefined {
  const others = (part: string): CountryCode[] => codesIn(part, countriesIn).filter((code) => code !== home);
  const cell = countryCell(text, head, countriesIn);
  if (cell !== undefined) return cell === home ? undefined : cell;
  const linked = others(LINK.exec(text)?.[1] ?? '');
  if (linked.length === 1) return linked[0];
  const whole = others(text);
  if (whole.length === 1) return whole[0];
  const unseated = others(text.replace(SEAT, ' '));
  if (unseated.length === 1) return unseated[0];
  if (whole.length > 1) return undefined;
  const hosts = new Set([...text.matchAll(EMBASSY_IN)].map(([, city]) => CITIES.get(city!.trim())));
  hosts.delete(home);
  const [host] = hosts;
  return hosts.size === 1 ? host : undefined;
}

/** The country of the cell in the column of countries, or of a first cell that holds nothing but a country's name. */
function countryCell(text: string, head: Passage['head'], countriesIn: CountriesIn): CountryCode | undefined {
  const cells = cellsOf(text);
  const column = head?.findIndex((caption) => COUNTRY_COLUMN.test(caption)) ?? -1;
  const candidates = column >= 0 ? [cells[column]] : cells.filter((cell) => cell.text !== '').slice(0, 1);
  for (const cell of candidates) {
    const named = countriesIn(cell?.text ?? '');
    const [first] = named;
    if (cell && first && isWhole(cell.text, named)) return first.code;
  }
  return undefined;
}

/** Whether a cell holds the names of one country and little else: "Ivory Coast (Côte d'Ivoire)". */
function isWhole(text: string, named: readonly NamedCountry[]): boolean {
  if (named.some(({ code }) => code !== named[0]!.code)) return false;
  const rest = named.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return rest.replace(/\([^()]{0,60}\)|\b(?:the|republic|of|kingdom|state)\b|[^\p{L}]/giu, '').length <= 3;
}
