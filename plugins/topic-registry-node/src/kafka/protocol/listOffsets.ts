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
  topics: readonly { name: string; partitions: readonly number[] }[];
}

export interface ListOffsetsPartition {
  partition: number;
  errorCode: number;
  /** ms since the epoch; -1 where the answer has none. */
  timestamp: number;
  offset: bigint;
}

export interface ListOffsetsResponse {
  topics: { name: string; partitions: ListOffsetsPartition[] }[];
}

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
      writer.array(topic.partitions, partition => {
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
    const topics = reader.array(() => {
      const name = reader.string();
      const partitions = reader.array(() => {
        const result: ListOffsetsPartition = {
          partition: reader.int32(),
          errorCode: reader.int16(),
          timestamp: reader.int64AsNumber(),
          offset: reader.int64(),
        };
        if (version >= 4) reader.int32();
        reader.endStruct();
        return result;
      });
      reader.endStruct();
      return { name, partitions };
    });
    reader.endStruct();
    return { topics };
  },
};
