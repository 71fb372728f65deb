import { REPORT_REASONS, type ReportedPart } from '../model/review.ts';
import { openStore } from '../store/open.ts';
import { reportsThatLeave } from '../store/reports.ts';
import { configured, Failed, print, type Flags } from './call.ts';

/** What members of all servers have reported on one object. */
interface Reported {
  readonly object: string;
  /** How many servers it comes from. */
  readonly servers: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly comments: readonly string[];
  /** When it was reported last, ISO 8601. */
  readonly last: string;
  readonly parts: readonly ReportedPart[];
}

type Rows = Awaited<ReturnType<typeof reportsThatLeave>>;

function reportedIn(rows: Rows): Reported[] {
  const all = Map.groupBy(rows, ({ object, guild }) => (object.startsWith('card:') ? `${object} ${guild}` : object));
  const reported = [...all.values()].map((own): Reported => {
    const last = own.at(-1)!;
    const reasons = REPORT_REASONS.map(
      (reason) => [reason, own.filter((row) => row.reason === reason).length] as const,
    );
    return {
      object: last.object,
      servers: new Set(own.map(({ guild }) => guild)).size,
      reasons: Object.fromEntries(reasons.filter(([, count]) => count > 0)),
      comments: own.flatMap(({ comment }) => comment ?? []),
      last: new Date(last.made_at).toISOString(),
      parts: JSON.parse(last.parts) as ReportedPart[],
    };
  });
  const personal = ({ reasons }: Reported): number => (reasons['personal'] === undefined ? 1 : 0);
  return reported.toSorted((a, b) => personal(a) - personal(b) || b.last.localeCompare(a.last));
}

/** Lists what was reported and may be read by who runs the bot, what is about a person first. */
export async function reports({ json }: Flags): Promise<number> {
  const store = await openStore(configured()).catch((error: Error) => {
    throw new Failed([error.message]);
  });
  try {
    const reported = reportedIn(await store.read(reportsThatLeave));
    for (const each of reported) print(json ? JSON.stringify(each) : linesOf(each).join('\n'));
    if (!json)
      print(reported.length === 0 ? 'nothing was reported' : 'retract CLAIM --reason "..." takes a claim back');
    return 0;
  } finally {
    await store.close();
  }
}

function linesOf({ object, servers, reasons, comments, last, parts }: Reported): string[] {
  const counts = Object.entries(reasons).map(([reason, count]) => `${reason} ${count}`);
  return [
    `${object}  ${counts.join(', ')}  ${servers} ${servers === 1 ? 'server' : 'servers'}  ${last}`,
    ...parts.map(({ document, section, quote }) => `    ${document}, ${section}: ${quote}`),
    ...comments.map((comment) => `    > ${comment}`),
  ];
}
