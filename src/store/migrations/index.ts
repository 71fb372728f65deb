import type { Migration } from '../migration.ts';
import { guild, type GuildTables } from './0001-guild.ts';
import { cards, type CardTables } from './0002-cards.ts';

/** The tables by name. */
export type Tables = GuildTables & CardTables;

/** Every step in order; the number of a step is its place, from 1. */
export const migrations: readonly Migration[] = [guild, cards];
