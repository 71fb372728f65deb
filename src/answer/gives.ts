import { isKind, kindOf, type Claim } from '../model/kinds/index.ts';
import { plainOf, type Passage } from '../model/document.ts';
import type { Found } from '../model/grammar.ts';
import type { Question, Word } from '../model/question.ts';
import type { Index } from '../search/index.ts';
import { stemOf } from '../search/stem.ts';
import { fold, termsOf, tokenize } from '../search/words.ts';

/**
 * Whether a claim gives the sort of value that the question wants, by its types: a date for "when", a person in that office
 * for "who was foreign minister", a count of that unit for "how many women".
 */
export function claimGives(claim: Claim, question: Question, index: Index): boolean {
  const { value } = claim;
  switch (question.wanted) {
    case 'date':
      if (!isFineEnough(claim, question)) return false;
      return value.type === 'date' || (claim.period !== undefined && claim.qualifier !== 'implied') || isYears(claim);
    case 'amount':
      return (
        isOfSpan(claim, question) &&
        (value.type === 'money' ||
          (value.type === 'range' && claim.kind === 'agreement') ||
          isCountOfThings(claim, question))
      );
    case 'count':
      return givesCount(claim, question);
    case 'person':
      return givesPerson(claim, question, index);
    case 'place':
      return (
        value.type === 'place' ||
        kindOf(claim).tells?.includes('place') === true ||
        PLACE_FIELDS.some((field) => field in claim) ||
        /place|location|depict|subject/.test(value.of) ||
        (question.head[0]?.text === 'country' && namesCountry(claim.quote, question, index)) ||
        (value.type === 'list' && namesCountry(value.items.join(', '), question, index))
      );
    case 'role':
      return isKind('person-role', claim) || value.type === 'person' || /role|title|profession/.test(value.of);
    case 'reason':
      return /reason|ground|cause|basis/.test(value.of) || BECAUSE.test(claim.quote);
    case 'organisation':
      return isOrganisation(claim, question, index);
    case 'name':
      return named(claim.quote, question.head);
    case 'list':
      return value.type === 'list' || value.type === 'place' || value.type === 'organisation';
    case 'any':
      return question.head.every((thing) => index.holds(claim, thing));
    default:
      return true;
  }
}

/** The same of a passage without claims, by what stands in it. */
export function passageGives(passage: Passage, question: Question, index: Index): boolean {
  const values = index.values(passage);
  const text = plainOf(passage);
  switch (question.wanted) {
    case 'date':
      return values.some(({ type }) => type === 'date');
    case 'amount':
      return values.some(({ type }) => type === 'money' || type === 'count');
    case 'count':
      // "How large is the aid" asks for a sum.
      if (question.head.length === 0 && values.some(({ type }) => type === 'money')) return true;
      return countsIn(text, values, question.head);
    case 'person':
      return question.head.length > 0 ? holdsOffice(text, question.head[0]!.text) : PERSONAL.test(text);
    case 'place':
      return PLACED.test(text);
    case 'reason':
      return BECAUSE.test(text) || AFTERWARDS.test(text);
    case 'name':
      return named(text, question.head);
    default:
      return true;
  }
}

/** "Which month" is not answered by a year, and "which year" not by a day whose year no text gives. */
function isFineEnough({ value, period }: Claim, { head: [unit] }: Question): boolean {
  if (unit?.text === 'span') return isSpan(value, period);
  const { precision } = (value.type === 'date' ? value.edtf : period) ?? {};
  if (unit?.text === 'year') return precision !== 'yearless';
  if (unit?.text === 'month') return precision !== 'year' && precision !== 'decade' && precision !== 'century';
  return unit?.text !== 'day' || precision === 'day' || precision === 'yearless' || precision === 'range';
}

/** "How long did it last": from one day to another, or a number of years. */
const isSpan = (value: Claim['value'], period: Claim['period']): boolean =>
  value.type === 'count' ||
  value.type === 'range' ||
  value.type === 'list' ||
  (value.type === 'date' ? value.edtf : period)?.precision === 'range';

/** What was spent "between 2002 and 2018" is no sum that goes on after it, or began before. */
function isOfSpan({ period }: Claim, { years }: Question): boolean {
  if (!period || years?.from === undefined || years.to === undefined || years.to - years.from < 2) return true;
  return period.from! >= `${years.from}` && period.to !== undefined && period.to <= `${years.to}-12-31`;
}

