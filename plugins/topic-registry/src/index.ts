/**
 * Pages of Topic Registry for Backstage: topics, findings, registry documents,
 * clusters, and the topic tabs of the catalog.
 *
 * @packageDocumentation
 */

export { topicRegistryPlugin as default } from './plugin';
export { topicRegistryApiRef } from './api';
export { FindingsCount } from './components/FindingsCount';
