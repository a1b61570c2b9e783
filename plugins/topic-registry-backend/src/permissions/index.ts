export { addPermissions } from './addPermissions';
export { requireDocument } from './requireDocument';
export {
  createTopicRegistryConditionalDecision,
  topicRegistryConditions,
  topicRegistryRules,
} from './rules';
export { topicResourceType } from './TopicResource';
export type { TopicResource, TopicResourceQuery } from './TopicResource';
export { EVERYTHING } from './Visibility';
export type { Visibility } from './Visibility';
export { DefaultVisibilityService } from './VisibilityService';
export type { VisibilityService } from './VisibilityService';
