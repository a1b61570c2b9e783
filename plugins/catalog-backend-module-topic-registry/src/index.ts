/**
 * Catalog module of Topic Registry: an API for every topic, a Component for
 * every service, and the relations between them.
 *
 * @packageDocumentation
 */

export { catalogModuleTopicRegistry as default } from './module';
export { catalogModuleTopicRegistry } from './module';
export { TopicRegistryProcessor } from './processor/TopicRegistryProcessor';
