import { accessSync, constants, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { readConfig, type Config } from './config.ts';
import { openLibrary } from './library.ts';
import { applicationOf, type Application } from './transport/api.ts';

interface Finding {
  readonly ok: boolean;
  readonly line: string;
}

const ok = (line: string): Finding => ({ ok: true, line: `ok       ${line}` });
const bad = (line: string, advice: string): Finding => ({ ok: false, line: `problem  ${line}: ${advice}` });

/** Looks at settings, folders and doors: a line for each, ok or with what to do. */
export async function diagnose(): Promise<{ readonly lines: readonly string[]; readonly healthy: boolean }> {
  const read = readConfig();
  if ('problems' in read) return { lines: read.problems.map((line) => bad('settings', line).line), healthy: false };
  const { config, warnings } = read;
  const findings = [
    ...warnings.map((warning) => bad('settings', warning)),
    version(),
    ok('settings'),
    corpus(config),
    dataFolder(config),
    ...(await discord(config)),
    ...(await doors(config)),
  ];
  return { lines: findings.map(({ line }) => line), healthy: findings.every((finding) => finding.ok) };
}

function version(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 24
    ? ok(`Node ${process.versions.node}`)
    : bad(`Node ${process.versions.node}`, 'start through npm, which brings Node 24, or install it');
}

function corpus(config: Config): Finding {
  const opened = openLibrary(config);
  if ('problems' in opened)
    return bad(
      `corpus ${config.corpusDirs.join(', ')}`,
      `${opened.problems.length} problems; run "npm run -s cli -- check"`,
    );
  const { documents, claims, home } = opened.library;
  const count = (outcome: string): number => opened.files.filter((file) => file.outcome === outcome).length;
  return ok(
    `corpus ${config.corpusDirs.join(', ')}: ${documents.length} documents, ${claims.length} claims, home country ${home}; ${count('refused')} files refused, ${count('warned')} with a warning`,
  );
}

function dataFolder({ dataDir }: Config): Finding {
  const nearest = existsSync(dataDir) ? dataDir : dirname(dataDir);
  try {
    accessSync(nearest, constants.W_OK);
    return ok(`data folder ${dataDir}`);
  } catch {
    return bad(`data folder ${dataDir}`, `${nearest} cannot be written; set DATA_DIR to a folder that can`);
  }
}

/** Asks Discord which application the token belongs to, and whether it fits the doors. */
async function discord(config: Config): Promise<Finding[]> {
  const { token, apiBase } = config;
  if (!token) return [];
  try {
    const application = await applicationOf({ token, apiBase });
    if (!application) return [bad(`Discord at ${apiBase}`, 'it does not tell the application of the token')];
    const mismatches = mismatchesOf(config, application).map((line) => bad('Discord', line));
    return [ok(`Discord knows the token: ${application.name}, application ${application.id}`), ...mismatches];
  } catch (error) {
    return [bad('Discord', (error as Error).message)];
  }
}

/** Where the settings and what Discord knows of the application do not fit together, with what to do. */
export function mismatchesOf({ gateway, http }: Config, { endpoint, verifyKey }: Application): string[] {
  const lines: string[] = [];
  if (gateway && endpoint)
    lines.push(
      `interactions go to ${endpoint} and not to the gateway: clear "Interactions Endpoint URL" in the Developer Portal, or set DISCORD_PUBLIC_KEY`,
    );
  if (http && verifyKey && verifyKey.toLowerCase() !== http.publicKey.toLowerCase())
    lines.push(`DISCORD_PUBLIC_KEY belongs to another application than DISCORD_TOKEN: expected ${verifyKey}`);
  if (http && !endpoint)
    lines.push('no "Interactions Endpoint URL" is set in the Developer Portal: nothing reaches the HTTP door');
  return lines;
}

async function doors({ http, playground, metrics }: Config): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (http) findings.push(await port('HTTP door', http.port, 'HTTP_PORT'));
  if (playground) findings.push(await port('playground', playground.port, 'PORT'));
  if (metrics) findings.push(await port('metrics', metrics.port, 'METRICS_PORT'));
  return findings;
}

const port = (door: string, number: number, setting: string): Promise<Finding> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () =>
      resolve(bad(`${door} on port ${number}`, `the port is taken; set ${setting} to another one`)),
    );
    server.listen(number, '127.0.0.1', () => server.close(() => resolve(ok(`${door} on port ${number}`))));
  });
