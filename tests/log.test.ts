import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { hideSecrets } from '../src/secrets.ts';

// Put together here, so that no scanner takes them for real ones.
const TOKEN = ['MTk4NjIyNDgzNDcxOTI1MjQ4', 'Cl2FMQ', 'ZnCjm1XVW7vRze4b7Cq4se7kKWsAbc-_9'].join('.');
const INTERACTION = `aW50ZXJhY3Rpb246${'MTE5ODYyMjQ4MzQ3MTkyNTI0OA'.repeat(4)}`;
const EXACT = 'pass "word"\\ with / everything';
const BEARER = 'tGzv3JOkF0XG5Qx2TlKWIA';

function logged(data: object, message = 'said'): string {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => void lines.push(line) }, secrets: [EXACT] });
  log.info(data, message);
  return lines.join('');
}
const thrown = (message: string, cause?: unknown): Error => new Error(message, cause === undefined ? {} : { cause });
const nested = (depth: number, value: unknown): object =>
  depth === 0 ? { value } : { inner: depth % 2 ? [nested(depth - 1, value)] : nested(depth - 1, value) };

const places: [string, object, string?][] = [
  ['a property', { value: TOKEN }],
  ['the message', {}, `login with ${TOKEN} failed`],
  ['the message, after a line break', {}, `login\n${TOKEN}\nfailed`],
  ['a text with quotes around it', { value: `{"token":"${TOKEN}"}` }],
  ['a deep object', nested(12, TOKEN)],
  ['a list', { values: ['a', [TOKEN]] }],
  ['a property name', { [TOKEN]: 1 }],
  ['two in one text', { value: `${TOKEN} ${TOKEN}` }],
  ['an error message', { error: thrown(`401 for ${TOKEN}`) }],
  ['an error as the data', thrown(`401 for ${TOKEN}`)],
  ['a stack', { stack: thrown(`401 for ${TOKEN}`).stack }],
  ['a cause', { error: thrown('no login', thrown(`401 for ${TOKEN}`)) }],
  ['the cause of a cause', { error: thrown('a', thrown('b', thrown(`c ${TOKEN}`))) }],
  ['a property of an error', { error: Object.assign(thrown('no login'), { requestBody: { json: { token: TOKEN } } }) }],
  ['an error of several errors', { error: new AggregateError([thrown(TOKEN)], 'all failed') }],
  ['an authorization header', { headers: { authorization: `Bot ${TOKEN}` } }],
  ['a header of another shape', { headers: { Authorization: BEARER } }],
  ['a Bearer header in a text', { value: `Authorization: Bearer ${BEARER}` }],
  ['a Bot header in a text', { value: `Authorization: Bot ${BEARER}` }],
  ['a list of raw headers', { rawHeaders: ['Authorization', `Bearer ${BEARER}`] }],
  ['an address', { url: `https://example.org/login?token=${TOKEN}&x=1` }],
  ['an address with escapes', { url: `https://example.org/?h=Bot%20${TOKEN}` }],
  ['a follow-up address', { url: `https://discord.com/api/v10/webhooks/198622483471925248/${INTERACTION}/messages` }],
  ['a callback address', { url: `/interactions/198622483471925248/${INTERACTION}/callback` }],
  ['a webhook address of another shape', { url: `/webhooks/198622483471925248/${BEARER}?wait=true` }],
  ['an interaction', { interaction: { id: '1', token: INTERACTION } }],
  ['an interaction in a text', { body: JSON.stringify({ id: '1', token: INTERACTION }) }],
  ['an exact secret', { value: `x${EXACT}y` }],
  ['an exact secret in an address', { url: `https://example.org/?p=${encodeURIComponent(EXACT)}` }],
  ['an exact secret in a cause', { error: thrown('a', thrown(EXACT)) }],
  ['something that writes itself', { value: { toJSON: () => ({ token: TOKEN, text: TOKEN }) } }],
  ['a web address object', { value: new URL(`https://example.org/${TOKEN}`) }],
];
const secrets = [TOKEN, INTERACTION, EXACT, BEARER, encodeURIComponent(EXACT), JSON.stringify(EXACT).slice(1, -1)];

describe('the log', () => {
  it.each(places)('hides a secret in %s', (_, data, message) => {
    const line = logged(data, message);
    expect(secrets.filter((secret) => line.includes(secret))).toEqual([]);
    expect(line).toContain('[secret]');
    expect(JSON.parse(line)).toMatchObject({ level: 'info' });
  });
  it('was tried in at least 30 places', () => {
    expect(places.length).toBeGreaterThanOrEqual(30);
  });
  it.each<[string, object]>([
    ['a word after Bot', { value: 'Bot started' }],
    ['a snowflake', { value: '198622483471925248' }],
    ['an incident id', { incident: 'k3x9-2mfa' }],
    ['a host name', { value: 'www.some-long-host-name.example.org' }],
    ['a file', { value: 'corpus/norway-turkey.claims.yaml:41' }],
    ['a webhook path without a token', { value: '/webhooks/198622483471925248' }],
  ])('leaves %s alone', (_, data) => {
    expect(JSON.parse(logged(data))).toMatchObject(data);
  });
  it('keeps message, stack and causes of an error', () => {
    const line = JSON.parse(logged({ error: thrown('outer', thrown('inner')) })) as Record<string, unknown>;
    expect(line.error).toMatchObject({ type: 'Error', message: 'outer', cause: { message: 'inner' } });
    expect(line).toMatchObject({ msg: 'said', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  });
  it('writes nothing below its level', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'warn', to: { write: (line) => void lines.push(line) } });
    log.info({}, 'quiet');
    log.warn({}, 'loud');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['loud']);
  });
  it.each(['stdout', 'stderr'] as const)('writes to %s before the process may end', (to) => {
    const log = JSON.stringify(join(resolve(import.meta.dirname, '..'), 'src/log.ts'));
    const text = `import { createLog } from ${log}; createLog({ level: 'info', to: '${to}' }).info({}, 'last words'); process.exit(3);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' });
    expect(run.status).toBe(3);
    expect(JSON.parse(run[to])).toMatchObject({ msg: 'last words' });
    expect(run[to === 'stdout' ? 'stderr' : 'stdout']).toBe('');
  });
});

it('hides an exact secret whatever stands around it', () => {
  const secret = fc.string({ minLength: 8 }).filter((text) => !'[secret]'.includes(text));
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, exact, after) => {
      expect(hideSecrets(`${before}${exact}${after}`, [exact])).not.toBe(`${before}${exact}${after}`);
    }),
  );
});
