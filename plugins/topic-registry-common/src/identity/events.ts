/**
 * Topic of the Backstage event that tells that a registry's document changed.
 * Payload: `{ registry: string }`, the id of the registry.
 *
 * @public
 */
export const EVENT_REGISTRY_CHANGED = 'topic-registry.registry-changed';
