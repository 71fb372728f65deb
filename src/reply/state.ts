import { pairOf, countriesOf, partnerIn, type Pair } from '../model/country.ts';
import type { Lookup } from '../model/lookup.ts';
import { isDate } from '../model/period.ts';
import type { AskedYears } from '../model/question.ts';
import { isTopic } from '../model/topic.ts';
import { LIMITS } from './limits.ts';

/**
 * What a button does when it is pressed, carried in its `custom_id`. Typed slots and ids only, never text:
 * a public message must not repeat what somebody typed, and a custom id is readable by everybody.
 */
export type Press =
  | {
      readonly action: 'look';
      readonly lookup: Omit<Lookup, 'city'>;
      readonly page: number;
      /** Change the pressed message instead of sending another. */
      readonly turn: boolean;
      /** The call was meant for everybody: its answer is posted, if the member may write there. */
      readonly post?: boolean;
      /** It chooses the countries of the question that was asked back: that question is answered, where it is still known. */
      readonly chooses?: boolean;
    }
  /** The passage behind a source, by claim id or passage id. */
  | { readonly action: 'source'; readonly evidence: string }
  /** What else can be done with the answer that has this receipt, without hyphens. */
  | { readonly action: 'about'; readonly receipt: string }
  | { readonly action: 'check'; readonly receipt: string }
  | { readonly action: 'copy'; readonly evidence: readonly string[] }
  | { readonly action: 'cite'; readonly evidence: readonly string[] }
  | { readonly action: 'share'; readonly evidence: readonly string[] }
  /** One thing on which the documents differ, with the quotes; all such things of one pair, or of every pair. */
  | { readonly action: 'dispute'; readonly topic: string }
  | { readonly action: 'disputes'; readonly pair?: Pair; readonly page: number }
  | { readonly action: 'read'; readonly document: string; readonly section: number; readonly turn: boolean }
  | { readonly action: 'help'; readonly topic: string }
  | { readonly action: 'example'; readonly number: number }
  | { readonly action: 'again' }
  /** Ask on about the countries of a claim. */
  | { readonly action: 'next'; readonly evidence: string }
  /** A button, choice or form of a command's own: which step of it, with its ids. */
  | { readonly action: 'step'; readonly command: string; readonly step: string; readonly args: readonly string[] }
  /** Take a public answer away: its message and channel, and who asked for it. */
  | { readonly action: 'delete'; readonly message: string; readonly channel: string; readonly asker: string };

