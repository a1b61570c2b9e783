import { ProtocolReader } from './ProtocolReader';

/**
 * The assignment of a member of a classic consumer group: topics with their
 * partitions. `undefined` for no bytes, or bytes of another layout.
 *
 * @see ConsumerProtocolAssignment.json of Apache Kafka: version, topics, user data
 */
export function decodeConsumerAssignment(
  bytes: Buffer,
): Record<string, number[]> | undefined {
  if (bytes.length === 0) return undefined;
  try {
    const reader = new ProtocolReader(bytes, false);
    reader.int16();
    const topics = reader.array(() => ({
      name: reader.string(),
      partitions: reader.array(() => reader.int32()).sort((a, b) => a - b),
    }));
    return Object.fromEntries(
      topics.map(({ name, partitions }) => [name, partitions]),
    );
  } catch {
    return undefined;
  }
}
