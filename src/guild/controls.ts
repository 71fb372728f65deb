import type { KeptCall } from '../command.ts';
import { LANGUAGES } from '../locales/index.ts';
import { rich, type Rich } from '../locales/rich.ts';
import { digestOf } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { PRESETS, ROLES, type Field, type Guild, type Role, type Section } from '../model/guild.ts';
import type { Block, Button, Choice } from '../reply/blocks.ts';
import { encodePress } from '../reply/state.ts';
import { pausedUntil } from './showing.ts';

/** A call from a server whose settings are shown. */
export type PanelCall = KeptCall & { readonly guild: Guild };

/** The custom id of a step of the panel; what it carries is ours and short, so it always fits. */
export const idOf = (step: string, ...args: readonly (string | number)[]): string =>
  encodePress({ action: 'step', command: 'settings', step, args: args.map(String) })!;

/** What happened, above the values. */
export interface News {
  readonly notice?: string;
  /** Names of time zones near what was typed. */
  readonly zones?: readonly string[];
  readonly page?: number;
  /** What the section `check` found. */
  readonly found?: readonly Rich[];
}

type Controls = (call: PanelCall, news: News) => Block[];

type Toggled = keyof KeptCall['t']['settings']['set'];

/** Buttons that set fields; each says what it will do. */
const buttons = ({ t, guild }: PanelCall, ...all: readonly (readonly [Toggled, string])[]): Block => ({
  type: 'buttons',
  buttons: all.map(([field, value]) => ({
    label: (t.settings.set[field] as Readonly<Record<string, string>>)[value]!,
    id: idOf('set', guild.rev, field, value),
  })),
});

const setting = ({ guild }: PanelCall, field: Field): string => idOf('set', guild.rev, field);

const pick = (
  call: PanelCall,
  field: Field,
  of: 'channel' | 'role',
  max: number,
  chosen: readonly string[],
  placeholder: string,
): Block => ({ type: 'pick', of, id: setting(call, field), placeholder, max, chosen });

/** What can be pressed in a section, below its values. */
export const CONTROLS: Readonly<Record<Section, Controls>> = {
  start(call) {
    const { labels } = call.t.settings.presets;
    return [
      {
        type: 'buttons',
        buttons: PRESETS.map((preset) => ({ label: labels[preset], id: idOf('preset', preset) })),
      },
      pausedUntil(call.guild, call.now()) === undefined
        ? buttons(call, ['paused', 'hour'], ['paused', 'day'], ['paused', 'open'])
        : buttons(call, ['paused', 'no']),
    ];
  },
  answers(call, { zones = [] }) {
    const { answers, length, sensitive, language, pictures } = call.guild.settings;
    const { settings: t } = call.t;
    const chosen = language ?? 'discord';
    return [
      ...(zones.length > 0 ? [{ type: 'buttons', buttons: zones.map((zone) => zoneButton(zone, call)) } as const] : []),
      buttons(
        call,
        ['answers', answers === 'public' ? 'private' : 'public'],
        ['length', length === 'full' ? 'short' : 'full'],
        ['sensitive', sensitive === 'told' ? 'left-out' : 'told'],
      ),
      { type: 'buttons', buttons: [{ label: t.zone.button, id: idOf('zone', call.guild.rev) }] },
      selectOf(call, 'pictures', t.pick.pictures, t.pictures, pictures),
      select(call, 'language', t.pick.language, [
        { label: t.asDiscord, value: 'discord', chosen: chosen === 'discord' },
        ...LANGUAGES.map((value) => ({ label: t.languageName(value), value, chosen: chosen === value })),
      ]),
    ];
  },
  channels(call) {
    const { channels, logChannel } = call.guild.settings;
    const { pick: t } = call.t.settings;
    return [
      pick(call, 'channels', 'channel', 25, channels, t.channels),
      pick(call, 'log', 'channel', 1, logChannel === undefined ? [] : [logChannel], t.log),
    ];
  },
  documents: (call, { page = 1 }) => documentControls(call, page),
  roles: (call) =>
    (Object.keys(ROLES) as Role[]).map((role) =>
      pick(call, role, 'role', 25, call.guild.settings.roles[role], call.t.settings.pick.roles[role]),
    ),
  feed(call) {
    const { channel, mode } = call.guild.settings.feed;
    return [
      pick(call, 'feed', 'channel', 1, channel === undefined ? [] : [channel], call.t.settings.pick.feed),
      buttons(call, ['feed-mode', mode === 'post' ? 'hold' : 'post']),
    ];
  },
  quiz(call) {
    const { mode, board, anonymous, aged } = call.guild.settings.quiz;
    const { settings: t } = call.t;
    return [
      { type: 'small', text: rich`${t.ageRule}` },
      buttons(
        call,
        ['quiz-mode', mode === 'fast' ? 'secure' : 'fast'],
        ['anonymous', anonymous ? 'no' : 'yes'],
        ['aged', aged ? 'no' : 'yes'],
      ),
      selectOf(call, 'board', t.pick.board, t.boards, board),
    ];
  },
  privacy({ t, about }) {
    const { own, link } = t.settings.privacy;
    return [
      { type: 'text', text: own },
      ...(about.privacyUrl ? [{ type: 'buttons', buttons: [{ label: link, url: about.privacyUrl }] } as const] : []),
    ];
  },
  check: () => [],
};

