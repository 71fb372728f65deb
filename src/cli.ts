import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ask } from './answer/ask.ts';
import { answerLine, resultOf } from './batch.ts';
import { bodiesOf } from './bot.ts';
import { check, checkLines } from './check.ts';
import { configured, Failed, openCall, orFailed, parse, print, type Flags } from './cli/call.ts';
import { items } from './cli/items.ts';
import { reports } from './cli/reports.ts';
import { diff, extract, retractClaim } from './cli/review.ts';
import { backupStore, exportGuild, restoreStore } from './cli/store.ts';
import { createConversations } from './conversation.ts';
import { claimsJsonSchema } from './corpus/schema.ts';
import { diagnose } from './doctor.ts';
import { factLines } from './facts.ts';
import { createLog } from './log.ts';
import { speakAnswer } from './look.ts';
import { installUrls } from './registration.ts';
import { toText } from './reply/text.ts';
import { hideSecrets } from './secrets.ts';
import { applicationOf } from './transport/api.ts';
import { register, type Changes } from './transport/register.ts';
import * as surface from '../commands/index.ts';

const USAGE = `Usage: npm run -s cli -- <command>

  ask "QUESTION" [--explain] [--json]   answer one question; --explain shows what left each room
  batch < INPUT.jsonl                   answer one call a line, as JSON
  facts [--pair NO-PK] [--kind KIND] [--json | --csv]
                                        list what the documents claim
  items [--pair NO-PK] [--kind KIND] [--seed N] [--count N] [--audit] [--sensitive] [--json]
                                        list the quiz items that the facts give and that pass the checker; --audit lists
                                        all with their flaws, --count puts together a set
  check [--json]                        check the corpus: what was understood of each file
  diff OLD NEW [--json]                 list what two folders differ in: documents, claims, disputes
  extract FILE [--write]                propose claims for a document, to be reviewed; --write puts them beside it
  retract CLAIM --reason "..."          take a claim back: it stays on record and is not told any more
  reports [--json]                      list what members have reported and let leave their servers, by object; "retract"
                                        takes a claim back for everybody
  doctor                                check settings, folders, token and doors
  register [--guild ID] [--clear]       register the commands with Discord: everywhere, or in one server at once;
                                        --clear takes them away there
  backup FILE                           copy what is kept into a file, also beside a running bot
  restore FILE                          put a backup in its place; what was there stays beside it
  export --guild ID                     print every row that is kept of a server, as lines of JSON
  schema                                print the JSON Schema of a claims file

  --corpus DIR   read this folder instead of the configured ones; may be repeated
`;

const COMMANDS: Readonly<Record<string, (flags: Flags, rest: readonly string[]) => number | Promise<number>>> = {
  ask(flags, [question]) {
    if (!question)
      throw new Failed(['ask: the question is missing, e.g. ask "When did Norway and Turkey establish relations?"']);
    const call = openCall(flags);
    const explained = ask(question, call.index);
    if (flags.explain)
      print(
        JSON.stringify(
          {
            question: explained.question,
            claims: explained.evidence.claims.slice(0, 8),
            passages: explained.evidence.passages.slice(0, 8),
          },
          null,
          2,
        ),
      );
    print(
      flags.json ? JSON.stringify(resultOf(explained.answer, call)) : toText(speakAnswer(explained.answer, call, true)),
    );
    return 0;
  },
  async batch(flags) {
    const call = openCall(flags);
    const conversations = createConversations(Date.now);
    for await (const line of createInterface({ input: createReadStream('', { fd: 0 }), crlfDelay: Infinity })) {
      if (line.trim() !== '') print(JSON.stringify(answerLine(line, surface.commands, call, conversations)));
    }
    return 0;
  },
  facts(flags) {
    const lines = factLines(openCall(flags).index.library, flags);
    if (lines.length > 0) print(lines.join('\n'));
    return 0;
  },
  check({ corpus, json }) {
    const config = configured();
    const checked = check({ ...config, ...(corpus && { corpusDirs: corpus }) }, (line) =>
      process.stderr.write(`${line}\n`),
    );
    print(json ? JSON.stringify(checked) : checkLines(checked).join('\n'));
    return checked.problems.length > 0 ? 1 : 0;
  },
  items,
  diff,
  extract,
  retract: retractClaim,
  backup: backupStore,
  restore: restoreStore,
  export: exportGuild,
  reports,
  async doctor() {
    const { lines, healthy } = await diagnose();
    print(lines.join('\n'));
    return healthy ? 0 : 1;
  },
  async register({ guild, clear }) {
    const { token, apiBase, applicationId, logLevel, secrets } = configured();
    if (!token) throw new Failed(['register: set DISCORD_TOKEN, the bot token of the Developer Portal']);
    if (guild !== undefined && !/^\d{1,20}$/.test(guild))
      throw new Failed(['register: --guild takes the id of a server, digits only']);
    const log = createLog({ level: logLevel === 'info' ? 'warn' : logLevel, to: 'stderr', secrets });
    const id = (await orFailed(applicationOf({ token, apiBase })))?.id ?? applicationId;
    if (!id) throw new Failed(['register: Discord did not tell the application; set DISCORD_APPLICATION_ID']);
    const bodies = clear ? [] : bodiesOf(surface);
    const changes = await orFailed(
      register({ token, apiBase, applicationId: id, commands: bodies, log, ...(guild && { guild }) }),
    );
    print(changeLines(changes, bodies.length, guild).join('\n'));
    const { server, user } = installUrls(id);
    print(`Add to a server: ${server}\nAdd to yourself: ${user}`);
    return 0;
  },
  schema() {
    print(JSON.stringify(claimsJsonSchema(), null, 2));
    return 0;
  },
};

function changeLines({ twice, ...changes }: Changes, count: number, guild: string | undefined): string[] {
  const parts = Object.entries(changes).flatMap(([what, names]: [string, readonly string[]]) =>
    names.length > 0 ? [`${what} ${names.join(', ')}`] : [],
  );
  const place = guild ? `in server ${guild}` : 'everywhere';
  const doubled = `Warning: members of server ${guild} see these twice, as they are registered everywhere too: ${twice.join(', ')}. Take one away with "register --guild ${guild} --clear" or "register --clear".`;
  return [
    `${count} commands are registered ${place}: ${parts.join('; ') || 'nothing changed'}`,
    ...(twice.length > 0 ? [doubled] : []),
  ];
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help || !name) {
    (values.help ? process.stdout : process.stderr).write(USAGE);
    return values.help ? 0 : 1;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failed([`unknown command "${name}"`, '', USAGE]);
  return command(values, rest);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected =
    error instanceof Failed ||
    error instanceof RangeError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  const text = expected ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${hideSecrets(text)}\n`);
  process.exitCode = 1;
}
