import { InteractionType, type Callback } from '../src/interaction.ts';

/** A value as a client sends it; options of a subcommand nest. */
type Given = Readonly<Record<string, unknown>>;

const USER = { id: '80351110224678912', username: 'reader' };
const SEND_MESSAGES = String(1n << 11n);

/** Where an interaction comes from: a server in which the member may write, one in which not, the bot's own messages. */
export type Place = 'server' | 'silenced' | 'direct';

const surroundings = (place: Place): object => ({
  id: '1',
  application_id: '2',
  token: 'interaction-token',
  version: 1,
  locale: 'en-GB',
  channel_id: '3',
  ...(place === 'direct'
    ? { context: 1, user: USER }
    : {
        context: 0,
        guild_id: '4',
        guild_locale: 'en-US',
        member: { user: USER, roles: [], permissions: place === 'server' ? SEND_MESSAGES : '0' },
      }),
});

const TYPES: Readonly<Record<string, number>> = { string: 3, number: 4, boolean: 5 };
const optionsOf = (given: Given, focused?: string): object[] =>
  Object.entries(given).map(([name, value]) => ({
    name,
    type: TYPES[typeof value] ?? 3,
    value,
    ...(name === focused && { focused: true }),
  }));

/** The data of a call: `name` is a command, or a command and its subcommand ("sources read"). */
function dataOf(name: string, given: Given, focused?: string): object {
  const [command, sub] = name.split(' ');
  const options = optionsOf(given, focused);
  return { id: '5', type: 1, name: command, options: sub ? [{ type: 1, name: sub, options }] : options };
}

/** A slash command as Discord sends it. */
export const called = (name: string, given: Given = {}, place: Place = 'server'): object => ({
  ...surroundings(place),
  type: InteractionType.command,
  data: dataOf(name, given),
});

/** One option being typed. */
export const typing = (name: string, focused: string, given: Given): object => ({
  ...surroundings('server'),
  type: InteractionType.autocomplete,
  data: dataOf(name, { [focused]: '', ...given }, focused),
});

/** A button pressed, or with `values` a choice made. */
export const pressing = (custom_id: string, place: Place = 'server', values?: readonly string[]): object => ({
  ...surroundings(place),
  type: InteractionType.component,
  message: { id: '6', flags: 0 },
  data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) },
});

/** A form sent, its only field in a label or in a row. */
export const sent = (custom_id: string, field: string, value: unknown, nesting: 'label' | 'row' = 'label'): object => ({
  ...surroundings('server'),
  type: InteractionType.modal,
  data: {
    custom_id,
    components: [
      nesting === 'label'
        ? { type: 18, id: 1, component: { type: 4, id: 2, custom_id: field, value } }
        : { type: 1, components: [{ type: 4, custom_id: field, value }] },
    ],
  },
});

/** Only the member who asked sees it. */
export const isPrivate = ({ data }: Callback): boolean => (Number(data?.['flags'] ?? 0) & 64) !== 0;

interface Part {
  readonly custom_id?: string;
  readonly content?: string;
  readonly options?: readonly { readonly value: string }[];
  readonly components?: readonly Part[];
}

const partsOf = (parts: readonly Part[]): Part[] => parts.flatMap((part) => [part, ...partsOf(part.components ?? [])]);
const all = ({ data }: Callback): Part[] => partsOf((data?.['components'] ?? []) as Part[]);

/** The custom ids of a message: those of its buttons, and the values of its choices. */
export const idsIn = (callback: Callback): string[] =>
  all(callback).flatMap(({ custom_id, options }) => options?.map(({ value }) => value) ?? custom_id ?? []);

/** The texts of a message as one. */
export const textOf = (callback: Callback): string =>
  all(callback)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
