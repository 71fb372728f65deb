import fastify from 'fastify';
import { createPublicKey, verify } from 'node:crypto';
import { openHttp } from '../src/transport/http.ts';
import { openPostgres } from '../src/store/open.ts';
import { openBot } from './bot.ts';

// A process of its own: `door-server.ts attache|bare PUBLIC_KEY [DATABASE_URL]`. Says its address on standard output.
const [which, publicKey = '', databaseUrl] = process.argv.slice(2);
process.once('SIGTERM', () => process.exit());
process.stdout.write(`${which === 'bare' ? await openBare() : await openOurs()}/interactions\n`);

/** The HTTP door as `npm start` opens it. */
async function openOurs(): Promise<string> {
  const store = databaseUrl === undefined ? undefined : await openPostgres(databaseUrl);
  return (await openHttp({ ...openBot(store), publicKey, port: 0, host: '127.0.0.1' })).address;
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
