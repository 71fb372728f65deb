/** Reads CSV by RFC 4180, a letter at a time: records by the names of their columns. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
  const records: string[][] = [['']];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const record = records.at(-1)!;
    const sign = text[i]!;
    if (quoted && sign === '"' && text[i + 1] === '"') record[record.length - 1] += text[(i += 1)]!;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ',') record.push('');
    else if (!quoted && text.startsWith('\r\n', i)) {
      records.push(['']);
      i += 1;
    } else record[record.length - 1] += sign;
  }
  const [head = [], ...rows] = records.slice(0, -1);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? 'MISSING'])));
}
