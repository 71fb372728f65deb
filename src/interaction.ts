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
  channel: z.looseObject({ type: z.number().int().optional() }).optional(),
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  app_permissions: z.string().optional(),
  member: z.looseObject({ user, permissions: z.string().optional() }).optional(),
  user: user.optional(),
  message: z
    .looseObject({
      id: snowflake,
      channel_id: snowflake.optional(),
      flags: z.number().int().optional(),
      interaction_metadata: z.looseObject({ user: z.looseObject({ id: snowflake }).optional() }).optional(),
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
          messages: z.record(z.string(), z.looseObject({ content: z.string().max(6000).optional() })).optional(),
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

/** The text of a form's field, wherever Discord nests it: labels hold `component`, older rows hold `components`. */
export function fieldOf(parts: unknown, id: string): string {
  if (!Array.isArray(parts)) return '';
  for (const part of parts.slice(0, 10) as {
    component?: { custom_id?: unknown; value?: unknown };
    components?: unknown;
    custom_id?: unknown;
    value?: unknown;
  }[]) {
    const field = part?.component ?? part;
    if (field?.custom_id === id && typeof field.value === 'string') return field.value.slice(0, 4000);
    const inner = fieldOf(part?.components, id);
    if (inner) return inner;
  }
  return '';
}

/** The body of the first answer to an interaction, as Discord takes it. */
export interface Callback {
  readonly type: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Turns a raw interaction into its answer; every door calls the same one. It never rejects. */
export type Dispatch = (raw: unknown) => Promise<Callback>;