const select = (call: PanelCall, field: Field, placeholder: string, choices: readonly Choice[]): Block => ({
  type: 'select',
  id: setting(call, field),
  placeholder,
  choices,
});

/** One of a few words, each with its label. */
const selectOf = <V extends string>(
  call: PanelCall,
  field: Field,
  placeholder: string,
  labels: Readonly<Record<V, string>>,
  now: V,
): Block =>
  select(
    call,
    field,
    placeholder,
    Object.entries<string>(labels).map(([value, label]) => ({ label, value, chosen: value === now })),
  );

/** Custom ids have no slash, and names of time zones no dot. */
const zoneButton = (zone: string, { guild }: PanelCall): Button => ({
  label: zone,
  id: idOf('set', guild.rev, 'zone', zone.replaceAll('/', '.')),
});

// ---- documents, page by page

/** Choices of one list. */
const PAGE = 25;

/** The documents of a page that there is, and what tells a later press that it is still the same page. */
export function documentPage(documents: readonly Document[], page: number) {
  const pages = Math.max(1, Math.ceil(documents.length / PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = documents.slice((at - 1) * PAGE, at * PAGE);
  return { at, pages, shown, mark: digestOf(JSON.stringify(shown.map(({ id }) => id))).slice(0, 8) };
}

function documentControls(call: PanelCall, page: number): Block[] {
  const { t, library, guild } = call;
  const { at, pages, shown, mark } = documentPage(library.documents, page);
  if (shown.length === 0) return [{ type: 'text', text: rich`${t.settings.documents.none}` }];
  const off = new Set(guild.settings.documentsOff);
  const turns = [
    ...(at > 1 ? [{ label: t.buttons.previous, id: idOf('page', at - 1) }] : []),
    ...(at < pages ? [{ label: t.buttons.next, id: idOf('page', at + 1) }] : []),
  ];
  return [
    ...(pages > 1 ? [{ type: 'small', text: rich`${t.answer.page(at, pages)}` } as const] : []),
    {
      type: 'select',
      id: idOf('documents', guild.rev, at, mark),
      placeholder: t.settings.pick.documents,
      max: shown.length,
      choices: shown.map(({ id, title }) => ({ label: title, description: id, value: id, chosen: !off.has(id) })),
    },
    ...(turns.length > 0 ? [{ type: 'buttons', buttons: turns } as const] : []),
  ];
}
