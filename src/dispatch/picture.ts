import type { Picture } from '../charts/pictures.ts';
import type { Interaction } from '../interaction.ts';
import { DISCORD_CODE, DiscordError } from '../model/discord.ts';
import type { Later, Reply } from '../reply/blocks.ts';
import type { Desk } from './desk.ts';

/** How long an answer waits for its picture: longer than it takes to draw one, not so long that anybody would notice. */
const PATIENCE_MS = 600;
/** How long a change of a message waits for a picture that is just being added to it. */
const SENDING_MS = 1_000;
/** Pictures on their way to their messages that are remembered. */
const LATE = 200;

/**
 * The pictures that follow their answers, by the message that they are added to. A message that was changed meanwhile shows
 * something else: its older picture, which would bring the older answer back, is not added any more.
 */
export interface LatePictures {
  /**
   * Expects a picture for a message, in the place of an earlier one.
   * @returns what adds it by `send`, where it is expected still
   */
  expect(message: string): (send: () => Promise<void>) => Promise<void>;
  /** A message is going to be changed: nothing is added to what it showed. Resolves when what is just being added is there. */
  changing(message: string): Promise<void> | undefined;
}

export function createLatePictures(): LatePictures {
  const all = new Map<string, { sending?: Promise<void> }>();
  return {
    expect(message) {
      const late: { sending?: Promise<void> } = {};
      all.delete(message);
      all.set(message, late);
      if (all.size > LATE) all.delete(all.keys().next().value!);
      return async (send) => {
        if (all.get(message) !== late) return;
        late.sending = send();
        await late.sending;
        if (all.get(message) === late) all.delete(message);
      };
    },
    changing(message) {
      const sending = all.get(message)?.sending;
      all.delete(message);
      return sending && Promise.race([sending, wait(SENDING_MS)]);
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** What tells the message of an answer from others: the interaction that made it. */
const messageOf = ({ id, message }: Interaction, update: boolean): string =>
  (update && (message?.interaction_metadata?.id ?? message?.id)) || id;

/**
 * A reply with its picture. One that was drawn before is there at once; where drawing takes longer the reply goes without,
 * and its picture is added when it is drawn. What cannot be drawn is left out.
 * @param update whether the reply takes the place of the message that was pressed
 */
export async function withPicture(reply: Reply, desk: Desk, update: boolean): Promise<Reply> {
  const { pictures, call, interaction, late, metrics } = desk;
  const message = messageOf(interaction, update);
  if (update) await late.changing(message);
  const { figure, ...rest } = reply;
  if (!figure || !pictures) return rest;
  const drawing = pictures.draw(figure);
  if (!(drawing instanceof Promise)) return withFile(rest, drawing);
  // Where no answer can be changed any more the picture comes now or not at all.
  const patience = canGoOn(desk) ? Math.min(PATIENCE_MS, call.left()) : call.left();
  const now = await Promise.race([drawing, wait(patience).then(() => 'late' as const)]);
  if (now !== 'late') return withFile(rest, now);
  metrics?.pictured({ chart: figure.chart, result: 'late' });
  return rest.later ? rest : { ...rest, later: follow(rest, drawing, message, desk) };
}

/** Whether Discord takes changes of the answer for a while. */
const canGoOn = ({ kept, interaction }: Pick<Desk, 'kept' | 'interaction'>): boolean =>
  kept?.discord !== undefined && interaction.application_id !== undefined && interaction.token !== undefined;

function follow(reply: Reply, drawing: Promise<Picture | undefined>, message: string, desk: Desk): Later {
  const { late, log, interaction } = desk;
  const add = late.expect(message);
  const unsent = (error: unknown): void => {
    const gone = error instanceof DiscordError && error.code === DISCORD_CODE.unknownMessage;
    // The answer is there without it, and stays as it is.
    log[gone ? 'debug' : 'warn']({ interaction: interaction.id, error }, 'a picture could not be added to its answer');
  };
  return async (tell) => {
    const picture = await drawing;
    if (picture) await add(() => tell(withFile(reply, picture)).catch(unsent));
  };
}

const withFile = (reply: Reply, picture: Picture | undefined): Reply =>
  picture ? { ...reply, files: [...(reply.files ?? []), picture] } : reply;
