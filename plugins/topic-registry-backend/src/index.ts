/**
 * Backend of Topic Registry.
 *
 * @packageDocumentation
 */

export { topicRegistryPlugin as default } from './plugin';
export { REGISTRY_CHANGED_EVENT } from './services/ChecksService';
export type { RegistryChangedPayload } from './services/ChecksService';
