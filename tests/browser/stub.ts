import { CallbackType, Interaction, InteractionType, type Callback, type Dispatch } from '../../src/interaction.ts';
import type { Shown } from './playground.ts';

/** A surface that has one of each: every type of option, subcommands, autocomplete. */
export const commands = [
  {
    name: 'ask',
    description: 'Ask a question in your own words',
    options: [
      {
        type: 3,
        name: 'question',
        description: 'What would you like to know?',
        required: true,
        max_length: 500,
        autocomplete: true,
      },
      { type: 5, name: 'private', description: 'Show the answer only to me' },
    ],
  },
  {
    name: 'trade',
    description: 'Trade between two countries, in the words of the documents',
    options: [
      { type: 3, name: 'country', description: 'The country', required: true, autocomplete: true },
      { type: 4, name: 'year', description: 'A year; the latest when left out', min_value: 1900, max_value: 2100 },
      {
        type: 3,
        name: 'direction',
        description: 'Which way the goods go',
        choices: [
          { name: 'Both ways', value: 'both' },
          { name: 'Norway sells to Pakistan', value: 'exports' },
        ],
      },
      { type: 5, name: 'goods', description: 'Name the goods, too' },
    ],
  },
  {
    name: 'sources',
    description: 'The documents',
    options: [
      { type: 1, name: 'read', description: 'Read a document', options: [] },
      {
        type: 1,
        name: 'find',
        description: 'Find words',
        options: [{ type: 3, name: 'text', description: 'The words', required: true }],
      },
    ],
  },
  { name: 'help', description: 'What it can do' },
  { name: 'Check this message', type: 3 },
];

const text = (content: string) => ({ type: 10, content });
const button = (label: string, custom_id: string, style = 2) => ({ type: 2, style, label, custom_id });
const message = (components: object[], flags = 0): Callback => ({
  type: CallbackType.message,
  data: { flags: (1 << 15) | flags, allowed_mentions: { parse: [] }, components: [{ type: 17, components }] },
});
const row = (...components: object[]) => ({ type: 1, components });

const found = message([
  text(
    '### Norway and Pakistan: trade in goods, 2022\nNorway exported **NOK 559 million** to Pakistan and imported **NOK 1,079 million** from it. 2022 is the latest year in these documents.',
  ),
  text(
    '> Norwegian goods worth NOK 559 million went to Pakistan in 2022; imports came to NOK 1,079 million.\nSource 1: Norway–Pakistan relations, section *Economic relations*. Digest of an encyclopedia page, worded by Attaché.',
  ),
  { type: 14, divider: true, spacing: 1 },
  text('-# Read as: Norway and Pakistan, trade, latest year. The ministry page gives no figures for 2022.'),
  row(
    { type: 2, style: 5, label: 'Source 1', url: 'https://example.org/source' },
    button('Other years', 'years'),
    button('More', 'more'),
  ),
]);

const refused = message(
  [
    text(
      '### Not in these documents\nThey do not say **how many Norwegians live in North Korea**.\nI looked in: 1 document on North Korea and Norway, all its sections. Closest, but not an answer:',
    ),
    text(
      '> The field hospital of 1951 to 1954 involved 623 Norwegians.\nSource 1: North Korea–Norway relations, section *History*.',
    ),
    text('A statistics office or consular report could answer this. Only you can see this message.'),
    row(button('Ask differently', 'form', 1), button('What is covered', 'covered'), button('Tell moderators', 'tell')),
  ],
  64,
);

const gallery = message([
  text(
    '# Large\n## Middle\n### Small\nLine one\nline two with __underline__, ~~struck~~, *italic*, `code <b>` and \\*escaped\\* <t:0:D>\n- first\n- second with [a link](https://example.org/x)\nafter the list\n> quoted\nafter the quote\n1. one\n2. two\n\n```\n<script>alert(1)</script>\n```\n-# small <img src=x onerror=alert(1)>\n</ask:0> [no](javascript:alert(1)) <b>not bold</b>',
  ),
  {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: 'pick',
        placeholder: 'Which Korea?',
        options: [
          { label: 'North Korea', value: 'KP', description: 'the DPRK' },
          { label: 'South Korea', value: 'KR' },
        ],
      },
    ],
  },
]);

const pressed: Record<string, Callback> = {
  years: {
    type: CallbackType.update,
    data: {
      components: [
        {
          type: 17,
          components: [
            text('### Trade, all years\n- 2021: NOK 500 million\n- 2022: NOK 559 million'),
            row(button('Back', 'back')),
          ],
        },
      ],
    },
  },
  form: {
    type: CallbackType.modal,
    data: {
      custom_id: 'ask-again',
      title: 'Ask differently',
      components: [
        {
          type: 18,
          label: 'Your question',
          description: 'The countries are kept',
          component: {
            type: 4,
            custom_id: 'question',
            style: 1,
            placeholder: 'How many soldiers served there?',
            max_length: 500,
          },
        },
        { type: 18, label: 'Anything to add', component: { type: 4, custom_id: 'note', style: 2, required: false } },
      ],
    },
  },
  tell: { type: CallbackType.deferredUpdate },
};

const names = ['Pakistan', 'Turkey', 'North Korea', 'Afghanistan'];

const examples = ['How much do Norway and Pakistan trade?', 'How many Norwegians live in North Korea?'];

/** Answers in Discord's form, and keeps what it was asked. */
export function openStub(): Shown & { readonly asked: Interaction[] } {
  const asked: Interaction[] = [];
  const answer = (interaction: Interaction): Callback => {
    const { type, data } = interaction;
    const option = data?.options?.find((o) => o.focused) ?? data?.options?.[0];
    const value = String(option?.value ?? '');
    if (type === InteractionType.autocomplete) {
      const fit = data?.name === 'trade' ? names.filter((n) => n.toLowerCase().includes(value.toLowerCase())) : [];
      return {
        type: CallbackType.autocomplete,
        data: { choices: fit.map((n) => ({ name: n, value: n.slice(0, 2) })) },
      };
    }
    if (type === InteractionType.component) {
      return pressed[data?.custom_id ?? ''] ?? message([text(`### You chose ${data?.custom_id}`)], 64);
    }
    if (type === InteractionType.modal) return message([text('### Thank you\nYour words have arrived.')], 64);
    if (data?.name === 'help') return gallery;
    return data?.name === 'ask' && /how many/i.test(value) ? refused : found;
  };
  const inspect = (raw: unknown): object => {
    const { data } = Interaction.parse(raw);
    const claim = { score: 1.25, from: ['np-trade', 'trade-flow'], text: '<b>NOK 559 million</b>' };
    const understood = { words: [data?.name ?? data?.custom_id ?? ''], pairs: ['NO-PK'], years: { from: 2022 } };
    return { status: 'answered', understood, claims: [claim], passages: [], ms: 1.5 };
  };
  const dispatch: Dispatch = async (raw) => {
    const interaction = Interaction.parse(raw);
    asked.push(interaction);
    return answer(interaction);
  };
  return { dispatch, commands, examples: () => examples, inspect, asked };
}
