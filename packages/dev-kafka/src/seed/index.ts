export { DELIBERATE_IN_DEVELOPMENT } from './deliberate';
export {
  planSeed,
  type PlannedGroup,
  type PlannedTopic,
  type SeedPlan,
} from './plan';
export { seed, type SeedOptions } from './seed';
export { OffsetCommitter } from './OffsetCommitter';
