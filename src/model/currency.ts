/** Currencies as texts name them beside a figure: by a sign, a code (ISO 4217), or a noun that may need its country's adjective. */

/** TRY and ALL are words too: the codes that readers also type small are `EVERYDAY`, others count in capitals alone. */
const EVERYDAY = 'NOK USD EUR GBP PKR'.split(' ');
const CODES = new Set([
  ...EVERYDAY,
  ...'SEK DKK ISK CHF JPY CNY AUD CAD NZD HKD SGD TWD KRW INR THB PLN CZK HUF RUB TRY BRL MXN ZAR ILS AED SAR IDR MYR PHP EGP KES NGN UAH XOF XAF BAM TTD JMD RSD RON BGN MKD GEL AZN KZT MNT VND LKR BDT KWD QAR BHD OMR MAD TND DZD ETB TZS UGX GHS ZMW MUR BWP NAD PEN CLP COP ARS UYU PYG BOB CRC DOP FJD'.split(
    ' ',
  ),
]);

/** Before a figure. A dollar whose country is not told is the American one. */
const SIGNS: Readonly<Record<string, string>> = {
  USD$: 'USD',
  US$: 'USD',
  $: 'USD',
  AU$: 'AUD',
  A$: 'AUD',
  CA$: 'CAD',
  C$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
  R$: 'BRL',
  TT$: 'TTD',
  J$: 'JMD',
  F$: 'FJD',
  KM: 'BAM',
  FCFA: 'XOF',
  CFA: 'XOF',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  RMB: 'CNY',
  '₩': 'KRW',
  '₹': 'INR',
};

interface Noun {
  readonly forms: string;
  /** What it means without an adjective; none where several countries have one of that name. */
  readonly alone?: string;
  readonly with?: Readonly<Record<string, string>>;
}
const NOUNS: readonly Noun[] = [
  {
    forms: 'dollar dollars',
    alone: 'USD',
    with: {
      american: 'USD',
      us: 'USD',
      'u.s.': 'USD',
      'united states': 'USD',
      australian: 'AUD',
      canadian: 'CAD',
      'new zealand': 'NZD',
      singapore: 'SGD',
      'hong kong': 'HKD',
      taiwan: 'TWD',
    },
  },
  { forms: 'krone kroner kr', alone: 'NOK', with: { norwegian: 'NOK', danish: 'DKK', swedish: 'SEK' } },
  { forms: 'krona kronor', with: { swedish: 'SEK', icelandic: 'ISK' } },
  { forms: 'euro euros', alone: 'EUR' },
  { forms: 'pound pounds', alone: 'GBP', with: { british: 'GBP', egyptian: 'EGP' } },
  { forms: 'rupee rupees', with: { pakistani: 'PKR', indian: 'INR' } },
  { forms: 'koruna korunas koruny', alone: 'CZK', with: { czech: 'CZK' } },
  { forms: 'crown crowns', with: { norwegian: 'NOK', danish: 'DKK', swedish: 'SEK', czech: 'CZK', icelandic: 'ISK' } },
  { forms: 'forint forints', alone: 'HUF' },
  { forms: 'zloty zlotys', alone: 'PLN' },
  { forms: 'shekel shekels', alone: 'ILS' },
  { forms: 'rand', alone: 'ZAR' },
  { forms: 'naira', alone: 'NGN' },
  { forms: 'hryvnia hryvnias', alone: 'UAH' },
  { forms: 'ringgit', alone: 'MYR' },
  { forms: 'rupiah', alone: 'IDR' },
  { forms: 'marka', with: { convertible: 'BAM', bosnian: 'BAM' } },
  { forms: 'dirham dirhams', with: { emirati: 'AED', uae: 'AED', moroccan: 'MAD' } },
  { forms: 'riyal riyals', with: { saudi: 'SAR', qatari: 'QAR' } },
  {
    forms: 'dinar dinars',
    with: { serbian: 'RSD', kuwaiti: 'KWD', bahraini: 'BHD', tunisian: 'TND', algerian: 'DZD' },
  },
  { forms: 'yen', alone: 'JPY', with: { japanese: 'JPY' } },
  { forms: 'yuan renminbi', alone: 'CNY', with: { chinese: 'CNY' } },
  { forms: 'ruble rubles rouble roubles', with: { russian: 'RUB' } },
  { forms: 'won', with: { 'south korean': 'KRW' } },
  { forms: 'baht', alone: 'THB', with: { thai: 'THB' } },
  { forms: 'peso pesos', with: { mexican: 'MXN', philippine: 'PHP' } },
  { forms: 'franc francs', with: { swiss: 'CHF', cfa: 'XOF' } },
  { forms: 'lira liras', with: { turkish: 'TRY' } },
];

const NAMES: ReadonlyMap<string, string | undefined> = new Map(
  NOUNS.flatMap(({ forms, alone, with: countries = {} }) =>
    forms
      .split(' ')
      .flatMap((form): [string, string | undefined][] => [
        [form, alone],
        ...Object.entries(countries).map(([adjective, code]): [string, string] => [`${adjective} ${form}`, code]),
      ]),
  ),
);

const anyOf = (names: Iterable<string>): string =>
  [...new Set(names)]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.$]/g, String.raw`\$&`).replaceAll(' ', String.raw`[ \u00a0]`))
    .join('|');
const codes = `${EVERYDAY.join('|')}|(?-i:${[...CODES].join('|')})`;

/** What stands before a figure (a pattern that ignores case; small letters would be kilometres). A dollar sign may be escaped, as Markdown does. */
export const CURRENCY_BEFORE = String.raw`\\?(?:${anyOf(Object.keys(SIGNS).filter((sign) => sign !== 'KM'))})|(?-i:KM)|${codes}`;
/** What stands behind a figure and its scale (a pattern that ignores case). */
export const CURRENCY_BEHIND = String.raw`(?:contemporary[ \u00a0])?(?:(?:${codes}|${anyOf(NAMES.keys())})\b|[€£])`;

/** The code (ISO 4217) that such words name; none for a noun that several countries use. */
export function currencyOf(words: string): string | undefined {
  const plain = words
    .replace('\\', '')
    .replace(/[ \u00a0]+/gu, ' ')
    .replace(/^contemporary /iu, '');
  const upper = plain.toUpperCase();
  return SIGNS[upper] ?? (CODES.has(upper) ? upper : NAMES.get(plain.toLowerCase()));
}
