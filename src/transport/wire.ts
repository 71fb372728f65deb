import { z } from 'zod';

// What is read of Discord's answers; the rest of them is left alone.

export const Id = z.string().regex(/^\d{1,20}$/);
const Bits = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt);

export const Self = z.object({ id: Id });
export const Message = z.object({ id: Id });

export const Pins = z.object({
  items: z.array(
    z.object({ pinned_at: z.iso.datetime({ offset: true }), message: z.object({ id: Id, author: Self }) }),
  ),
  has_more: z.boolean(),
});

export const Member = z.object({
  nick: z.string().nullish(),
  user: z.object({ username: z.string(), global_name: z.string().nullish() }),
});

export const Guild = z.object({
  owner_id: Id,
  roles: z.array(z.object({ id: Id, name: z.string(), permissions: Bits })),
});

export const Channel = z
  .object({
    id: Id,
    name: z.string().nullish(),
    type: z.number(),
    permission_overwrites: z.array(z.object({ id: Id, allow: Bits, deny: Bits })).default([]),
  })
  .transform(({ permission_overwrites: overwrites, name, ...rest }) => ({ ...rest, name: name ?? '', overwrites }));

/** Who may see commands: role 1, member 2, channel 3. */
export const CommandPermissions = z.array(
  z.object({
    id: Id,
    permissions: z.array(z.object({ id: Id, type: z.literal([1, 2, 3]), permission: z.boolean() })),
  }),
);

export const Named = z.object({ id: Id, name: z.string() });
