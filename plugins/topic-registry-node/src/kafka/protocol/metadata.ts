import { ApiCall } from './ApiCall';
import { ProtocolReader } from './ProtocolReader';

/** The leader is there, and cannot be reached over this listener. */
const LISTENER_NOT_FOUND = 72;

/** @see MetadataRequest.json and MetadataResponse.json of Apache Kafka; topic ids by KIP-516 */
export interface MetadataRequest {
  /** Topics by name; `undefined` asks for all that the role may describe. */
  topics?: readonly string[];
  /** Only versions 8 to 10 carry the question (KIP-430). */
  includeClusterAuthorizedOperations?: boolean;
}

export interface MetadataBroker {
  nodeId: number;
  host: string;
  port: number;
  rack?: string;
}

export interface MetadataPartition {
  partition: number;
  leader: number;
  replicas: readonly number[];
  isr: readonly number[];
  offlineReplicas: readonly number[];
  /** It has a leader, which has no listener of the kind that was asked. */
  leaderHidden?: true;
}

export interface MetadataTopic {
  errorCode: number;
  name: string;
  topicId?: string;
  internal: boolean;
  partitions: MetadataPartition[];
}

export interface MetadataResponse {
  brokers: MetadataBroker[];
  clusterId?: string;
  controllerId: number;
  topics: MetadataTopic[];
  /** Bit field of ACL operations, only in versions 8 to 10. */
  clusterAuthorizedOperations?: number;
}

function readHead(reader: ProtocolReader) {
  reader.throttle();
  const brokers = reader.array(() => {
    const broker: MetadataBroker = {
      nodeId: reader.int32(),
      host: reader.string(),
      port: reader.int32(),
      rack: reader.nullableString(),
    };
    reader.endStruct();
    return broker;
  });
  const clusterId = reader.nullableString();
  return { brokers, clusterId, controllerId: reader.int32() };
}

function readTopic(reader: ProtocolReader, version: number): MetadataTopic {
  const topic: MetadataTopic = {
    errorCode: reader.int16(),
    name: reader.nullableString() ?? '',
    topicId: version >= 10 ? reader.uuid() : undefined,
    internal: reader.boolean(),
    partitions: reader.array(() => readPartition(reader, version)),
  };
  if (version >= 8) reader.int32();
  reader.endStruct();
  return topic;
}

function readPartition(
  reader: ProtocolReader,
  version: number,
): MetadataPartition {
  // other troubles of a partition are told by its leader and its replicas
  const errorCode = reader.int16();
  const partition = reader.int32();
  const leader = reader.int32();
  if (version >= 7) reader.int32();
  const result: MetadataPartition = {
    partition,
    leader,
    replicas: reader.int32s(),
    isr: reader.int32s(),
    offlineReplicas: version >= 5 ? reader.int32s() : [],
    ...(errorCode === LISTENER_NOT_FOUND && { leaderHidden: true as const }),
  };
  reader.endStruct();
  return result;
}

function readTail(reader: ProtocolReader, version: number) {
  const clusterAuthorizedOperations =
    version >= 8 && version <= 10 ? reader.int32() : undefined;
  reader.endStruct();
  return { clusterAuthorizedOperations };
}

export const metadata: ApiCall<MetadataRequest, MetadataResponse> = {
  key: 3,
  name: 'Metadata',
  minVersion: 4,
  maxVersion: 12,
  flexibleFrom: 9,

  encode(writer, { topics, includeClusterAuthorizedOperations }, version) {
    writer.array(topics, topic => {
      if (version >= 10) writer.noUuid();
      writer.string(topic).endStruct();
    });
    // a reading never creates a topic, whatever the broker's configuration
    writer.boolean(false);
    if (version >= 8 && version <= 10) {
      writer.boolean(includeClusterAuthorizedOperations ?? false);
    }
    if (version >= 8) writer.boolean(false);
    writer.endStruct();
  },

  decode(reader, version) {
    const head = readHead(reader);
    const topics = reader.array(() => readTopic(reader, version));
    return { ...head, topics, ...readTail(reader, version) };
  },

  async decodeLong(reader, version) {
    const head = readHead(reader);
    const topics = await reader.longArray(() => readTopic(reader, version));
    return { ...head, topics, ...readTail(reader, version) };
  },
};
