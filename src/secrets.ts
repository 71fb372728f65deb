/** What stands where a secret was. */
const HIDDEN = '[secret]';

/** Shapes of Discord's secrets, with what remains of each. They are found even when the value was never configured here. */
const SHAPES: readonly [RegExp, string][] = [
  [/[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  [/\b(Bot|Bearer)(\s+|%20)[\w.~+/=-]{16,}/gi, `$1 ${HIDDEN}`],
  // Whoever has the token of an interaction may answer in the bot's name for 15 minutes.
  [/\b(webhooks|interactions)\/(\d+)\/[^\s/"'?#]+/g, `$1/$2/${HIDDEN}`],
  [/aW50ZXJhY3Rpb246[\w=-]+/g, HIDDEN],
];

/** Properties whose value is a secret whatever its shape. */
const NAMES = /^(authorization|(access_?|refresh_?|bot_?|discord_?)?token|(client_?)?secret|password)$/i;

/** Takes secrets out of a text: the exact ones given, and whatever has the shape of one of Discord's. */
export function hideSecrets(text: string, exact: readonly string[] = []): string {
  let clean = text;
  for (const secret of exact.flatMap((value) => [value, encodeURIComponent(value)])) {
    if (secret) clean = clean.replaceAll(secret, HIDDEN);
  }
  for (const [shape, rest] of SHAPES) clean = clean.replace(shape, rest);
  return clean;
}

/** Whether a finished log line may hold a secret at all; most do not, and need not be taken apart. */
export function isSuspect(line: string, exact: readonly string[] = []): boolean {
  return (
    SUSPECT.test(line) ||
    exact.some(
      (secret) =>
        secret !== '' &&
        (line.includes(JSON.stringify(secret).slice(1, -1)) || line.includes(encodeURIComponent(secret))),
    )
  );
}
const SUSPECT = /[\w-]{23}\.[\w-]{6}|\bbot\b|bearer|webhooks|interactions\/|aW50|authorization|token|secret|password/i;

/** The same for every text and property name in plain data, as JSON.parse returns it. */
export function hideSecretsIn(data: unknown, exact: readonly string[] = []): unknown {
  if (typeof data === 'string') return hideSecrets(data, exact);
  if (Array.isArray(data)) return data.map((item) => hideSecretsIn(item, exact));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      hideSecrets(name, exact),
      NAMES.test(name) ? HIDDEN : hideSecretsIn(value, exact),
    ]),
  );
}
