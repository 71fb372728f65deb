import { UserError, type KeptCall, type Pressed, type Step, type Submitted } from '../command.ts';
import { FIELDS, PRESETS, SECTIONS, type Field, type GuildSettings, type Section } from '../model/guild.ts';
import type { Form, Reply } from '../reply/blocks.ts';
import { changeSettings } from './change.ts';
import { documentPage, idOf, type News, type PanelCall } from './controls.ts';
import { fields, presets } from './fields.ts';
import { obstaclesIn } from './obstacles.ts';
import { panel, presetPanel } from './panel.ts';
import { zoneNamed, zonesLike } from './zone.ts';

/** The panel at a section; what stands in the way is looked at when the section that tells it is opened. */
export async function openPanel(section: Section, call: PanelCall): Promise<Reply> {
  return panel(section, call, section === 'check' ? { found: await obstaclesIn(call) } : {});
}

/** Whoever gets to a step has been found in a server. */
const inGuild = (call: KeptCall): PanelCall => {
  if (!call.guild) throw new UserError('only-in-server');
  return call as PanelCall;
};

const changed = (reply: Reply): Pressed & Submitted => ({ reply, update: true });

function oneOf<T extends string>(all: readonly T[], value: string | undefined): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new UserError('old-button');
  return found;
}

function revOf(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? '')) throw new UserError('old-button');
  return Number(text);
}

/** Changes the settings and shows how they are then, at the section of the field. */
async function change(
  section: Section,
  rev: number,
  call: PanelCall,
  next: (settings: GuildSettings) => GuildSettings,
  news: News = {},
): Promise<Pressed & Submitted> {
  const { guild, stale } = await changeSettings(call, rev, next);
  const notice = stale ? { notice: call.t.settings.stale } : {};
  return changed(panel(section, { ...call, guild }, { ...news, ...notice }));
}

function setField(field: Field, values: readonly string[], rev: number, call: PanelCall, news?: News) {
  const by = { member: call.member.id, now: call.now() };
  const { section, to } = fields[field];
  if (!to?.(call.guild.settings, values, by)) throw new UserError('old-button');
  // What is written may follow on others than those that were at hand, and takes the same values.
  return change(section, rev, call, (settings) => to(settings, values, by)!, news);
}

/** What the buttons, lists and forms of the panel do. */
export const steps: Readonly<Record<string, Step>> = {
  show: {
    async press([named], call, values) {
      return changed(await openPanel(oneOf(SECTIONS, named ?? values[0]), inGuild(call)));
    },
  },
  set: {
    press([rev, name, ...given], call, chosen) {
      const field = oneOf(FIELDS, name);
      const values = given.length > 0 ? given : chosen;
      const read = field === 'zone' ? values.map((value) => value.replaceAll('.', '/')) : values;
      return setField(field, read, revOf(rev), inGuild(call));
    },
  },
  page: {
    press: ([page], call) => changed(panel('documents', inGuild(call), { page: revOf(page) })),
  },
  documents: {
    press([rev, page, mark], call, chosen) {
      const { at, shown, mark: fresh } = documentPage(call.library.documents, revOf(page));
      if (fresh !== mark)
        return changed(panel('documents', inGuild(call), { page: at, notice: call.t.settings.documents.changed }));
      const here = shown.map(({ id }) => id);
      if (!chosen.every((id) => here.includes(id))) throw new UserError('old-button');
      const off = here.filter((id) => !chosen.includes(id));
      const next = (settings: GuildSettings): GuildSettings => {
        const others = settings.documentsOff.filter((id) => !here.includes(id));
        return { ...settings, documentsOff: [...others, ...off].slice(0, MOST_OFF) };
      };
      return change('documents', revOf(rev), inGuild(call), next, { page: at });
    },
  },
  zone: {
    press: ([rev], call) => ({ form: zoneForm(revOf(rev), inGuild(call)) }),
    submit([rev], filled, call) {
      const text = filled.text(ZONE_FIELD);
      const zone = zoneNamed(text);
      if (zone !== undefined) return setField('zone', [zone], revOf(rev), inGuild(call));
      const zones = zonesLike(text, 4);
      const notice = call.t.settings.zone.unknown(zones.length);
      return changed(panel('answers', inGuild(call), { notice, zones }));
    },
  },
  preset: {
    press: ([name], call) => changed(presetPanel(oneOf(PRESETS, name), inGuild(call))),
  },
  apply: {
    press: ([rev, name], call) => change('start', revOf(rev), inGuild(call), presets[oneOf(PRESETS, name)]),
  },
};

/** Documents that can be switched off in a server. */
const MOST_OFF = 500;

const ZONE_FIELD = 'zone';

const zoneForm = (rev: number, { t: { settings: t }, guild }: PanelCall): Form => ({
  id: idOf('zone', rev),
  title: t.zone.title,
  fields: [
    {
      id: ZONE_FIELD,
      label: t.zone.label,
      placeholder: t.zone.example,
      value: guild.settings.timeZone,
      max: 64,
    },
  ],
});
