import { rich } from '../locales/rich.ts';
import { FIELDS, SECTIONS, type Field, type Preset, type Section } from '../model/guild.ts';
import type { Button, Reply } from '../reply/blocks.ts';
import { CONTROLS, idOf, type News, type PanelCall } from './controls.ts';
import { differences, fields, presets } from './fields.ts';

/** What the first section tells of the others: enough for one screen of a phone. */
const GLANCE: readonly Field[] = [
  'paused',
  'answers',
  'channels',
  'documents',
  'moderator',
  'log',
  'feed',
  'quiz-mode',
];

/** The panel at one of its sections. */
export function panel(section: Section, call: PanelCall, news: News = {}): Reply {
  const { settings: t } = call.t;
  const { settings } = call.guild;
  const shown = section === 'start' ? GLANCE : FIELDS.filter((field) => fields[field].section === section);
  const lines = [...shown.map((field) => t.line(field, settings)), ...(news.found ?? [])];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.heading(section)}` },
      ...(news.notice ? [{ type: 'text', text: rich`${{ bold: news.notice }}` } as const] : []),
      { type: 'text', text: rich`${t.about[section]}` },
      { type: 'list', items: section === 'privacy' ? t.privacy.lines.map((line) => rich`${line}`) : lines },
      ...CONTROLS[section](call, news),
      {
        type: 'select',
        id: idOf('show'),
        placeholder: t.go,
        choices: SECTIONS.map((value) => ({ label: t.sections[value], value, chosen: value === section })),
      },
    ],
  };
}

/** What a preset would change, and the question whether it should. */
export function presetPanel(preset: Preset, { t: { settings: t }, guild }: PanelCall): Reply {
  const after = presets[preset](guild.settings);
  const changes = differences(guild.settings, after).map((field) => t.change(field, guild.settings, after));
  const apply: Button[] =
    changes.length > 0 ? [{ label: t.presets.apply, id: idOf('apply', guild.rev, preset), style: 'primary' }] : [];
  return {
    private: true,
    blocks: [
      { type: 'heading', text: rich`${t.presets.heading(t.presets.labels[preset])}` },
      { type: 'text', text: rich`${changes.length > 0 ? t.presets.would : t.presets.same}` },
      { type: 'list', items: changes },
      { type: 'buttons', buttons: [...apply, { label: t.presets.back, id: idOf('show', 'start') }] },
    ],
  };
}
