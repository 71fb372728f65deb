import type { Migration } from '../migration.ts';
import { guild, type GuildTables } from './0001-guild.ts';
import { cards, type CardTables } from './0002-cards.ts';
import { review, type ReviewTables } from './0003-review.ts';
import { privacy, type PrivacyTables } from './0004-privacy.ts';
import { quiz, type QuizTables } from './0006-quiz.ts';
import { pictures } from './0007-pictures.ts';
import { readings, type ReadingTables } from './0005-readings.ts';

/** The tables by name. */
export type Tables = GuildTables & CardTables & ReviewTables & PrivacyTables & ReadingTables & QuizTables;

/** Every step in order; the number of a step is its place, from 1. */
export const migrations: readonly Migration[] = [guild, cards, review, privacy, readings, quiz, pictures];
