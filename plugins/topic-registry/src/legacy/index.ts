/**
 * Topic Registry for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */

export {
  EntityEventsContent,
  EntityTopicContent,
  isTopicEntity,
  TopicRegistryPage,
  topicRegistryPlugin,
} from './plugin';
export { topicRegistryApiRef } from '../api';
