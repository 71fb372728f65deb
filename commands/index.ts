import type { Command, MessageMenu } from '../src/command.ts';
import { card, pinMessage } from './card.ts';
import * as lookUps from './look-ups.ts';
import { privacy } from './privacy.ts';
import { quiz } from './quiz.ts';
import { reportError } from './report.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';

/** Every slash command. */
export const commands: readonly Command[] = [...lookUps.commands, card, quiz, review, settings, privacy];

/** Every entry in the menu of a message. */
export const menus: readonly MessageMenu[] = [...lookUps.menus, reportError, pinMessage];
