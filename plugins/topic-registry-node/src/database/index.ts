export { openDatabase } from './openDatabase';
export type { DatabaseMigrations } from './openDatabase';
