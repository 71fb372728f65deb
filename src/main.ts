import closeWithGrace from 'close-with-grace';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from './config.ts';
import { openLibrary } from './library.ts';
import { createLog } from './log.ts';
import type { Dispatch } from './interaction.ts';
import { createBot } from './bot.ts';
import { openHttp } from './transport/http.ts';
import { openMonitor } from './transport/monitor.ts';
import { openPlayground } from './transport/playground.ts';

/** One clear line and no start: what an operator can mend. */
function stop(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

const read = readConfig();
if ('problems' in read) stop(read.problems);
const { config, warnings } = read;
// The playground's one line on standard output is its address.
const log = createLog({ level: config.logLevel, to: config.playground ? 'stderr' : 'stdout', secrets: config.secrets });
for (const warning of warnings) log.warn({}, warning);
if (config.gateway)
  stop(['DISCORD_TOKEN is set, but this version has no gateway yet; set DISCORD_PUBLIC_KEY for the HTTP door instead']);

const opened = openLibrary(config);
if ('problems' in opened) stop(opened.problems);
// The library that counts takes a while to load, and few need it.
const meter = config.metrics && (await import('./metrics.ts')).createMeter();
const bot = createBot({ library: opened.library, config, log, metrics: meter?.metrics });
let open = false;
const ready = (): boolean => open;
try {
  const monitor = config.metrics && meter && (await openMonitor({ ...config.metrics, log, ready, meter }));
  if (monitor) log.info({ address: monitor.address }, 'telling metrics and health');
  const doors = await openDoors(config, bot);
  open = true;
  closeWithGrace({ delay: 5_000, logger: false }, async ({ err }) => {
    if (err) log.error({ error: err }, 'stopping after an error');
    open = false;
    await Promise.all(doors.map((door) => door.close()));
    // Last: until then it says that the doors are closing.
    await monitor?.close();
  });
} catch (error) {
  stop([error instanceof Error ? error.message : String(error)]);
}

async function openDoors(
  { http, playground }: Config,
  { dispatch, commands }: { dispatch: Dispatch; commands: readonly object[] },
) {
  const doors = [];
  if (http) {
    const { publicKey, port, signatureWindow: windowSeconds } = http;
    doors.push(await openHttp({ dispatch, publicKey, port, host: '0.0.0.0', log, ready, windowSeconds }));
    log.info({ address: doors[0]!.address }, 'taking signed interactions at /interactions');
  }
  if (playground) {
    const pageDir = fileURLToPath(new URL('../dist/page', import.meta.url));
    const port = playground.chosen ? { port: playground.port } : {};
    const door = await openPlayground({ dispatch, commands, pageDir, log, ...port });
    process.stdout.write(`Attaché is ready: ${door.address}\n`);
    doors.push(door);
  }
  return doors;
}
