import type { API } from '@discordjs/core/http-only';
import { z } from 'zod';

/** What it takes to speak with Discord as the bot. */
export interface Access {
  readonly token: string;
  /** Where the API stands, without the version and a slash at the end. */
  readonly apiBase: string;
}

/** Waiting longer for a rate limit than this is told instead: nobody sits before a silent window for an hour. */
const PATIENCE_MS = 10_000;

/** Discord's API with this token. The libraries are loaded here and not before, since they take a third of the start. */
export async function openApi({ token, apiBase }: Access): Promise<API> {
  const [core, { REST }] = await Promise.all([import('@discordjs/core/http-only'), import('discord.js')]);
  const rejectOnRateLimit = ({ timeToReset }: { timeToReset: number }): boolean => timeToReset > PATIENCE_MS;
  return new core.API(new REST({ api: apiBase, timeout: 5_000, retries: 1, rejectOnRateLimit }).setToken(token));
}

/** The parts of an error of the REST client that say what happened. Its body is left out: it may repeat what somebody typed. */
const Failure = z.object({
  name: z.string().optional(),
  message: z.string().optional(),
  status: z.number().optional(),
  code: z.union([z.number(), z.string()]).optional(),
  timeToReset: z.number().optional(),
});
export type Failure = z.infer<typeof Failure>;

export const failureOf = (error: unknown): Failure => Failure.safeParse(error).data ?? { message: String(error) };

/** An error of Discord's API or of the way there, in words that say what to do. */
export function discordProblem(error: unknown, apiBase: string): Error {
  const { name, status, code, message, timeToReset } = failureOf(error);
  const say = (text: string): Error => new Error(text, { cause: error });
  if (status === 401 || code === 'TokenInvalid')
    return say(
      'DISCORD_TOKEN was not accepted by Discord. Copy it anew from the page "Bot" of the Developer Portal ("Reset Token").',
    );
  if (timeToReset !== undefined)
    return say(`Discord asks to wait ${Math.ceil(timeToReset / 1000)} s before the next try.`);
  if (status !== undefined)
    return say(`Discord at ${apiBase} answered with ${status}: ${message || 'no reason given'}`);
  if (typeof code === 'string' || name === 'AbortError')
    return say(
      `Discord cannot be reached at ${apiBase} (${typeof code === 'string' ? code : 'no answer in time'}). Check the network and DISCORD_API_BASE.`,
    );
  return error instanceof Error ? error : new Error(message);
}

const CurrentApplication = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  name: z.string().default('no name'),
  verify_key: z.string().optional(),
  interactions_endpoint_url: z.string().nullish(),
});

export interface Application {
  readonly id: string;
  readonly name: string;
  /** The key that Discord signs interactions with, in hexadecimal digits. */
  readonly verifyKey?: string;
  /** Where Discord posts interactions to. Without it they come through the gateway. */
  readonly endpoint?: string;
}

/**
 * The application that a token belongs to; undefined from a server that speaks only a part of the protocol.
 * @throws Error that says what to do when the token is not accepted or Discord cannot be reached
 */
export async function applicationOf(access: Access): Promise<Application | undefined> {
  const api = await openApi(access);
  const raw = await api.applications.getCurrent().catch((error: unknown) => {
    if (failureOf(error).status === 404) return undefined;
    throw discordProblem(error, access.apiBase);
  });
  const read = CurrentApplication.safeParse(raw);
  if (!read.success) return undefined;
  const { id, name, verify_key: verifyKey, interactions_endpoint_url: endpoint } = read.data;
  return { id, name, ...(verifyKey && { verifyKey }), ...(endpoint && { endpoint }) };
}
