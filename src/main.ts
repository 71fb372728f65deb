import closeWithGrace from 'close-with-grace';
import { fileURLToPath } from 'node:url';
import * as surface from '../commands/index.ts';
import { buildAside } from './aside.ts';
import { ask } from './answer/ask.ts';
import { createBot, type Bot } from './bot.ts';
import { createPictures } from './charts/pictures.ts';
import { readConfig, type Config } from './config.ts';
import { watchFolders } from './corpus/watch.ts';
import { mismatchesOf } from './doctor.ts';
import { createInspect } from './inspect.ts';
import { createKept } from './kept.ts';
import { openLibrary, warnOfFiles } from './library.ts';
import { localeFor } from './locales/index.ts';
import { createLog } from './log.ts';
import { createReload } from './reload.ts';
import { hideSecrets } from './secrets.ts';
import { openStore } from './store/open.ts';
import { openingQuestions } from './suggest.ts';
import { applicationOf, type Application } from './transport/api.ts';
import type { Door } from './transport/door.ts';
import { openGateway } from './transport/gateway.ts';
import { openHttp } from './transport/http.ts';
import { openMonitor } from './transport/monitor.ts';
import { createPlaygroundDiscord } from './transport/playground-discord.ts';
import { openPlayground } from './transport/playground.ts';
import { register } from './transport/register.ts';

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

// From before the documents are read, so that no change falls between; kept until there is a bot to reload.
let changed = false;
let reload = async (): Promise<void> => void (changed = true);
let reloading = Promise.resolve();
const look = (): void => void (reloading = reload());
process.on('SIGHUP', look);
const watch = config.watch
  ? watchFolders(config.corpusDirs, {
      changed: look,
      failed: (folder, error) =>
        log.warn({ folder, reason: error.message }, 'a folder cannot be watched: after a change send SIGHUP'),
    })
  : undefined;
const opened = openLibrary(config, { dataDir: config.dataDir, write: true, tell: (line) => log.warn({}, line) });
if ('problems' in opened) stop(opened.problems);
const { library, catalogue } = opened;
warnOfFiles(opened.files, log);
// The library that counts takes a while to load, and few need it.
const meter = config.metrics && (await import('./metrics.ts')).createMeter();

const store = await openStore(config).catch((error: Error) => stop([hideSecrets(error.message, config.secrets)]));
// Without a token what the bot posts by itself is posted on the page.
const madeUp = config.playground && createPlaygroundDiscord();
const pictures =
  config.pictures === 'off'
    ? undefined
    : createPictures({ log, metrics: meter?.metrics, now: Date.now, maps: config.pictures === 'on' });
const { kept, ...keeping } = createKept({
  store,
  config,
  log,
  metrics: meter?.metrics,
  discord: madeUp,
  pictures,
});

const doors: Door[] = [];
let monitor: Door | undefined;
let open = false;
const ready = (): boolean => open;
// An error that nobody caught ends the process in order too: a half-dead one is worse than one that is started anew.
// SIGHUP asks for a reload; on Windows it says that the window is being closed.
const skip: closeWithGrace.Signals[] = process.platform === 'win32' ? [] : ['SIGHUP'];
closeWithGrace({ delay: 5_000, logger: false, skip }, async ({ err }) => {
  if (err) log.error({ error: err }, 'stopping after an error');
  open = false;
  watch?.close();
  // A thread that is cut short can take the process along before it has said how it ended.
  await Promise.all([...doors.map((door) => door.close()), reloading]);
  await keeping.close();
  pictures?.close();
  // Last: until then it says that the doors are closing.
  await monitor?.close();
});
try {
  monitor = config.metrics && meter && (await openMonitor({ ...config.metrics, log, ready, meter }));
  if (monitor) log.info({ address: monitor.address }, 'telling metrics and health');
  const application = await askDiscord(config);
  const applicationId = application?.id ?? config.applicationId;
  const { discord } = kept;
  const bot = createBot({
    surface,
    library,
    catalogue,
    config: { ...config, applicationId },
    log,
    metrics: meter?.metrics,
    kept,
    pictures,
    remove: discord && (({ channel, message }) => discord.remove(channel, message)),
  });
  keeping.begin(() => bot.index);
  meter?.metrics.libraryLoaded();
  // Word lists are read and code is compiled at the first question: at this one, before a member waits for an answer.
  ask('Wehn did the two countries meet?', bot.index);
  const build = (known: string) => buildAside({ ...config, known });
  reload = createReload({ bot, opened, build, changed: keeping.changed, log, metrics: meter?.metrics });
  if (changed) look();
  if (config.http) doors.push(await openHttpDoor(config.http, bot));
  if (config.playground) doors.push(await openPlaygroundDoor(config.playground, bot));
  const gateway = config.gateway && (await openGatewayDoor(config.gateway, bot));
  if (gateway) doors.push(gateway);
  open = true;
  await registerCommands(applicationId ?? gateway?.applicationId, bot);
} catch (error) {
  // Discord, or what stands before it, may have repeated what it was sent.
  stop([hideSecrets(error instanceof Error ? error.message : String(error), config.secrets)]);
}

/** The application of the token, with a warning for each setting that does not fit it. */
async function askDiscord({ token, apiBase, http }: Config): Promise<Application | undefined> {
  if (!token) return undefined;
  const application = await applicationOf({ token, apiBase });
  for (const line of application ? mismatchesOf(config, application) : []) log.warn({}, line);
  if (http)
    log.info({}, 'DISCORD_PUBLIC_KEY is set, so the gateway stays closed: Discord sends interactions one way only');
  return application;
}

async function openHttpDoor(http: NonNullable<Config['http']>, { dispatch }: Bot): Promise<Door> {
  const { publicKey, port, signatureWindow: windowSeconds } = http;
  const door = await openHttp({ dispatch, publicKey, port, host: '0.0.0.0', log, ready, windowSeconds });
  log.info({ address: door.address }, 'taking signed interactions at /interactions');
  return door;
}

async function openPlaygroundDoor({ port, chosen }: NonNullable<Config['playground']>, bot: Bot): Promise<Door> {
  const pageDir = fileURLToPath(new URL('../dist/page', import.meta.url));
  const examples = (): string[] => openingQuestions({ t: localeFor('en'), index: bot.index });
  const { dispatch, commands } = bot;
  const door = await openPlayground({
    dispatch,
    commands,
    examples,
    inspect: createInspect(bot),
    discord: madeUp,
    pageDir,
    log,
    ...(chosen && { port }),
  });
  process.stdout.write(`Attaché is ready: ${door.address}\n`);
  return door;
}

async function openGatewayDoor(gateway: NonNullable<Config['gateway']>, { dispatch }: Bot) {
  // A rejection that nobody handles closes every door and ends with 1.
  const lost = (reason: Error): void => void Promise.reject(reason);
  const { apiBase } = config;
  const door = await openGateway({ ...gateway, apiBase, dispatch, log, lost, metrics: meter?.metrics });
  log.info({ address: door.address }, 'taking interactions from the gateway');
  return door;
}

/** Without new commands the old ones still work, so a refusal is told and no reason to stop. */
async function registerCommands(applicationId: string | undefined, { commands }: Bot): Promise<void> {
  const { token, apiBase } = config;
  if (!token || !applicationId) return;
  await register({ token, apiBase, applicationId, commands, log }).catch((error: Error) =>
    log.error({ reason: error.message }, 'the commands could not be registered; those of before stay'),
  );
}
