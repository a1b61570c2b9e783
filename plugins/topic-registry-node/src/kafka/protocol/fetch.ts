import { ApiCall } from './ApiCall';

/** First version that names topics by their id (KIP-516). */
export const FETCH_BY_ID_VERSION = 13;

export interface FetchPartition {
  partition: number;
  /** Offset of the first record that is wanted; the batch around it comes whole. */
  offset: bigint;
  maxBytes: number;
}

/** @see FetchRequest.json and FetchResponse.json of Apache Kafka */
export interface FetchRequest {
  /** Most bytes of the answer; the first batch comes whole, however large (KIP-74). */
  maxBytes: number;
  topics: readonly {
    name: string;
    /** Needed from version 13 on. */
    topicId?: string;
    partitions: readonly FetchPartition[];
  }[];
}

export interface FetchedPartition {
  partition: number;
  errorCode: number;
  highWatermark: bigint;
  /** Below it every transaction is decided (KIP-98). */
  lastStableOffset: bigint;
  /** Transactions among the records that were aborted. */
  aborted: { producerId: bigint; firstOffset: bigint }[];
  /** Record batches as they lie in the log; the last one may be cut off. */
  records: Buffer;
}

export interface FetchResponse {
  /** Of the answer as a whole. */
  errorCode: number;
  topics: { name?: string; topicId?: string; partitions: FetchedPartition[] }[];
}

/** One answer without a session (KIP-227) and without waiting, of decided transactions only. */
export const fetch: ApiCall<FetchRequest, FetchResponse> = {
  key: 1,
  name: 'Fetch',
  minVersion: 4,
  maxVersion: 17,
  flexibleFrom: 12,

  encode(writer, { maxBytes, topics }, version) {
    // replica -1 is a client; from version 15 on only replicas name themselves
    if (version < 15) writer.int32(-1);
    // longest wait, least bytes: whatever there is now
    writer.int32(0).int32(0).int32(maxBytes);
    // isolation 1: what was aborted or is undecided was never said
    writer.int8(1);
    if (version >= 7) writer.int32(0).int32(-1);
    writer.array(topics, topic => {
      if (version >= FETCH_BY_ID_VERSION) writer.uuid(topic.topicId);
      else writer.string(topic.name);
      writer.array(topic.partitions, partition => {
        writer.int32(partition.partition);
        if (version >= 9) writer.int32(-1);
        writer.int64(partition.offset);
        if (version >= 12) writer.int32(-1);
        if (version >= 5) writer.int64(BigInt(-1));
        writer.int32(partition.maxBytes).endStruct();
      });
      writer.endStruct();
    });
    if (version >= 7) writer.array([], () => {});
    if (version >= 11) writer.string('');
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const errorCode = version >= 7 ? reader.int16() : 0;
    if (version >= 7) reader.int32();
    const topics = reader.array(() => {
      const byId = version >= FETCH_BY_ID_VERSION;
      const topicId = byId ? reader.uuid() : undefined;
      const name = byId ? undefined : reader.string();
      const partitions = reader.array(() => {
        const partition = reader.int32();
        const code = reader.int16();
        const highWatermark = reader.int64();
        const lastStableOffset = reader.int64();
        if (version >= 5) reader.int64();
        const aborted = reader.array(() => {
          const transaction = {
            producerId: reader.int64(),
            firstOffset: reader.int64(),
          };
          reader.endStruct();
          return transaction;
        });
        if (version >= 11) reader.int32();
        const records = reader.bytes();
        reader.endStruct();
        return {
          partition,
          errorCode: code,
          highWatermark,
          lastStableOffset,
          aborted,
          records,
        };
      });
      reader.endStruct();
      return { name, topicId, partitions };
    });
    reader.endStruct();
    return { errorCode, topics };
  },
};
