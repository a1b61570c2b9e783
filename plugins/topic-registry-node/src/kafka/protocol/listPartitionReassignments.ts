import { ApiCall } from './ApiCall';

/**
 * Partitions whose replicas are being moved, of all topics. Under ZooKeeper
 * only the controller answers; under KRaft any broker forwards.
 *
 * @see ListPartitionReassignmentsRequest.json and ListPartitionReassignmentsResponse.json of Apache Kafka (KIP-455)
 */
export const listPartitionReassignments: ApiCall<
  { timeoutMs: number },
  {
    errorCode: number;
    errorMessage?: string;
    topics: { name: string; partitions: number[] }[];
  }
> = {
  key: 46,
  name: 'ListPartitionReassignments',
  minVersion: 0,
  maxVersion: 0,
  flexibleFrom: 0,

  encode(writer, { timeoutMs }) {
    writer
      .int32(timeoutMs)
      .array(undefined, () => {})
      .endStruct();
  },

  decode(reader) {
    reader.throttle();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    const topics = reader.array(() => {
      const name = reader.string();
      const partitions = reader.array(() => {
        const partition = reader.int32();
        // current, added and removed replicas
        for (let list = 0; list < 3; list++) reader.array(() => reader.int32());
        reader.endStruct();
        return partition;
      });
      reader.endStruct();
      return { name, partitions };
    });
    reader.endStruct();
    return { errorCode, errorMessage, topics };
  },
};
