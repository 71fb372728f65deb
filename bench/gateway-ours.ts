import { openGateway } from '../src/transport/gateway.ts';
import { openBot } from './bot.ts';

// A process of its own: `gateway-ours.ts API`. Says on standard output when the door is open.
process.once('SIGTERM', () => process.exit());
const [apiBase = ''] = process.argv.slice(2);
const lost = (reason: Error): never => {
  throw reason;
};
const { address } = await openGateway({ ...openBot(), token: 'bench', apiBase, lost });
process.stdout.write(`${address}\n`);
