import { Interaction, InteractionType, type Callback } from '../../src/interaction.ts';
import type { Block, Form, Reply } from '../../src/reply/blocks.ts';
import { toCallback, toModal } from '../../src/reply/discord.ts';
import { createPlaygroundDiscord } from '../../src/transport/playground-discord.ts';
import type { Shown } from './playground.ts';

/** Commands with the options that the look-ups do not have. */
const commands = [
  { name: 'ask', description: 'Ask', options: [{ type: 3, name: 'question', description: 'What?', required: true }] },
  { name: 'panel', description: 'Everything to choose from' },
  {
    name: 'import',
    description: 'Reads a file',
    options: [
      { type: 11, name: 'file', description: 'The file', required: true },
      { type: 7, name: 'channel', description: 'Where', channel_types: [0] },
    ],
  },
  { name: 'results', description: 'Gives files' },
  { name: 'clear', description: 'For moderators', default_member_permissions: String(1n << 13n) },
  { name: 'Pin as fact card', type: 3, default_member_permissions: String(1n << 13n) },
];

const choices = (chosen: readonly string[]) =>
  ['north', 'south', 'west'].map((value) => ({ label: value.toUpperCase(), value, chosen: chosen.includes(value) }));

/** A panel that shows what is chosen in it. */
const panel = (sides: readonly string[], channels: readonly string[] = []): Reply => ({
  private: true,
  blocks: [
    { type: 'heading', text: [`Panel: ${sides.join(' and ') || 'nothing'}, ${channels.length} channels`] },
    { type: 'select', id: 'sides', placeholder: 'Sides', choices: choices(sides), max: 2 },
    { type: 'pick', of: 'channel', id: 'channels', placeholder: 'Channels', max: 3, chosen: channels },
    { type: 'pick', of: 'role', id: 'role', placeholder: 'One role', max: 1, chosen: [] },
    { type: 'pick', of: 'member', id: 'member', placeholder: 'A member', max: 1, chosen: [] },
    { type: 'buttons', buttons: [{ label: 'All fields', id: 'form', style: 'primary' }] },
  ] satisfies Block[],
});

const form: Form = {
  id: 'form',
  title: 'All fields',
  fields: [
    { id: 'text', label: 'Note', hint: 'One line', optional: true, value: 'as it was' },
    { id: 'one', label: 'Length', type: 'one', choices: choices(['south']) },
    { id: 'any', label: 'Answers', type: 'any', choices: choices([]) },
    { id: 'file', label: 'Roster', type: 'file', optional: true },
  ],
};

/** A picture of one red dot. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const results: Reply = {
  private: false,
  blocks: [{ type: 'text', text: ['Results'] }],
  files: [
    { name: '<b>results</b>.csv', bytes: Buffer.from('member,points\n') },
    { name: 'dot.png', bytes: DOT, description: 'One red dot "><script>alert(1)</script>' },
  ],
};

const said = (text: string): Callback => toCallback({ private: true, blocks: [{ type: 'text', text: [text] }] });

/** A bot with panels and files, and the Discord in which its page stands. */
export function openPanels(): Shown & {
  readonly asked: Interaction[];
  readonly discord: ReturnType<typeof createPlaygroundDiscord>;
} {
  const asked: Interaction[] = [];
  const discord = createPlaygroundDiscord();
  let sides: readonly string[] = ['south'];
  const answer = async ({ type, data }: Interaction): Promise<Callback> => {
    const { custom_id, values = [] } = data ?? {};
    if (type === InteractionType.modal) return said('The form has arrived');
    if (custom_id === 'form') return toModal(form);
    if (custom_id === 'sides') return toCallback(panel((sides = values)), { update: true });
    if (custom_id === 'channels') return toCallback(panel(sides, values), { update: true });
    if (custom_id === 'role' || custom_id === 'member') return said(`${custom_id} ${values.join()}`);
    if (data?.name === 'panel') return toCallback(panel(sides));
    if (data?.name === 'results') return toCallback(results);
    if (data?.name !== 'import') return toCallback({ private: false, blocks: [{ type: 'text', text: ['An answer'] }] });
    const file = Object.values(data.resolved?.attachments ?? {})[0];
    const bytes = file && (await discord.download(file.url, 1_000_000));
    return said(`${file?.filename}: ${Buffer.from(bytes ?? []).toString()}`);
  };
  const dispatch = async (raw: unknown): Promise<Callback> => {
    const interaction = Interaction.parse(raw);
    asked.push(interaction);
    return answer(interaction);
  };
  return { dispatch, commands, examples: () => ['Where?'], discord, asked };
}