const isYears = ({ value }: Claim): boolean =>
  value.type === 'list' && value.items.some((item) => /^\d{4}$/.test(item));

const isCountOfThings = ({ value, kind }: Claim, { words }: Question): boolean =>
  value.type === 'count' &&
  kind !== 'trade-flow' &&
  kind !== 'aid' &&
  !words.some(({ text }) => /^(money|funds|nok|usd|dollars?)$/.test(text));

/** Parts of claims that say where something is. */
const PLACE_FIELDS = ['city', 'seat', 'places', 'at'] as const;

/** Words with which a text gives a reason. */
const BECAUSE =
  /\b(because|due to|owing to|thanks to|through|so that|in order to|on (?:the )?grounds?|over cases|prompted|led to|in the wake of|intended|necessary|accusing|citing|in (?:response|reaction|retaliation) (?:to|for)|in protest|as a result of)\b/i;

/** Words with which a text tells what came before, and lets readers think that it was the reason. */
const AFTERWARDS = /\b(?:after|following|when|over (?:the|its|an?))\b/i;

// ---- how many

function givesCount(claim: Claim, { head, kinds }: Question): boolean {
  const { value, subject = '', object = '' } = claim;
  if (value.type === 'list' || value.type === 'place' || 'places' in claim) return isListOf(claim, head);
  // "How large was the trade" asks for a sum.
  if (value.type === 'money' && head.length === 0 && kinds[0] === claim.kind) return true;
  if (value.type !== 'count' && value.type !== 'range') return false;
  if (head.length === 0) return true;
  const counted = new Set(tokenize(`${value.unit} ${value.of} ${subject} ${object}`).map(stemOf));
  return head.some(({ terms }) => terms.some((term) => counted.has(term)));
}

/** Whether a claim lists just what is counted: "how many sectors", "how many consulates", "how many cities did he see". */
function isListOf(claim: Claim, head: readonly Word[]): boolean {
  const { value } = claim;
  const places = value.type === 'place' || 'places' in claim;
  const listed = new Set([value.of, ...(places ? kindOf(claim).words : [])].flatMap(tokenize).map(stemOf));
  const isPlaces = (text: string): boolean => places && /^(cit|town|place)/.test(text);
  return head.length > 0 && head.every(({ text, terms }) => listed.has(terms[0]!) || isPlaces(text));
}

/** Characters after a number in which its unit stands. */
const UNIT_SPAN = 45;

const countsIn = (text: string, values: readonly Found[], head: readonly Word[]): boolean =>
  values.some(({ type, end }) => {
    if (type !== 'count') return false;
    const after = new Set(tokenize(text.slice(end, end + UNIT_SPAN)).flatMap((token) => termsOf(token)[0] ?? []));
    return head.length === 0 || head.some(({ terms }) => terms.some((term) => after.has(term)));
  });

// ---- who

/** The share of a question that tells who did what. */
const DONE = 0.65;
/** The same of a meeting, which tells who met. */
const MET = 0.5;

function givesPerson(claim: Claim, { head, sender, words }: Question, index: Index): boolean {
  const { value } = claim;
  if (sender && isOfAnother(claim.quote, sender, index)) return false;
  const [office] = head;
  const person = value.type === 'person' || namesPerson(claim, index.people);
  if (words.some((word) => word.text === 'first' && !index.holds(claim, word))) return false;
  // Who did something may be a country or a firm, where just that is told to be done.
  if (!office && words.some(({ text }) => FOR_OTHERS.test(text))) return person;
  if (!office) return person || index.share(claim, words) >= (isKind('meeting', claim) ? MET : DONE);
  if (value.type === 'person' && value.role) return hasOffice(value.role, office.text);
  return isKind('person-role', claim) || person ? holdsOffice(claim.quote, office.text) : false;
}

/** What a person does for a country: "who negotiated for Norway" asks for no country. */
const FOR_OTHERS = /^(represent|negotiat)/;

const hasOffice = (role: string, office: string): boolean => tokenize(role).join(' ').includes(office);

