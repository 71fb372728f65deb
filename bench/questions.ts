import { readFileSync } from 'node:fs';

/** Questions of our own on the shipped texts, and words that a passage must hold to answer each; none when no text does. */
export const POSED = readFileSync(new URL('./questions.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [question = '', answer = ''] = line.split('\t');
    return { question, answer };
  });

/** The raw interaction of one `/ask`, with an id of its own. */
export const askOf = (question: string, id: number) => ({
  id: String(1_300_000_000_000_000_000n + BigInt(id)),
  application_id: '1200000000000000000',
  type: 2,
  token: 'token-of-the-bench',
  version: 1,
  locale: 'en-US',
  guild_id: '1200000000000000001',
  channel_id: '1200000000000000002',
  member: { user: { id: '1200000000000000003', username: 'bench' }, permissions: '10240', roles: [] },
  data: { id: '1', name: 'ask', type: 1, options: [{ name: 'question', type: 3, value: question }] },
});
