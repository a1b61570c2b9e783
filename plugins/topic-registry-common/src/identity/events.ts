/**
 * Topic of the Backstage event that tells that a registry's document changed.
 * Payload: `{ registry: string }`, the id of the registry.
 *
 * @public
 */
export const EVENT_REGISTRY_CHANGED = 'topic-registry.registry-changed';

/**
 * Topic of the Backstage event that tells that findings changed. Payload:
 * `FindingsChangedPayload`.
 *
 * @public
 */
export const EVENT_FINDINGS_CHANGED = 'topic-registry.findings-changed';

/**
 * Channel of the signals that tell open pages to ask again. The message says
 * nothing about what changed: whoever asks again gets what he may see.
 *
 * @public
 */
export const SIGNAL_CHANNEL = 'topic-registry';
