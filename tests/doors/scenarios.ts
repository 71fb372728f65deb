import { buttons } from './buttons.ts';
import { drawn } from './drawn.ts';
import { endings } from './endings.ts';
import { lookups } from './lookups.ts';
import { mistakes } from './mistakes.ts';
import { people } from './people.ts';
import { reports } from './reports.ts';
import type { Scenario } from './script.ts';
import { settings } from './settings.ts';
import { suggestions } from './suggestions.ts';

/** What people do with the bot, and what they must get: the same whichever door they come through. */
export const scenarios: readonly Scenario[] = [
  ...lookups,
  ...endings,
  ...suggestions,
  ...buttons,
  ...drawn,
  ...mistakes,
  ...people,
  ...reports,
  ...settings,
];
