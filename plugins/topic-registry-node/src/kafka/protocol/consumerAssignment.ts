import { ProtocolReader } from './ProtocolReader';

/**
 * The assignment of a member of a stable classic consumer group: topics with
 * their partitions. No bytes stand for a member that is assigned nothing: some
 * clients send none to members that are left over. `undefined` for bytes of
 * another layout.
 *
 * @see ConsumerProtocolAssignment.json of Apache Kafka: version, topics, user data
 */
export function decodeConsumerAssignment(
  bytes: Buffer,
): Record<string, number[]> | undefined {
  if (bytes.length === 0) return {};
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
