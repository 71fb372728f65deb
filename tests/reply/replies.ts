import fc from 'fast-check';
import type { Span } from '../../src/locales/rich.ts';
import type { Block, Reply } from '../../src/reply/blocks.ts';
import { hostile } from './hostile.ts';

const span: fc.Arbitrary<Span> = fc.oneof(
  hostile,
  fc.record({ bold: hostile }),
  fc.record({ italic: hostile }),
  fc.record({ link: hostile, url: fc.oneof(fc.webUrl(), fc.constant('https://b.example/(a)|[b]#c#d%'), hostile) }),
  fc.record({ time: fc.oneof(fc.integer(), fc.double()) }),
);
const text = fc.array(span, { maxLength: 4 });
const long = fc.integer({ min: 0, max: 5000 }).map((n) => 'x*'.repeat(n / 2));
const id = fc.oneof(fc.string({ maxLength: 120 }), fc.constantFrom('a', 'b'));
const button = fc.oneof(
  fc.record({ label: hostile, id }),
  fc.record({ label: fc.constant('y'.repeat(99)), id, style: fc.constantFrom('primary' as const, 'danger' as const) }),
  fc.record({
    label: hostile,
    url: fc.oneof(
      fc.webUrl(),
      long.map((tail) => `https://b.example/${tail}`),
      hostile,
    ),
  }),
);
const choice = fc.oneof(
  fc.record({ label: hostile, value: fc.string({ maxLength: 120 }) }),
  fc.record({ label: hostile, value: id, description: fc.oneof(hostile, long) }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), text }),
  fc.record({
    type: fc.constant('text' as const),
    text: fc.oneof(
      text,
      long.map((words) => [words]),
    ),
  }),
  fc.record({ type: fc.constant('quote' as const), text: fc.oneof(hostile, long, text), source: text }),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(
      fc.oneof(
        text,
        long.map((words) => [words]),
      ),
      { maxLength: 40 },
    ),
  }),
  fc.record({ type: fc.constant('small' as const), text }),
  fc.record({ type: fc.constant('code' as const), text: fc.oneof(hostile, long) }),
  fc.constant({ type: 'divider' as const }),
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
  fc.record({
    type: fc.constant('select' as const),
    id,
    placeholder: fc.oneof(hostile, long),
    choices: fc.array(choice, { maxLength: 40 }),
  }),
);

/** Any reply, too long and hostile ones among them. */
export const reply: fc.Arbitrary<Reply> = fc.record({
  private: fc.boolean(),
  blocks: fc.array(block, { maxLength: 30 }),
});
