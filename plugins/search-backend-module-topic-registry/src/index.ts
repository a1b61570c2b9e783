/**
 * Search module of Topic Registry: a result for every topic and every event
 * type that the registries declare.
 *
 * @packageDocumentation
 */

export { searchModuleTopicRegistry as default } from './module';
export { searchModuleTopicRegistry } from './module';
export { TOPIC_DOCUMENT_TYPE } from './collator/topicDocuments';
