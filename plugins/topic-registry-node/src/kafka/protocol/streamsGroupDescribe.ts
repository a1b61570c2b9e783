import { ApiCall } from './ApiCall';
import { ProtocolReader } from './ProtocolReader';

/** Partitions of the topics of one subtopology: what Kafka Streams calls tasks. */
export interface StreamsTasks {
  subtopology: string;
  partitions: number[];
}

export interface DescribedStreamsGroup {
  errorCode: number;
  errorMessage?: string;
  groupId: string;
  state: string;
  /** By subtopology, the topics that it reads; absent before the group has a topology. */
  sources?: Map<string, readonly string[]>;
  members: {
    memberId: string;
    clientId: string;
    host: string;
    /** The tasks that it works on now. */
    active: StreamsTasks[];
  }[];
}

function isPresent(reader: ProtocolReader): boolean {
  return reader.int8() >= 0;
}

function skipKeyValues(reader: ProtocolReader) {
  reader.array(() => {
    reader.string();
    reader.string();
    reader.endStruct();
  });
}

function readInternalTopics(reader: ProtocolReader): string[] {
  return reader.array(() => {
    const name = reader.string();
    // partitions, replication factor
    reader.int32();
    reader.int16();
    skipKeyValues(reader);
    reader.endStruct();
    return name;
  });
}

function readSources(reader: ProtocolReader): Map<string, readonly string[]> {
  // epoch
  reader.int32();
  const subtopologies = reader.array(() => {
    const id = reader.string();
    const sources = reader.array(() => reader.string());
    // topics written for repartitioning, changelogs of state
    reader.array(() => reader.string());
    readInternalTopics(reader);
    const repartitioned = readInternalTopics(reader);
    reader.endStruct();
    return [id, [...sources, ...repartitioned]] as const;
  });
  reader.endStruct();
  return new Map(subtopologies);
}

function skipTaskOffsets(reader: ProtocolReader) {
  reader.array(() => {
    reader.string();
    reader.int32();
    reader.int64();
    reader.endStruct();
  });
}

function readTasks(reader: ProtocolReader): StreamsTasks[] {
  return reader.array(() => {
    const subtopology = reader.string();
    const partitions = reader.array(() => reader.int32());
    reader.endStruct();
    return { subtopology, partitions };
  });
}

function readActive(reader: ProtocolReader): StreamsTasks[] {
  const active = readTasks(reader);
  // standby and warm-up tasks read no topics of others
  readTasks(reader);
  readTasks(reader);
  reader.endStruct();
  return active;
}

/**
 * Groups of the streams protocol, whose members are assigned tasks instead of
 * partitions. A group of another type answers 69.
 *
 * @see StreamsGroupDescribeRequest.json and StreamsGroupDescribeResponse.json of Apache Kafka (KIP-1071)
 */
export const streamsGroupDescribe: ApiCall<
  { groupIds: readonly string[] },
  { groups: DescribedStreamsGroup[] }
> = {
  key: 89,
  name: 'StreamsGroupDescribe',
  minVersion: 0,
  maxVersion: 0,
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
      // group epoch, assignment epoch
      reader.int32();
      reader.int32();
      const sources = isPresent(reader) ? readSources(reader) : undefined;
      const members = reader.array(() => {
        const memberId = reader.string();
        // member epoch, instance id, rack id
        reader.int32();
        reader.nullableString();
        reader.nullableString();
        const clientId = reader.string();
        const host = reader.string();
        // topology epoch, process id
        reader.int32();
        reader.string();
        // the end point for interactive queries: host and port
        if (isPresent(reader)) {
          reader.string();
          reader.int16();
          reader.endStruct();
        }
        skipKeyValues(reader);
        skipTaskOffsets(reader);
        skipTaskOffsets(reader);
        const active = readActive(reader);
        // the target assignment
        readActive(reader);
        // whether it still uses the classic protocol
        reader.boolean();
        reader.endStruct();
        return { memberId, clientId, host, active };
      });
      // authorized operations
      reader.int32();
      reader.endStruct();
      return { errorCode, errorMessage, groupId, state, sources, members };
    });
    reader.endStruct();
    return { groups };
  },
};
