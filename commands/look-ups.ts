import type { Command, MessageMenu } from '../src/command.ts';
import { aid } from './aid.ts';
import { ask } from './ask.ts';
import { checkMessage } from './check-message.ts';
import { compare } from './compare.ts';
import { embassy } from './embassy.ts';
import { help } from './help.ts';
import { relations } from './relations.ts';
import { sources } from './sources.ts';
import { timeline } from './timeline.ts';
import { trade } from './trade.ts';
import { visits } from './visits.ts';

// What needs no store stands apart, so that a bot without one does not carry it along.

/** Every slash command that looks something up. */
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
  help,
];

/** Every entry in the menu of a message that looks something up. */
export const menus: readonly MessageMenu[] = [checkMessage];