/** Raise it when the meaning of a part changes: buttons of an older version then get an explanation, not a wrong answer. */
const VERSION = '2';
const SAFE = /^[\w.#:-]*$/;

const yearsText = (years: AskedYears | undefined): string => (years ? `${years.from ?? ''}:${years.to ?? ''}` : '');

type Looking = Extract<Press, { action: 'look' }>;

function lookParts({ lookup, page, turn, post, chooses }: Looking): string[] {
  const { topic, pairs, years, direction, asOf, source, latest, sideBySide } = lookup;
  const flags = [latest && 'l', sideBySide && 's', turn && 't', post && 'p', chooses && 'c'].filter(Boolean).join('');
  return [
    topic,
    pairs.join('.'),
    yearsText(years),
    direction?.exporter ?? '',
    asOf ?? '',
    source ?? '',
    flags,
    String(page),
  ];
}

const PARTS: { readonly [A in Press['action']]: (press: Extract<Press, { action: A }>) => string[] } = {
  look: lookParts,
  source: ({ evidence }) => [evidence],
  about: ({ receipt }) => [receipt],
  check: ({ receipt }) => [receipt],
  copy: ({ evidence }) => [...evidence],
  cite: ({ evidence }) => [...evidence],
  share: ({ evidence }) => [...evidence],
  dispute: ({ topic }) => [topic],
  disputes: ({ pair, page }) => [pair ?? '', String(page)],
  read: ({ document, section, turn }) => [document, String(section), turn ? 't' : ''],
  help: ({ topic }) => [topic],
  example: ({ number }) => [String(number)],
  again: () => [],
  next: ({ evidence }) => [evidence],
  step: ({ command, step, args }) => [command, step, ...args],
  delete: ({ message, channel, asker }) => [message, channel, asker],
};

/** Characters of a receipt that the form of a report can carry, whole pieces. */
const RECEIPT_CARRIED = 68;

/** Opens the form in which an answer, a claim, a passage or a card is reported: an answer by as much of its receipt as fits. */
export const reportOf = (form: 'answer' | 'claim' | 'passage' | 'card', id: string): Press => {
  const carried = form === 'answer' ? id.replaceAll('-', '').slice(0, RECEIPT_CARRIED) : id;
  return { action: 'step', command: 'review', step: 'report', args: [form, carried] };
};

/** The custom id of a button; `undefined` when what it would have to carry does not fit: then there is no such button. */
export function encodePress(press: Press): string | undefined {
  const parts = (PARTS[press.action] as (press: Press) => string[])(press);
  const id = [VERSION, press.action, ...parts].join('~');
  return id.length <= LIMITS.customId && parts.every((part) => SAFE.test(part)) ? id : undefined;
}

/** Reads a custom id; `undefined` for anything that this version did not write, however it is made. */
export function decodePress(id: string): Press | undefined {
  const [version, action, ...parts] = id.split('~');
  if (version !== VERSION || !parts.every((part) => SAFE.test(part))) return undefined;
  return action !== undefined && Object.hasOwn(READ, action) ? READ[action as Press['action']](parts) : undefined;
}

const READ: { readonly [A in Press['action']]: (parts: string[]) => Press | undefined } = {
  look: readLook,
  source: ([evidence]) => (evidence ? { action: 'source', evidence } : undefined),
  about: ([receipt]) => (receipt ? { action: 'about', receipt } : undefined),
  check: ([receipt]) => (receipt ? { action: 'check', receipt } : undefined),
  copy: (evidence) => ({ action: 'copy', evidence }),
  cite: (evidence) => ({ action: 'cite', evidence }),
  share: (evidence) => ({ action: 'share', evidence }),
  dispute: ([topic]) => (topic ? { action: 'dispute', topic } : undefined),
  disputes([pair = '', page = '']) {
    if (!/^([A-Z]{2}-[A-Z]{2})?$/.test(pair) || !/^\d{1,4}$/.test(page)) return undefined;
    return { action: 'disputes', page: Number(page), ...(pair && { pair: pairOf(...countriesOf(pair as Pair)) }) };
  },
  read([document, section, turn]) {
    return document && /^\d{1,4}$/.test(section ?? '')
      ? { action: 'read', document, section: Number(section), turn: turn === 't' }
      : undefined;
  },
  help: ([topic]) => (topic ? { action: 'help', topic } : undefined),
  example: ([number]) => (/^\d$/.test(number ?? '') ? { action: 'example', number: Number(number) } : undefined),
  again: () => ({ action: 'again' }),
  next: ([evidence]) => (evidence ? { action: 'next', evidence } : undefined),
  step: ([command, step, ...args]) => (command && step ? { action: 'step', command, step, args } : undefined),
  delete([message = '', channel = '', asker = '']) {
    return [message, channel, asker].every((id) => /^\d{1,20}$/.test(id))
      ? { action: 'delete', message, channel, asker }
      : undefined;
  },
};

function readLook([topic = '', pairs = '', years = '', exporter, asOf, source, flags = '', page = '']: string[]):
  Press | undefined {
  if (!isTopic(topic) || !/^[A-Z]{2}-[A-Z]{2}(\.[A-Z]{2}-[A-Z]{2})*$/.test(pairs) || !/^\d{1,4}$/.test(page))
    return undefined;
  if (asOf && !isDate(asOf)) return undefined;
  const [, from, to] = /^(\d{4})?:(\d{4})?$/.exec(years) ?? [];
  const read = (pairs.split('.') as Pair[]).map((pair) => pairOf(...countriesOf(pair)));
  const lookup: Lookup = {
    topic,
    pairs: read,
    ...((from || to) && { years: { ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) } }),
    ...(exporter && read[0] && { direction: { exporter, importer: partnerIn(read[0], exporter) } }),
    ...(asOf && { asOf }),
    ...(source && { source }),
    ...(flags.includes('l') && { latest: true }),
    ...(flags.includes('s') && { sideBySide: true }),
  };
  return {
    action: 'look',
    lookup,
    page: Number(page),
    turn: flags.includes('t'),
    ...(flags.includes('p') && { post: true }),
    ...(flags.includes('c') && { chooses: true }),
  };
}
