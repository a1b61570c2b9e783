export { createIncrementalParser } from './IncrementalParser';
export type { IncrementalParser } from './IncrementalParser';
