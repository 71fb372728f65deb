import type { Picture } from '../charts/pictures.ts';
import type { Reply } from '../reply/blocks.ts';
import type { Desk } from './desk.ts';

/** How long an answer waits for its picture: longer than it takes to draw one, not so long that anybody would notice. */
const PATIENCE_MS = 600;

/**
 * A reply with its picture. One that was drawn before is there at once; where drawing takes longer the reply goes without,
 * and its picture is added when it is drawn. What cannot be drawn is left out.
 */
export async function withPicture(reply: Reply, { pictures, call, kept }: Desk): Promise<Reply> {
  const { figure, ...rest } = reply;
  if (!figure || !pictures) return rest;
  const drawing = pictures.draw(figure);
  // Where no answer can be changed any more the picture comes now or not at all.
  const patience = kept?.discord ? Math.min(PATIENCE_MS, call.left()) : call.left();
  const now = await Promise.race([drawing, late(patience)]);
  if (now !== 'late') return withFile(rest, now);
  if (rest.later) return rest;
  return {
    ...rest,
    later: async (tell) => {
      const picture = await drawing;
      if (picture) await tell(withFile(rest, picture));
    },
  };
}

const withFile = (reply: Reply, picture: Picture | undefined): Reply =>
  picture ? { ...reply, files: [...(reply.files ?? []), picture] } : reply;

const late = (ms: number): Promise<'late'> => new Promise((resolve) => setTimeout(() => resolve('late'), ms).unref());
