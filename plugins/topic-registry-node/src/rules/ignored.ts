import { ObservedTopic } from '@topic-registry/backstage-plugin-topic-registry-common';

// Topics that Kafka, Amazon MSK, Connect, Streams, MirrorMaker and the usual
// platforms make for themselves.
const INTERNAL_TOPICS = [
  /^__/,
  /^_schemas$/,
  /^_confluent/,
  /^(.*-)?connect-(configs|offsets|status)$/,
  /^mm2-/,
  /\.checkpoints\.internal$/,
  /(^|[.-])heartbeats$/,
  /-changelog$/,
  /-repartition$/,
  /-subscription-(registration|response)-topic$/,
];

// Sink connectors (`connect-*`) are real consumers and stay in sight.
const INTERNAL_GROUPS = [
  /^amazon\.msk\.canary\.group\.broker-/,
  /^_confluent/,
  /^backstage-topic-registry/,
];

/**
 * Tells whether a topic belongs to the platform: it is counted, and otherwise
 * left alone. What a registry declares is never internal.
 *
 * @public
 */
export function isInternalTopic(topic: ObservedTopic): boolean {
  return (
    topic.internal || INTERNAL_TOPICS.some(pattern => pattern.test(topic.name))
  );
}

/**
 * Tells whether a group belongs to the platform itself.
 *
 * @public
 */
export function isInternalGroup(groupId: string): boolean {
  return INTERNAL_GROUPS.some(pattern => pattern.test(groupId));
}
