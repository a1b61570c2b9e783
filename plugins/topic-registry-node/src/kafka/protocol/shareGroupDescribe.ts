import { ApiCall } from './ApiCall';
import { DescribedConsumerGroup } from './consumerGroupDescribe';

/**
 * Share groups: several members may be assigned the same partition. Version 0
 * was an early access of Kafka 4.0 with another layout, and is not spoken.
 * A group of another type answers 69.
 *
 * @see ShareGroupDescribeRequest.json and ShareGroupDescribeResponse.json of Apache Kafka (KIP-932)
 */
export const shareGroupDescribe: ApiCall<
  { groupIds: readonly string[] },
  { groups: DescribedConsumerGroup[] }
> = {
  key: 77,
  name: 'ShareGroupDescribe',
  minVersion: 1,
  maxVersion: 1,
  flexibleFrom: 0,

  encode(writer, { groupIds }) {
    writer
      .array(groupIds, groupId => writer.string(groupId))
      .boolean(false)
      .endStruct();
  },

  decode(reader) {
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
        // rack id, member epoch
        reader.nullableString();
        reader.int32();
        const clientId = reader.string();
        const host = reader.string();
        // subscribed names
        reader.array(() => reader.string());
        const topics = reader.array(() => {
          reader.uuid();
          const name = reader.string();
          const partitions = reader
            .array(() => reader.int32())
            .sort((a, b) => a - b);
          reader.endStruct();
          return [name, partitions] as const;
        });
        // of the assignment, of the member
        reader.endStruct();
        reader.endStruct();
        return {
          memberId,
          clientId,
          host,
          assignment: Object.fromEntries(topics),
        };
      });
      // authorized operations
      reader.int32();
      reader.endStruct();
      return { errorCode, errorMessage, groupId, state, members };
    });
    reader.endStruct();
    return { groups };
  },
};
