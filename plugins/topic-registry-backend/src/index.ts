/**
 * Backend of Topic Registry.
 *
 * @packageDocumentation
 */

export { topicRegistryPlugin as default } from './plugin';
export type { RegistryChangedPayload } from './services/ChecksService';
