import type { Command, MessageMenu } from '../src/command.ts';
import { aid } from './aid.ts';
import { ask } from './ask.ts';
import { card, pinMessage } from './card.ts';
import { checkMessage } from './check-message.ts';
import { compare } from './compare.ts';
import { embassy } from './embassy.ts';
import { help } from './help.ts';
import { privacy } from './privacy.ts';
import { relations } from './relations.ts';
import { reportError } from './report.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { trade } from './trade.ts';
import { visits } from './visits.ts';

/** Every slash command, in the order of the help page. */
export const commands: readonly Command[] = [
  ask,
  relations,
  trade,
  embassy,
  aid,
  visits,
  timeline,
  compare,
  sources,
  card,
  review,
  settings,
  privacy,
  help,
];

/** Every entry in the menu of a message. */
export const menus: readonly MessageMenu[] = [checkMessage, reportError, pinMessage];
