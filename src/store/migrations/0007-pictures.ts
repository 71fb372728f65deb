import type { Migration } from '../migration.ts';

export const pictures: Migration = () => ['alter table outbox add column figure text'];
