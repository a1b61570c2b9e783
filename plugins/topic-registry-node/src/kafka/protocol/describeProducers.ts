import { ApiCall } from './ApiCall';
import { ProtocolReader } from './ProtocolReader';

/** What a leader keeps of one idempotent producer until `producer.id.expiration.ms` after its last record. */
export interface DescribedProducer {
  producerId: bigint;
  /** When it last wrote, ms since the epoch, as its records say. */
  lastTimestamp: bigint;
  /** Where its open transaction begins; -1 for none. */
  transactionStart: bigint;
}

/** In columns, as `ListOffsetsResponse` has them. */
export interface DescribeProducersResponse {
  /** Each topic with the range of its partitions in the columns, the end excluded. */
  topics: { name: string; from: number; to: number }[];
  partitions: number[];
  errorCodes: number[];
  producers: DescribedProducer[][];
}

/**
 * The live idempotent producers of partitions, at their leader.
 *
 * @see DescribeProducersRequest.json and DescribeProducersResponse.json of Apache Kafka (KIP-664)
 */
export const describeProducers: ApiCall<
  {
    topics: readonly {
      name: string;
      partitions: readonly { partition: number }[];
    }[];
  },
  DescribeProducersResponse
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
        writer.array(partitions, ({ partition }) => writer.int32(partition));
        writer.endStruct();
      })
      .endStruct();
  },

  decode(reader) {
    reader.throttle();
    const partitions: number[] = [];
    const errorCodes: number[] = [];
    const producers: DescribedProducer[][] = [];
    const topics = reader.array(() => {
      const name = reader.string();
      const from = partitions.length;
      const to = from + reader.count();
      while (partitions.length < to) {
        partitions.push(reader.int32());
        errorCodes.push(reader.int16());
        // the error in words
        reader.nullableString();
        producers.push(readProducers(reader));
        reader.endStruct();
      }
      reader.endStruct();
      return { name, from, to };
    });
    reader.endStruct();
    return { topics, partitions, errorCodes, producers };
  },
};

function readProducers(reader: ProtocolReader): DescribedProducer[] {
  return reader.array(() => {
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
}
