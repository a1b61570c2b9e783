import { ApiCall } from './ApiCall';

/** What a leader keeps of one idempotent producer until `producer.id.expiration.ms` after its last record. */
export interface DescribedProducer {
  producerId: bigint;
  /** When it last wrote, ms since the epoch, as its records say. */
  lastTimestamp: bigint;
  /** Where its open transaction begins; -1 for none. */
  transactionStart: bigint;
}

export interface DescribeProducersPartition {
  partition: number;
  errorCode: number;
  producers: DescribedProducer[];
}

/**
 * The live idempotent producers of partitions, at their leader.
 *
 * @see DescribeProducersRequest.json and DescribeProducersResponse.json of Apache Kafka (KIP-664)
 */
export const describeProducers: ApiCall<
  { topics: { name: string; partitions: readonly number[] }[] },
  { topics: { name: string; partitions: DescribeProducersPartition[] }[] }
> = {
  key: 61,
  name: 'DescribeProducers',
  minVersion: 0,
  maxVersion: 0,
  flexibleFrom: 0,

  encode(writer, { topics }) {
    writer
      .array(topics, ({ name, partitions }) => {
        writer.string(name);
        writer.array(partitions, partition => writer.int32(partition));
        writer.endStruct();
      })
      .endStruct();
  },

  decode(reader) {
    reader.throttle();
    const topics = reader.array(() => {
      const name = reader.string();
      const partitions = reader.array(() => {
        const partition = reader.int32();
        const errorCode = reader.int16();
        // the error in words
        reader.nullableString();
        const producers = reader.array(() => {
          const producerId = reader.int64();
          // producer epoch, last sequence
          reader.int32();
          reader.int32();
          const lastTimestamp = reader.int64();
          // coordinator epoch
          reader.int32();
          const transactionStart = reader.int64();
          reader.endStruct();
          return { producerId, lastTimestamp, transactionStart };
        });
        reader.endStruct();
        return { partition, errorCode, producers };
      });
      reader.endStruct();
      return { name, partitions };
    });
    reader.endStruct();
    return { topics };
  },
};
