import fastify from 'fastify';
import { createPublicKey, verify } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { createBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { openLibrary } from '../src/library.ts';
import { createLog } from '../src/log.ts';
import { openHttp } from '../src/transport/http.ts';

// A process of its own: `door-server.ts attache|bare PUBLIC_KEY`. Says its address on standard output.
const [which, publicKey = ''] = process.argv.slice(2);
process.once('SIGTERM', () => process.exit());
process.stdout.write(`${which === 'bare' ? await openBare() : await openOurs()}/interactions\n`);

/** The HTTP door as `npm start` opens it; its log is written as always, but nobody has to read it. */
async function openOurs(): Promise<string> {
  const read = readConfig({});
  const opened = 'config' in read ? openLibrary(read.config) : read;
  if ('problems' in read || 'problems' in opened) throw new Error('the shipped corpus cannot be read');
  const nowhere = openSync(devNull, 'w');
  const log = createLog({ level: read.config.logLevel, to: { write: (line) => void writeSync(nowhere, line) } });
  const { dispatch } = createBot({ library: opened.library, config: read.config, log });
  return (await openHttp({ dispatch, publicKey, port: 0, host: '127.0.0.1', log })).address;
}

/** The least that Discord accepts: a checked signature, and the same answer to everything. */
async function openBare(): Promise<string> {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/interactions', async (request, reply) => {
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
    const signed = Buffer.concat([Buffer.from(String(timestamp)), request.body as Buffer]);
    const genuine = verify(null, signed, key, Buffer.from(String(signature), 'hex'));
    return genuine ? { type: 1 } : reply.code(401).send({});
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}
