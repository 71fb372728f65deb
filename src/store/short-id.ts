import { digestOf } from '../model/digest.ts';

/** A short id of what is told apart by these parts: whoever writes the same writes it under the same id. */
export const shortId = (...parts: readonly string[]): string => digestOf(JSON.stringify(parts)).slice(0, 12);
