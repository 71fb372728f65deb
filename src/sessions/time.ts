/** The first millisecond of Discord's ids. */
const EPOCH = 1_420_070_400_000;

/** When Discord made an id, by its clock: epoch milliseconds. */
export const madeAt = (id: string): number => Number(BigInt(id) >> 22n) + EPOCH;

/** An id in a form in which a later one is greater as a text. */
export const sortable = (id: string): string => id.padStart(20, '0');
