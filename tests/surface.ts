import { commands } from '../commands/index.ts';
import { keepingNothing, type Command, type Subcommand } from '../src/command.ts';

/** Every command and subcommand of these: `["sources read", …]`. */
const surfaceOf = (all: readonly Command[]): [string, Subcommand][] =>
  all.flatMap((command) => [
    ...(command.run ? [[command.name, command as Subcommand] as [string, Subcommand]] : []),
    ...Object.entries(command.subcommands ?? {}).map(([name, sub]): [string, Subcommand] => [
      `${command.name} ${name}`,
      sub,
    ]),
  ]);

/** Those that look something up and keep nothing: they are there without a store, for everybody and everywhere. */
export const surface = surfaceOf(keepingNothing(commands));

/** One good value for every option that a command has. */
export const GOOD: Readonly<Record<string, unknown>> = {
  question: 'When did Norway and Turkey establish relations?',
  country: 'Turkey',
  country_a: 'PK',
  country_b: 'Turkey',
  with: 'Norway',
  year: 2018,
  from: 1900,
  to: 2026,
  direction: 'exports',
  goods: true,
  city: 'Oslo',
  topic: 'trade',
  as_of: '2024-10',
  source: 'norway-turkey',
  private: true,
  document: 'norway-turkey',
  section: 'Economic relations',
  text: 'fish oil',
  receipt: '1000-0111-1222',
};
export const required = ({ options }: Subcommand): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => (option.required ? [[name, GOOD[name]]] : [])),
  );
