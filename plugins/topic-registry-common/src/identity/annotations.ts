/** Id of the registry that an entity comes from. @public */
export const ANNOTATION_REGISTRY = 'topic-registry/registry';
/** Exact Kafka name of the topic that an API entity stands for. @public */
export const ANNOTATION_TOPIC = 'topic-registry/topic';
/**
 * References of services that a Component stands for, as `registry:service-6`
 * separated by commas. Set by the catalog module on the Components that it
 * makes, or by hand on a Component that the catalog already has.
 *
 * @public
 */
export const ANNOTATION_SERVICE = 'topic-registry/service';
/** Announced date of a deprecation, `YYYY-MM-DD`. @public */
export const ANNOTATION_DEPRECATED_ON = 'topic-registry/deprecated-on';
/** Name of the topic that takes over. @public */
export const ANNOTATION_REPLACEMENT = 'topic-registry/replacement';
/** Line of the document on which the topic stands. @public */
export const ANNOTATION_LINE = 'topic-registry/line';
