import packageFile from '../package.json' with { type: 'json' };
import { keepingNothing, type About, type Command, type MessageMenu } from './command.ts';
import type { Config } from './config.ts';
import { createDispatch, type Dispatching } from './dispatch.ts';
import type { Dispatch } from './interaction.ts';
import { localeFor } from './locales/index.ts';
import type { Library } from './model/document.ts';
import type { Log } from './model/log.ts';
import type { Metrics } from './model/metrics.ts';
import { installUrls, toCommandBody, toMenuBody } from './registration.ts';
import type { Catalogue } from './search/catalogue.ts';
import { createIndex, type Index } from './search/index.ts';

export interface Bot {
  /** The index of the library that answers now. */
  readonly index: Index;
  readonly about: About;
  readonly dispatch: Dispatch;
  /** The commands as Discord registers them. */
  readonly commands: readonly object[];
  /** Answers from another library from now on; what is being answered goes on with the one it began with. */
  use(library: Library, known?: Catalogue): void;
}

/** The settings that readers are told of. */
type Told = Pick<Config, 'operatorContact' | 'privacyUrl'> & Partial<Pick<Config, 'applicationId'>>;

/** What the operator's settings tell the readers. */
export const aboutFrom = ({ operatorContact, privacyUrl, applicationId }: Told): About => ({
  version: packageFile.version,
  ...(operatorContact && { contact: operatorContact }),
  ...(privacyUrl && { privacyUrl }),
  ...(applicationId && { inviteUrl: installUrls(applicationId).server }),
});

/** What the bot can be asked to do. */
export interface Surface {
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
}

/**
 * The commands as Discord registers them.
 * @param kept whether there is a store: without one nothing can be kept
 */
export function bodiesOf({ commands, menus }: Surface, kept = true): readonly object[] {
  return [
    ...(kept ? commands : keepingNothing(commands)).map((command) => toCommandBody(command, localeFor('en'))),
    ...menus.filter((each) => kept || !each.kept).map(toMenuBody),
  ];
}

/** Puts the rooms together over one library, which may give way to another. */
export function createBot(parts: {
  readonly surface: Surface;
  readonly library: Library;
  /** What is known of the library as a whole, where that was kept. */
  readonly catalogue?: Catalogue | undefined;
  readonly config: Told;
  readonly log: Log;
  readonly metrics?: Metrics | undefined;
  /** Without it there are no commands that keep something. */
  readonly kept?: Dispatching['kept'];
  readonly pictures?: Dispatching['pictures'];
  readonly remove?: Dispatching['remove'];
  readonly now?: () => number;
}): Bot {
  const { surface, library, catalogue, config, log, metrics, kept, pictures, remove, now = Date.now } = parts;
  let index = createIndex(library, catalogue);
  const about = aboutFrom(config);
  return {
    get index() {
      return index;
    },
    about,
    dispatch: createDispatch({ ...surface, index: () => index, about, log, metrics, kept, pictures, remove, now }),
    commands: bodiesOf(surface, kept !== undefined),
    use: (next, known) => void (index = createIndex(next, known)),
  };
}