/** Two capitalised words in a row, as names of people are written. */
const PERSONAL = /\p{Lu}[\p{L}-]+ (?:(?:bin|al|von|de|van) )?\p{Lu}[\p{L}-]*(?!['’\p{L}-])/u;
/** Between a name and the office after it, "Per Ek, the new Norwegian ambassador", or the office and the name after it. */
const [BEFORE, AFTER] = [
  /\p{Lu}[\p{L}'-]+,? (?:(?:who|was|is|as|the|a|an|its|then|new|former|first|and|of|\p{Lu}[\p{L}'’-]*) ){0,4}$/u,
  /^(?:(?: (?:of|in|to|for) (?:the )?\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?)?,? \p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+| \p{Lu}[\p{L}'-]+)/u,
];
/** Characters around an office that are looked at. */
const OFFICE_SPAN = 60;

/** Whether a text names who holds an office: "Prime Minister of Norway Ola Ek", "Jo Li, the envoy". */
function holdsOffice(text: string, office: string): boolean {
  const folded = fold(text);
  for (let at = folded.indexOf(office); at >= 0; at = folded.indexOf(office, at + 1)) {
    const before = text.slice(Math.max(0, at - OFFICE_SPAN), at);
    const after = text.slice(at + office.length, at + office.length + OFFICE_SPAN);
    if ((PERSONAL.test(before) && BEFORE.test(before)) || AFTER.test(after)) return true;
  }
  return false;
}

/** Whether the envoys of whom a text tells are all of other countries: "the Norwegian ambassador" is not Pakistan's. */
export function isOfAnother(text: string, sender: string, { names }: Index): boolean {
  const tokens = tokenize(text);
  const isEnvoy = (token: string | undefined): boolean => /^(ambassador|envoy|diplomat|consul)s?$/.test(token ?? '');
  const senders = names
    .find(tokens)
    .filter(
      ({ hint, from, to }) =>
        !hint &&
        (isEnvoy(tokens[tokens[to] === 's' ? to + 1 : to]) ||
          (/^(from|of)$/.test(tokens[from - 1] ?? '') && isEnvoy(tokens[from - 2]))),
    );
  return senders.length > 0 && senders.every(({ countries }) => !countries.includes(sender));
}

/** Whether one of a claim's parts is somebody whom the library knows by name. */
function namesPerson(claim: Claim, people: ReadonlySet<string>): boolean {
  const {
    subject = '',
    object = '',
    guest = '',
    speaker = '',
    target = '',
  } = claim as unknown as Partial<Record<string, string>>;
  return [subject, object, guest, speaker, target].some((part) => people.has(part.split(',')[0]!));
}

// ---- names and places

function isOrganisation(claim: Claim, { head }: Question, index: Index): boolean {
  const typed = claim.value.type === 'organisation' || kindOf(claim).tells?.includes('organisation') === true;
  if (!typed && !namesKnown(claim, index)) return false;
  if (isKind('company', claim) || isKind('membership', claim)) return true;
  const said = new Set(tokenize(`${claim.quote} ${claim.value.of}`).map(stemOf));
  return head.length === 0 || head.some(({ terms }) => said.has(terms[0]!));
}

/** Whether one of a claim's parts is something that has a name of its own: a company, an organisation. */
const namesKnown = ({ subject = '', object = '' }: Claim, { names }: Index): boolean =>
  [subject, object].some((part) => names.find(tokenize(part)).some(({ hint, alias }) => hint && alias !== undefined));

/** Whether a text names a country that the question does not. */
const namesCountry = (text: string, { countries }: Question, { names }: Index): boolean =>
  names
    .find(tokenize(text))
    .some((mention) => !mention.hint && mention.countries.some((code) => !countries.includes(code)));

/** Whether a noun stands in a text as part of a name: "Salang Tunnel", not "a research station". */
function named(text: string, head: readonly Word[]): boolean {
  const words = text.match(/[\p{L}\p{N}-]+/gu) ?? [];
  return words.some((word, i) => {
    const capital = (other: string | undefined): boolean => other !== undefined && /^\p{Lu}/u.test(other);
    const stem = stemOf(fold(word));
    if (!head.some(({ terms }) => terms.includes(stem))) return false;
    return i > 0 && capital(word) && (capital(words[i - 1]) || capital(words[i + 1]));
  });
}

/** A capitalised word after one that says where. */
const PLACED = /\b(?:in|at|to|from|near|of|for|between) (?:the )?(?:city of |town of )?\p{Lu}\p{L}+/u;
