import { html, nothing, type TemplateResult } from 'lit';
import { Marked, Tokenizer, type Token, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { CHANNELS, MEMBERS, ROLES } from './world.ts';

/** What a template can hold. Strings stay text: nothing here ever becomes markup by itself. */
type Drawn = TemplateResult | string | typeof nothing | readonly Drawn[];

const none = (): undefined => undefined;

/** `-# ` at the start of a line. */
const small: TokenizerAndRendererExtension = {
  name: 'small',
  level: 'block',
  start: (source) => source.match(/^-# /m)?.index,
  tokenizer(source) {
    const match = /^-# ([^\n]+)(?:\n|$)/.exec(source);
    return match ? { type: 'small', raw: match[0], tokens: this.lexer.inlineTokens(match[1] ?? '') } : undefined;
  },
};

/** `<#1>` is a channel, `<@&1>` a role and `<@1>` a member of the made-up server; others stay as they are. */
const mention: TokenizerAndRendererExtension = {
  name: 'mention',
  level: 'inline',
  start: (source) => source.match(/<[#@]/)?.index,
  tokenizer(source) {
    const match = /^<(#|@&|@)(\d{1,20})>/.exec(source);
    const known = match && NAMED[match[1]!]?.find(({ id }) => id === match[2]);
    return known ? { type: 'mention', raw: match[0], text: `${match[1]![0]}${known.name}` } : undefined;
  },
};
const NAMED: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>> = {
  '#': CHANNELS,
  '@&': ROLES,
  '@': MEMBERS,
};

/** `<t:0:R>` is a moment, `</ask:0>` names a command. */
const stamp: TokenizerAndRendererExtension = {
  name: 'stamp',
  level: 'inline',
  start: (source) => source.match(/<(?:t:|\/)/)?.index,
  tokenizer(source) {
    const match = /^<(?:t:(-?\d{1,12})(?::([tTdDfFsSR]))?|\/([^:>\n]+):\d+)>/.exec(source);
    return match ? { type: 'stamp', raw: match[0], seconds: match[1], form: match[2], command: match[3] } : undefined;
  },
};

/** Items and what is indented under them. A line at the margin ends the list. */
const ITEMS = /^(?: {0,3}(?:[*-]|\d{1,9}\.) [^\n]*(?:\n|$)(?: +[^\n]*(?:\n|$))*)+/;

// Discord knows none of the switched-off forms, and neither its quotes nor its lists swallow the line after them.
const marked = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: {
    code: none,
    html: none,
    tag: none,
    table: none,
    lheading: none,
    def: none,
    reflink: none,
    hr: none,
    list(source) {
      const match = ITEMS.exec(source);
      return match ? Tokenizer.prototype.list.call(this, match[0]) : undefined;
    },
    blockquote(source) {
      const match = /^(?:> [^\n]*(?:\n|$))+/.exec(source);
      if (!match) return undefined;
      const text = match[0].replace(/^> /gm, '');
      return { type: 'blockquote', raw: match[0], text, tokens: this.lexer.blockTokens(text, []) };
    },
  },
});
marked.use({ extensions: [small, mention, stamp] });

/** What was read lately: a page is drawn each second, and few of its texts are others then. */
const read = new Map<string, readonly Token[]>();
const KEPT = 500;

/** Draws Discord's Markdown. */
export function draw(source: string): Drawn {
  const tokens = read.get(source) ?? marked.lexer(source);
  read.set(source, tokens);
  if (read.size > KEPT) read.delete(read.keys().next().value!);
  return drawAll(tokens);
}

const tokensOf = (token: Token): readonly Token[] | undefined => ('tokens' in token ? token.tokens : undefined);

const drawAll = (tokens: readonly Token[] = []): Drawn => tokens.map((token) => drawToken(token));

function drawToken(token: Token): Drawn {
  const inner = (): Drawn => drawAll(tokensOf(token));
  switch (token.type) {
    case 'space':
      return nothing;
    case 'heading':
      return drawHeading(token as Tokens.Heading);
    case 'paragraph':
      return html`<p>${inner()}</p>`;
    case 'small':
      return html`<p class="small">${inner()}</p>`;
    case 'blockquote':
      return html`<blockquote>${inner()}</blockquote>`;
    case 'list':
      return drawList(token as Tokens.List);
    case 'code':
      return html`<pre tabindex="0"><code>${token['text']}</code></pre>`;
    default:
      return drawInline(token);
  }
}

function drawInline(token: Token): Drawn {
  const inner = (): Drawn => drawAll(tokensOf(token));
  switch (token.type) {
    case 'strong':
      return token.raw.startsWith('__') ? html`<u>${inner()}</u>` : html`<strong>${inner()}</strong>`;
    case 'em':
      return html`<em>${inner()}</em>`;
    case 'del':
      return token.raw.startsWith('~~') ? html`<s>${inner()}</s>` : token.raw;
    case 'codespan':
      return html`<code>${token['text']}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return drawLink(token as Tokens.Link);
    case 'mention':
      return html`<span class="mention">${token['text']}</span>`;
    case 'stamp':
      return drawStamp(token);
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'text':
      return tokensOf(token) ? inner() : (token as Tokens.Text).text;
    default:
      return token.raw;
  }
}

function drawHeading({ depth, raw, tokens }: Tokens.Heading): Drawn {
  return depth > 3 ? html`<p>${raw}</p>` : html`<h2 class="depth-${depth}">${drawAll(tokens)}</h2>`;
}

function drawList({ ordered, start, items }: Tokens.List): Drawn {
  const drawn = items.map((item) => html`<li>${drawAll(item.tokens)}</li>`);
  return ordered
    ? html`<ol start=${start === '' ? 1 : start}>
        ${drawn}
      </ol>`
    : html`<ul>
        ${drawn}
      </ul>`;
}

function drawLink({ href, tokens, raw }: Tokens.Link): Drawn {
  if (!/^https?:\/\//i.test(href)) return raw;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${drawAll(tokens)}</a>`;
}

type Stamp = Tokens.Generic & { readonly seconds?: string; readonly form?: string; readonly command?: string };

function drawStamp({ seconds, form, command }: Stamp): Drawn {
  if (seconds === undefined) return html`<span class="mention">/${command}</span>`;
  const at = new Date(Number(seconds) * 1000);
  const full = at.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
  // Nobody is read a countdown.
  return html`<time datetime=${at.toISOString()} title=${full} aria-live="off"
    >${form === 'R' ? relative(at) : absolute(at, form)}</time
  >`;
}

function absolute(at: Date, form = 'f'): string {
  const dates: Record<string, Intl.DateTimeFormatOptions> = {
    t: { timeStyle: 'short' },
    T: { timeStyle: 'medium' },
    d: { dateStyle: 'short' },
    D: { dateStyle: 'long' },
    f: { dateStyle: 'long', timeStyle: 'short' },
    F: { dateStyle: 'full', timeStyle: 'short' },
    s: { dateStyle: 'short', timeStyle: 'short' },
    S: { dateStyle: 'short', timeStyle: 'medium' },
  };
  return at.toLocaleString(undefined, dates[form]);
}

function relative(at: Date): string {
  const seconds = (at.getTime() - Date.now()) / 1000;
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_557_600],
    ['month', 2_629_800],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}
