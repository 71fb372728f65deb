/**
 * What Discord refuses though its OpenAPI description allows it: limits over several parts, duplicates, order, names.
 * Every check returns sentences that name the place; an empty list means that nothing was found.
 */

type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const partsOf = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const found = (checks: readonly (readonly [boolean, string])[]): string[] =>
  checks.filter(([wrong]) => wrong).map(([, text]) => text);

function repeated(values: readonly unknown[]): unknown[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

const IS_COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
// Section, text display, thumbnail, media gallery, file, separator, container.
const V2_TYPES: ReadonlySet<unknown> = new Set([9, 10, 11, 12, 13, 14, 17]);

/** A component and everything inside it: children, accessory, and what a label holds. */
const nested = (part: Part): Part[] => [
  part,
  ...[part['components'], [part['accessory']], [part['component']]].flatMap(partsOf).flatMap(nested),
];

/** Problems of a message body: POST or PATCH of a message, or the data of callback types 4 and 7. */
export function limitsOfMessage(body: unknown): string[] {
  if (!isPart(body)) return ['a message is an object'];
  const all = partsOf(body['components']).flatMap(nested);
  return [
    ...mentions(body),
    ...versions(body, all),
    ...found([
      [lengthOf(body['content']) > 2000, 'content over 2,000 characters'],
      [all.length > 40, `${all.length} components, nested ones counted; 40 are allowed`],
      [textIn(all) > 4000, `${textIn(all)} characters in text displays together; 4,000 are allowed`],
      [
        embedText(body['embeds']) > 6000,
        `${embedText(body['embeds'])} characters in embeds together; 6,000 are allowed`,
      ],
    ]),
    ...identifiers(all),
    ...all.flatMap(rowProblems),
    ...all.flatMap(listProblems),
    ...fileProblems(body, all),
  ];
}

/** The addresses of a message's pictures and files. */
const mediaIn = (all: readonly Part[]): string[] =>
  all
    .flatMap((part) => [part['file'], part['media'], ...partsOf(part['items']).map((item) => item['media'])])
    .flatMap((media) => (isPart(media) ? [String(media['url'])] : []));

/** Discord sends a file under a name of its own when this one has other signs, and then no part finds it. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

function fileProblems(body: Part, all: readonly Part[]): string[] {
  const attachments = partsOf(body['attachments']);
  // An attachment that an edit keeps is named by its id alone.
  const names = attachments.flatMap(({ filename }) => (typeof filename === 'string' ? [filename] : []));
  const kept = names.length < attachments.length;
  const shown = mediaIn(all).map((url) => url.replace(/^attachment:\/\//, ''));
  const v2 = (Number(body['flags'] ?? 0) & IS_COMPONENTS_V2) !== 0;
  return [
    ...repeated(names).map((name) => `file "${String(name)}" is there twice`),
    ...repeated(attachments.map(({ id }) => String(id))).map((id) => `attachment ${String(id)} is there twice`),
    ...names.filter((name) => !FILE_NAME.test(name)).map((name) => `"${name}" is no name of a file`),
    ...shown.filter((name) => !kept && !names.includes(name)).map((name) => `there is no file "${name}" to show`),
    ...names.filter((name) => v2 && !shown.includes(name)).map((name) => `file "${name}" is shown by no component`),
    ...found([[attachments.length > 10, `${attachments.length} files; 10 are allowed`]]),
  ];
}

const textIn = (all: readonly Part[]): number =>
  all.filter((part) => part['type'] === 10).reduce((sum, part) => sum + lengthOf(part['content']), 0);

function embedText(embeds: unknown): number {
  const ofEmbed = (embed: Part): number =>
    [embed['title'], embed['description'], ...partsOf([embed['footer']]).map((part) => part['text'])]
      .concat(partsOf([embed['author']]).map((part) => part['name']))
      .concat(partsOf(embed['fields']).flatMap((field) => [field['name'], field['value']]))
      .reduce<number>((sum, text) => sum + lengthOf(text), 0);
  return partsOf(embeds).reduce((sum, embed) => sum + ofEmbed(embed), 0);
}

/** A rule of this project: no message ever mentions anybody. */
function mentions(body: Part): string[] {
  const allowed = body['allowed_mentions'];
  const silent = isPart(allowed) && JSON.stringify(allowed) === '{"parse":[]}';
  return found([[!silent, 'allowed_mentions must be {"parse":[]}']]);
}

function versions(body: Part, all: readonly Part[]): string[] {
  const v2 = (Number(body['flags'] ?? 0) & IS_COMPONENTS_V2) !== 0;
  const old = ['content', 'embeds', 'poll', 'sticker_ids'].filter(
    (name) => body[name] !== undefined && body[name] !== null,
  );
  const needs = all.filter((part) => V2_TYPES.has(part['type'])).map((part) => part['type']);
  return found([
    [v2 && old.length > 0, `Components V2 excludes ${old.join(', ')}`],
    [v2 && all.length === 0, 'Components V2 without a component is an empty message'],
    [!v2 && needs.length > 0, `component types ${[...new Set(needs)].join(', ')} need the flag for Components V2`],
  ]);
}

const identifiers = (all: readonly Part[]): string[] =>
  repeated(all.flatMap((part) => (typeof part['custom_id'] === 'string' ? [part['custom_id']] : []))).map(
    (id) => `custom_id "${String(id)}" is used twice`,
  );

function rowProblems(part: Part): string[] {
  if (part['type'] === 1) {
    const types = partsOf(part['components']).map((child) => child['type']);
    return found([
      [types.length > 1 && types.some((type) => type !== 2), 'a row holds up to five buttons or one select'],
    ]);
  }
  if (part['type'] !== 2) return [];
  const [link, id, url] = [part['style'] === 5, part['custom_id'], part['url']];
  return found([
    [link && (typeof url !== 'string' || id !== undefined), 'a link button has a url and no custom_id'],
    [
      !link && part['style'] !== 6 && (typeof id !== 'string' || url !== undefined),
      'a button has a custom_id and no url',
    ],
    [!lengthOf(part['label']) && !part['emoji'] && part['style'] !== 6, 'a button needs a label or an emoji'],
  ]);
}

/** A list to choose from: select menus, radio groups, checkbox groups. */
const LISTS: ReadonlySet<unknown> = new Set([3, 5, 6, 7, 8, 21, 22]);

function listProblems(part: Part): string[] {
  if (!LISTS.has(part['type'])) return [];
  const options = partsOf(part['options']);
  const defaults = partsOf(part['default_values']);
  const chosen = options.filter((option) => option['default'] === true).length + defaults.length;
  const [least, most] = [Number(part['min_values'] ?? 1), Number(part['max_values'] ?? (part['type'] === 22 ? 10 : 1))];
  const names = [...options.map(({ value }) => value), ...defaults.map(({ id }) => id)];
  return [
    ...repeated(names).map((value) => `value "${String(value)}" stands twice in a list`),
    ...found([
      [chosen > most, `${chosen} choices are chosen already; ${most} may be`],
      [least > most, 'min_values is over max_values'],
      [options.length > 0 && part['type'] === 3 && most > options.length, `${most} of ${options.length} can be chosen`],
    ]),
  ];
}

/** Problems of a modal's data. */
function limitsOfModal(data: unknown): string[] {
  const parts = partsOf(isPart(data) ? data['components'] : undefined);
  const all = parts.flatMap(nested);
  return [
    ...found([
      [parts.length > 5, `a modal of ${parts.length} parts; 5 are allowed`],
      [
        all.some((part) => Number(part['min_length'] ?? 0) > Number(part['max_length'] ?? 4000)),
        'min_length is over max_length',
      ],
    ]),
    ...identifiers(all),
    ...all.flatMap(listProblems),
    ...all.flatMap((part) =>
      found([
        [
          part['required'] === true && part['min_values'] === 0,
          `"${String(part['custom_id'])}" must be filled, with nothing`,
        ],
        [lengthOf(part['value']) > Number(part['max_length'] ?? 4000), 'a value is over max_length'],
      ]),
    ),
  ];
}

/** Problems of the body that answers an interaction. */
export function limitsOfCallback(body: unknown): string[] {
  if (!isPart(body)) return ['a callback is an object'];
  const { type, data, files } = body;
  const listed = partsOf(isPart(data) ? data['attachments'] : undefined);
  if (type === 4 || type === 7) return [...limitsOfMessage(data), ...unsent(listed, partsOf(files))];
  if (type === 5 || type === 6) return limitsOfDeferral(data);
  if (type === 9) return limitsOfModal(data);
  if (type === 8)
    return repeatedNames(partsOf(isPart(data) ? data['choices'] : undefined), 'autocompletion').concat(
      longValues(data),
    );
  return [];
}

/** Each file that was sent has its place in the list of attachments, and the other way round. */
const unsent = (listed: readonly Part[], files: readonly Part[]): string[] =>
  found([
    [
      JSON.stringify(listed.map(({ id, filename }) => [Number(id), filename])) !==
        JSON.stringify(files.map(({ name }, i) => [i, name])),
      `the list of attachments is not that of the ${files.length} files`,
    ],
  ]);

function limitsOfDeferral(data: unknown): string[] {
  if (data === undefined || data === null) return [];
  const only = isPart(data) && Object.keys(data).every((key) => key === 'flags');
  const flags = isPart(data) ? data['flags'] : undefined;
  return found([
    [!only || (flags !== undefined && flags !== 0 && flags !== EPHEMERAL), 'a deferral may say only "private"'],
  ]);
}

const longValues = (data: unknown): string[] =>
  found([
    [
      partsOf(isPart(data) ? data['choices'] : undefined).some((choice) => lengthOf(choice['value']) > 100),
      "a choice's value is over 100 characters",
    ],
  ]);

const repeatedNames = (parts: readonly Part[], place: string): string[] =>
  repeated(parts.map((part) => part['name'])).map((name) => `${place}: "${String(name)}" stands twice`);

const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(
  (
    'ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi ' +
    'zh-CN zh-TW'
  ).split(' '),
);
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** Problems of the list that is put as an application's commands. */
export function limitsOfCommands(list: unknown): string[] {
  const commands = partsOf(list);
  const typeOf = (command: Part): number => Number(command['type'] ?? 1);
  const ofType = (type: number): Part[] => commands.filter((command) => typeOf(command) === type);
  const most = [1, 2, 3].flatMap((type) =>
    found([[ofType(type).length > (MOST[type] ?? 0), `${ofType(type).length} commands of type ${type}`]]),
  );
  const twice = [1, 2, 3].flatMap((type) => repeatedNames(ofType(type), `commands of type ${type}`));
  return [...most, ...twice, ...commands.flatMap((command) => commandProblems(command, typeOf(command)))];
}

function commandProblems(command: Part, type: number): string[] {
  const place = `/${String(command['name'])}`;
  const size = sizeOf(command);
  const menu = type !== 1;
  return [
    ...localeProblems(command, place),
    ...(menu ? [] : nameProblems(command, place)),
    ...optionListProblems(command, place),
    ...found([
      [size > 8000, `${place}: ${size} characters in names, descriptions and values; 8,000 are allowed`],
      [!menu && !lengthOf(command['description']), `${place}: has no description`],
      [menu && lengthOf(command['description']) > 0, `${place}: a menu has no description`],
      [menu && partsOf(command['options']).length > 0, `${place}: a menu has no options`],
    ]),
  ];
}

const longest = (part: Part, field: string): number => {
  const translated = part[`${field}_localizations`];
  const others = isPart(translated) ? Object.values(translated).map(lengthOf) : [];
  return Math.max(lengthOf(part[field]), ...others);
};

/** Discord adds names, descriptions and values up, the longest translation of each. */
const sizeOf = (part: Part): number =>
  longest(part, 'name') +
  longest(part, 'description') +
  lengthOf(part['value']) +
  [part['options'], part['choices']].flatMap(partsOf).reduce((sum, child) => sum + sizeOf(child), 0);

const translations = (part: Part, field: string): [string, unknown][] => {
  const translated = part[`${field}_localizations`];
  return isPart(translated) ? Object.entries(translated) : [];
};

function nameProblems(part: Part, place: string): string[] {
  const names = [part['name'], ...translations(part, 'name').map(([, name]) => name)];
  return names
    .filter((name) => typeof name !== 'string' || !NAME.test(name) || name !== name.toLowerCase())
    .map((name) => `${place}: "${String(name)}" is no name of a command or option`);
}

const localeProblems = (part: Part, place: string): string[] =>
  [...translations(part, 'name'), ...translations(part, 'description')]
    .filter(([locale]) => !LOCALES.has(locale))
    .map(([locale]) => `${place}: Discord knows no locale "${locale}"`);

function optionListProblems(parent: Part, place: string): string[] {
  const options = partsOf(parent['options']);
  const nests = options.filter((option) => option['type'] === 1 || option['type'] === 2).length;
  const firstFree = options.findIndex((option) => option['required'] !== true);
  return [
    ...repeatedNames(options, place),
    ...found([
      [nests > 0 && nests < options.length, `${place}: subcommands and options do not mix`],
      [
        firstFree >= 0 && options.slice(firstFree).some((option) => option['required'] === true),
        `${place}: a required option stands after an optional one`,
      ],
    ]),
    ...options.flatMap((option) => optionItselfProblems(option, `${place} ${String(option['name'])}`)),
  ];
}

function optionItselfProblems(option: Part, place: string): string[] {
  const choices = partsOf(option['choices']);
  const above = (low: string, high: string): boolean =>
    Number(option[low] ?? -Infinity) > Number(option[high] ?? Infinity);
  return [
    ...nameProblems(option, place),
    ...localeProblems(option, place),
    ...choices.flatMap((choice) => localeProblems(choice, place)),
    ...repeatedNames(choices, place),
    ...optionListProblems(option, place),
    ...found([
      [
        option['autocomplete'] === true && choices.length > 0,
        `${place}: choices and autocompletion exclude each other`,
      ],
      [
        option['autocomplete'] === true && ![3, 4, 10].includes(Number(option['type'])),
        `${place}: only text and numbers can be completed`,
      ],
      [choices.some((choice) => lengthOf(choice['value']) > 100), `${place}: a choice's value is over 100 characters`],
      [above('min_value', 'max_value') || above('min_length', 'max_length'), `${place}: the least is over the most`],
    ]),
  ];
}
