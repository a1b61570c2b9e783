export { updateUsage, updateUsageInTurns } from './updateUsage';
export { EMPTY_LEDGER, withUpdate } from './ledger';
export type { FinishedDay, Ledger, LedgerUpdate, TopicAbsence } from './ledger';
export { usageVerdict } from './usageVerdict';
export type { UsageInput, UsageVerdict } from './usageVerdict';
export { isUsing } from './readingVerdict';
export { latestOf, USE_WINDOW_DAYS } from './span';
export { lostOf } from './groupMark';
export { standingOf, type Standing } from './tells';
