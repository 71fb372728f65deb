import { z } from 'zod';

/** Discord's interaction types and callback types, by the names of its documentation. */
export const InteractionType = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const CallbackType = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

const snowflake = z.string().regex(/^\d{1,20}$/);
const user = z.looseObject({ id: snowflake });

export interface InteractionOption {
  name: string;
  type: number;
  value?: string | number | boolean | undefined;
  focused?: boolean | undefined;
  options?: InteractionOption[] | undefined;
}
const option: z.ZodType<InteractionOption> = z.lazy(() =>
  z.looseObject({
    name: z.string().max(64),
    type: z.number().int(),
    value: z.union([z.string().max(6000), z.number(), z.boolean()]).optional(),
    focused: z.boolean().optional(),
    options: z.array(option).max(25).optional(),
  }),
);

/** The parts of an interaction that the bot reads; everything else that Discord sends passes unread. */
export const Interaction = z.looseObject({
  id: snowflake,
  type: z.number().int().min(1).max(5),
  application_id: snowflake.optional(),
  token: z.string().optional(),
  locale: z.string().max(16).optional(),
  guild_locale: z.string().max(16).optional(),
  guild_id: snowflake.optional(),
  channel_id: snowflake.optional(),
  context: z.number().int().optional(),
  channel: z.looseObject({ type: z.number().int().optional(), parent_id: snowflake.nullish() }).optional(),
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  app_permissions: z.string().optional(),
  member: z
    .looseObject({ user, permissions: z.string().optional(), roles: z.array(snowflake).max(500).optional() })
    .optional(),
  user: user.optional(),
  message: z
    .looseObject({
      id: snowflake,
      channel_id: snowflake.optional(),
      flags: z.number().int().optional(),
      interaction_metadata: z
        .looseObject({ id: snowflake.optional(), user: z.looseObject({ id: snowflake }).optional() })
        .optional(),
    })
    .optional(),
  data: z
    .looseObject({
      id: z.string().optional(),
      name: z.string().max(64).optional(),
      type: z.number().int().optional(),
      options: z.array(option).max(25).optional(),
      target_id: snowflake.optional(),
      resolved: z
        .looseObject({
          messages: z
            .record(
              z.string(),
              z.looseObject({
                content: z.string().max(6000).optional(),
                author: user.optional(),
                components: z.array(z.unknown()).max(40).optional(),
              }),
            )
            .optional(),
          members: z
            .record(
              z.string(),
              z.looseObject({ permissions: z.string().optional(), roles: z.array(snowflake).max(500).optional() }),
            )
            .optional(),
          attachments: z
            .record(
              z.string(),
              z.looseObject({
                filename: z.string().max(1000),
                size: z.number().int().min(0),
                url: z.string().max(2000),
              }),
            )
            .optional(),
        })
        .optional(),
      custom_id: z.string().max(100).optional(),
      component_type: z.number().int().optional(),
      values: z.array(z.string().max(100)).max(25).optional(),
      components: z.array(z.unknown()).max(10).optional(),
    })
    .optional(),
});
export type Interaction = z.infer<typeof Interaction>;

/** A part of a message or of a form as a client sends it: nothing in it is certain. */
interface Part {
  readonly custom_id?: unknown;
  readonly value?: unknown;
  readonly values?: unknown;
  readonly component?: unknown;
  readonly components?: unknown;
}

/** Every part with its inner ones, wherever Discord nests them: labels hold `component`, rows and containers `components`. */
function* partsIn(parts: unknown, depth = 0): Generator<Part> {
  if (!Array.isArray(parts) || depth > 4) return;
  for (const part of parts.slice(0, 40) as (Part | null)[]) {
    if (typeof part !== 'object' || part === null) continue;
    yield part;
    yield* partsIn([part.component], depth + 1);
    yield* partsIn(part.components, depth + 1);
  }
}

const fieldIn = (parts: unknown, id: string): Part | undefined => partsIn(parts).find((part) => part.custom_id === id);
const textsIn = (values: unknown): string[] =>
  Array.isArray(values) ? values.slice(0, 25).filter((value) => typeof value === 'string') : [];

/** The text of a form's field; empty when there is none. */
export function fieldOf(parts: unknown, id: string): string {
  const value = fieldIn(parts, id)?.value;
  return typeof value === 'string' ? value.slice(0, 4000) : '';
}

/** What was chosen in a form's field: one of a few, several, or the ids of files. */
export function valuesOf(parts: unknown, id: string): string[] {
  const field = fieldIn(parts, id);
  return typeof field?.value === 'string' ? [field.value.slice(0, 100)] : textsIn(field?.values);
}

/** The custom ids of a message's buttons and lists. */
export const idsOf = (parts: unknown): string[] =>
  Array.from(partsIn(parts)).flatMap(({ custom_id: id }) => (typeof id === 'string' ? [id] : []));

/** The body of the first answer to an interaction, as Discord takes it. */
export interface Callback {
  readonly type: number;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Files that go with it: its `attachments` name them by their place in this list. */
  readonly files?: readonly CallbackFile[];
  /** What goes on when the answer is there. The door begins it once, when it has sent the answer; it never rejects. */
  readonly later?: () => Promise<void>;
}

export interface CallbackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Turns a raw interaction into its answer; every door calls the same one. It never rejects. */
export type Dispatch = (raw: unknown) => Promise<Callback>;
