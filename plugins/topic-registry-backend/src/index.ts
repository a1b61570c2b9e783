/**
 * Backend of Topic Registry.
 *
 * @packageDocumentation
 */

export { topicRegistryPlugin as default } from './plugin';
export type { RegistryChangedPayload } from './services/ChecksService';
export {
  createTopicRegistryConditionalDecision,
  topicRegistryConditions,
} from './permissions';
export type { TopicResource, TopicResourceQuery } from './permissions';
