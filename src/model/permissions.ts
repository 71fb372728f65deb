/** Discord's permission bits ("Permissions", bitwise permission flags), those that are asked for here. */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  view: 1n << 10n,
  send: 1n << 11n,
  manageMessages: 1n << 13n,
  embed: 1n << 14n,
  attach: 1n << 15n,
  history: 1n << 16n,
  useCommands: 1n << 31n,
  manageEvents: 1n << 33n,
  startThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
  pin: 1n << 51n,
} as const;
