import { ApiCall } from './ApiCall';

/** The log start offset. */
export const EARLIEST = BigInt(-2);
/** With isolation level 0, the high watermark. */
export const LATEST = BigInt(-1);
/** The record with the largest timestamp (KIP-734), from version 7 on. */
export const MAX_TIMESTAMP = BigInt(-3);

/** @see ListOffsetsRequest.json and ListOffsetsResponse.json of Apache Kafka */
export interface ListOffsetsRequest {
  timestamp: bigint;
  topics: readonly {
    name: string;
    partitions: readonly { partition: number }[];
  }[];
}

/**
 * In columns: an object for each of tens of thousands of partitions would
 * outlive the young generation of the heap, and cost more than the answer.
 */
export interface ListOffsetsResponse {
  /** Each topic with the range of its partitions in the columns, the end excluded. */
  topics: { name: string; from: number; to: number }[];
  partitions: Int32Array;
  errorCodes: Int16Array;
  /** ms since the epoch; -1 where the answer has none. */
  timestamps: Float64Array;
  offsets: BigInt64Array;
}

/** Of one partition in the oldest version, which has the fewest. */
const PARTITION_BYTES = 22;

export const listOffsets: ApiCall<ListOffsetsRequest, ListOffsetsResponse> = {
  key: 2,
  name: 'ListOffsets',
  minVersion: 2,
  maxVersion: 7,
  flexibleFrom: 6,

  encode(writer, { timestamp, topics }, version) {
    // replica -1 is a client; isolation 0 shows the records of open transactions too
    writer.int32(-1).int8(0);
    // the same for tens of thousands of partitions
    const high = Number(BigInt.asIntN(32, timestamp >> BigInt(32)));
    const low = Number(BigInt.asIntN(32, timestamp));
    writer.array(topics, topic => {
      writer.string(topic.name);
      writer.array(topic.partitions, ({ partition }) => {
        writer.int32(partition);
        if (version >= 4) writer.int32(-1);
        writer.int32(high).int32(low).endStruct();
      });
      writer.endStruct();
    });
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const room = Math.floor(reader.remaining / PARTITION_BYTES);
    const partitions = new Int32Array(room);
    const errorCodes = new Int16Array(room);
    const timestamps = new Float64Array(room);
    const offsets = new BigInt64Array(room);
    let next = 0;
    const topics = reader.array(() => {
      const name = reader.string();
      const from = next;
      const to = from + reader.count();
      for (; next < to; next++) {
        partitions[next] = reader.int32();
        errorCodes[next] = reader.int16();
        timestamps[next] = reader.int64AsNumber();
        offsets[next] = reader.int64();
        if (version >= 4) reader.int32();
        reader.endStruct();
      }
      reader.endStruct();
      return { name, from, to };
    });
    reader.endStruct();
    return { topics, partitions, errorCodes, timestamps, offsets };
  },
};
