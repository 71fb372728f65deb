import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { eraseBack, escape, fieldOf, highlight, moveTo, pick, suggestionsOf, typed, type Box } from './box.ts';
import { inputId, type Composer } from './composer.ts';
import { remaining, title, type Field, type Suggestion } from './draft.ts';
import { OptionType, type Option } from './wire.ts';

const LIST = 'suggestions';

/** Draws the box, and the list above it. */
export function drawComposer(composer: Composer): TemplateResult {
  const box = composer.box();
  const { leaf, fields } = box.draft;
  const submit = (event: Event): void => {
    event.preventDefault();
    composer.submit();
  };
  // The focus may only be on its way to another field, or its field may be just being taken away.
  const leave = ({ currentTarget: form }: FocusEvent): void => {
    setTimeout(() => {
      const gone = form instanceof Node && !form.contains(document.activeElement);
      if (gone && composer.box().open) composer.become({ ...composer.box(), open: false });
    });
  };
  return html`<form class="composer" @submit=${submit} @focusout=${leave} aria-label="Write to Attaché">
    ${drawPanel(composer)}
    <p class="problem" role="alert" id="problem">${box.problem}</p>
    <div class="box">
      <div class="parts">
        ${leaf ? html`<span class="command">${title(leaf)}</span>` : nothing}
        ${repeat(
          fields,
          ({ option }) => option.name,
          (field, i) => drawField(composer, field, i),
        )}
        ${drawTail(composer)}
      </div>
      <button type="submit" class="send" aria-label="Send">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M5.5 11.5 12 5l6.5 6.5" /></svg>
      </button>
    </div>
  </form>`;
}

function drawField(composer: Composer, { option, text }: Field, i: number): TemplateResult {
  const { at, problem } = composer.box();
  const wrong = at === i && problem !== '';
  return html`<label class="chip ${wrong ? 'wrong' : ''}">
    <span>${option.name}</span>
    ${
      option.type === OptionType.file
        ? drawFileInput(composer, option, i)
        : drawInput(composer, i, `field-${i}`, text, { label: `${option.name}: ${option.description}`, hint: '' })
    }
  </label>`;
}

function drawFileInput(composer: Composer, { name, description }: Option, i: number): TemplateResult {
  const { at, problem } = composer.box();
  return html`<input
    type="file"
    id="field-${i}"
    aria-label="${name}: ${description}"
    aria-invalid=${at === i && problem !== ''}
    aria-describedby="problem"
    @focus=${() => at !== i && composer.become(moveTo(composer.box(), i))}
    @change=${(event: Event) => composer.attach(i, (event.currentTarget as HTMLInputElement).files?.[0])}
    @keydown=${(event: KeyboardEvent) => press(composer, event)}
  />`;
}

function drawTail(composer: Composer): TemplateResult {
  const { draft } = composer.box();
  const left = remaining(draft).length;
  const hint = !draft.leaf ? 'Ask a question, or type / for commands' : left > 0 ? `+ ${left} optional` : '';
  return html`<span class="tail ${draft.leaf ? 'short' : ''}">
    ${drawInput(composer, draft.fields.length, 'box', draft.tail, {
      label: draft.leaf ? 'More options' : 'Question or command',
      hint,
    })}
  </span>`;
}

/** What an input says of itself, when it is read out and when it is empty. */
interface Words {
  readonly label: string;
  readonly hint: string;
}

function drawInput(composer: Composer, i: number, id: string, text: string, words: Words): TemplateResult {
  const box = composer.box();
  const here = box.at === i;
  const suggestions = here ? suggestionsOf(box, composer.leaves) : [];
  const active = suggestions[box.active] ? `suggestion-${box.active}` : nothing;
  const focus = (): void => {
    if (composer.box().at !== i) composer.become(moveTo(composer.box(), i));
    else if (!composer.box().open) composer.become({ ...composer.box(), open: true });
  };
  return html`<input
    id=${id}
    role="combobox"
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    enterkeyhint="send"
    aria-label=${words.label}
    aria-autocomplete="list"
    aria-controls=${LIST}
    aria-expanded=${suggestions.length > 0}
    aria-activedescendant=${active}
    aria-invalid=${here && box.problem !== ''}
    aria-describedby="problem"
    placeholder=${words.hint}
    .value=${live(text)}
    @focus=${focus}
    @input=${(event: Event) => composer.become(typed(composer.box(), valueOf(event), composer.leaves))}
    @keydown=${(event: KeyboardEvent) => press(composer, event)}
  />`;
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement).value;

function press(composer: Composer, event: KeyboardEvent): void {
  const box = composer.box();
  const suggestions = suggestionsOf(box, composer.leaves);
  const next = afterKey(event, box, suggestions);
  if (!next || event.isComposing) return;
  event.preventDefault();
  composer.become(next);
}

/** The box after a key; undefined leaves the key to the browser, which sends the form on Enter. */
function afterKey(event: KeyboardEvent, box: Box, suggestions: readonly Suggestion[]): Box | undefined {
  const input = event.currentTarget as HTMLInputElement;
  const pointed = suggestions[box.active];
  const [from, to] = [input.selectionStart, input.selectionEnd];
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return highlight(box, event.key === 'ArrowDown' ? 1 : -1, suggestions.length);
    case 'Tab': {
      const tabbed = event.shiftKey ? undefined : (pointed ?? suggestions[0]);
      return tabbed && pick(box, tabbed);
    }
    case 'Enter':
      return pointed && pick(box, pointed);
    case 'Escape':
      return escape(box, suggestions.length);
    case 'Backspace':
      return input.value === '' && box.draft.leaf ? eraseBack(box) : undefined;
    case 'ArrowLeft':
      return from === 0 && to === 0 && box.at > 0 ? moveTo(box, box.at - 1) : undefined;
    case 'ArrowRight':
      return from === input.value.length && fieldOf(box) ? moveTo(box, box.at + 1) : undefined;
    default:
      return undefined;
  }
}

function drawPanel(composer: Composer): TemplateResult {
  const box = composer.box();
  const suggestions = suggestionsOf(box, composer.leaves);
  const field = fieldOf(box);
  const shown = box.open && (field !== undefined || suggestions.length > 0);
  const heading = field ? describe(field.option) : box.draft.leaf ? 'Options' : 'Commands';
  return html`<div class="panel" ?hidden=${!shown} @pointerdown=${(event: Event) => event.preventDefault()}>
    <p class="heading">${heading}</p>
    <div role="listbox" id=${LIST} aria-label=${heading}>
      ${suggestions.map((suggestion, i) => {
        const chosen = i === box.active;
        const choose = (): void => {
          composer.become(pick(composer.box(), suggestion));
          document.getElementById(inputId(composer.box()))?.focus();
        };
        return html`<div role="option" id="suggestion-${i}" class="suggestion" aria-selected=${chosen} @click=${choose}>
          <span class="label">${suggestion.label}</span> <span class="about">${suggestion.hint}</span>
        </div>`;
      })}
    </div>
  </div>`;
}

function describe({ name, type, description, min_value, max_value }: Option): TemplateResult {
  const number = type === OptionType.integer || type === OptionType.number;
  const range = number && min_value !== undefined && max_value !== undefined ? ` (${min_value} to ${max_value})` : '';
  return html`<strong>${name}</strong> ${description}${range}`;
}
