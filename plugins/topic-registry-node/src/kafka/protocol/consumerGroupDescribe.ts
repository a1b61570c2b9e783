import { ApiCall } from './ApiCall';
import { ProtocolReader } from './ProtocolReader';

/** @see ConsumerGroupDescribeRequest.json and ConsumerGroupDescribeResponse.json of Apache Kafka (KIP-848) */
export interface DescribedConsumerGroupMember {
  memberId: string;
  clientId: string;
  host: string;
  /** What it reads now, by topic. */
  assignment: Record<string, number[]>;
}

/** A member of a group of the new consumer protocol, with what it is to read. */
export interface DescribedSubscriber extends DescribedConsumerGroupMember {
  /** What it will read once the group is settled. */
  target: Record<string, number[]>;
  /** Topics that it has subscribed to by name. */
  subscribed: string[];
  /** The pattern of topics that it has subscribed to. */
  pattern?: string;
}

export interface DescribedConsumerGroup<
  Member extends DescribedConsumerGroupMember = DescribedConsumerGroupMember,
> {
  errorCode: number;
  errorMessage?: string;
  groupId: string;
  state: string;
  members: Member[];
}

function readAssignment(reader: ProtocolReader): Record<string, number[]> {
  const topics = reader.array(() => {
    reader.uuid();
    const name = reader.string();
    const partitions = reader.array(() => reader.int32()).sort((a, b) => a - b);
    reader.endStruct();
    return [name, partitions] as const;
  });
  reader.endStruct();
  return Object.fromEntries(topics);
}

/**
 * Groups of the new consumer protocol. A group of another type answers 69.
 * Kafka 3.9 may answer more than once for a group, with 69 beside the group.
 */
export const consumerGroupDescribe: ApiCall<
  { groupIds: readonly string[] },
  { groups: DescribedConsumerGroup<DescribedSubscriber>[] }
> = {
  key: 69,
  name: 'ConsumerGroupDescribe',
  minVersion: 0,
  maxVersion: 1,
  flexibleFrom: 0,

  encode(writer, { groupIds }) {
    writer
      .array(groupIds, groupId => writer.string(groupId))
      .boolean(false)
      .endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const groups = reader.array(() => {
      const errorCode = reader.int16();
      const errorMessage = reader.nullableString();
      const groupId = reader.string();
      const state = reader.string();
      // group epoch, assignment epoch, assignor
      reader.int32();
      reader.int32();
      reader.string();
      const members = reader.array(() => {
        const memberId = reader.string();
        // instance id, rack id, member epoch
        reader.nullableString();
        reader.nullableString();
        reader.int32();
        const clientId = reader.string();
        const host = reader.string();
        const subscribed = reader.array(() => reader.string());
        const pattern = reader.nullableString();
        const assignment = readAssignment(reader);
        const target = readAssignment(reader);
        // member type
        if (version >= 1) reader.int8();
        reader.endStruct();
        return {
          memberId,
          clientId,
          host,
          assignment,
          target,
          subscribed,
          pattern,
        };
      });
      reader.int32();
      reader.endStruct();
      return { errorCode, errorMessage, groupId, state, members };
    });
    reader.endStruct();
    return { groups };
  },
};
