import { ApiCall } from '../protocol/ApiCall';
import { ErrorCode } from '../protocol/errorCodes';
import { ProtocolReader } from '../protocol/ProtocolReader';
import { StreamsTasks } from '../protocol/streamsGroupDescribe';
import { ClusterSession } from '../session/ClusterSession';
import { clusterConfig } from './clusters';

interface Heartbeat {
  groupId: string;
  memberId: string;
  /** 0 to join, -1 to leave. */
  memberEpoch: number;
  /** Source topics of each subtopology; only to join. */
  topology?: string[][];
  active?: StreamsTasks[];
}

function readTasks(reader: ProtocolReader): StreamsTasks[] {
  return reader.array(() => {
    const subtopology = reader.string();
    const partitions = reader.array(() => reader.int32());
    reader.endStruct();
    return { subtopology, partitions };
  });
}

/**
 * A member of a streams group as Kafka Streams is one, as far as the group
 * coordinator sees it.
 *
 * @see StreamsGroupHeartbeatRequest.json and StreamsGroupHeartbeatResponse.json of Apache Kafka (KIP-1071)
 */
const streamsGroupHeartbeat: ApiCall<
  Heartbeat,
  {
    errorCode: number;
    errorMessage?: string;
    memberEpoch: number;
    active: StreamsTasks[];
  }
> = {
  key: 88,
  name: 'StreamsGroupHeartbeat',
  minVersion: 0,
  maxVersion: 0,
  flexibleFrom: 0,

  encode(writer, { groupId, memberId, memberEpoch, topology, active }) {
    const none = () => writer.array([], () => {});
    writer.string(groupId).string(memberId).int32(memberEpoch);
    // end point epoch, instance id, rack id, rebalance timeout
    writer.int32(0).string(undefined).string(undefined).int32(30_000);
    if (topology) {
      writer.int8(1).int32(0);
      writer.array([...topology.entries()], ([index, topics]) => {
        writer.string(String(index));
        writer.array(topics, topic => writer.string(topic));
        // patterns, changelogs, repartitioned sinks and sources, copartitions
        for (let list = 0; list < 5; list++) none();
        writer.endStruct();
      });
      writer.endStruct();
    } else {
      writer.int8(-1);
    }
    writer.array(active, ({ subtopology, partitions }) => {
      writer.string(subtopology);
      writer.array(partitions, partition => writer.int32(partition));
      writer.endStruct();
    });
    // standby and warm-up tasks: none where active ones are told
    for (let list = 0; list < 2; list++) {
      writer.array(active && [], () => {});
    }
    writer.string('process-of-test').int8(-1);
    // client tags, offsets of tasks and their ends
    none();
    writer.array(undefined, () => {}).array(undefined, () => {});
    writer.boolean(false).endStruct();
  },

  decode(reader) {
    reader.throttle();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    reader.string();
    const memberEpoch = reader.int32();
    // heartbeat interval, recovery lag, interval of task offsets
    for (let field = 0; field < 3; field++) reader.int32();
    reader.array(() => {
      reader.int8();
      reader.string();
      reader.endStruct();
    });
    return { errorCode, errorMessage, memberEpoch, active: readTasks(reader) };
  },
};

export interface StreamsMember {
  /** Tells the coordinator that it is alive and has taken its tasks. */
  beat(): Promise<void>;
  leave(): Promise<void>;
}

/** Joins a streams group at a cluster of one broker. */
export async function joinStreamsGroup(options: {
  broker: string;
  groupId: string;
  memberId: string;
  topology: string[][];
}): Promise<StreamsMember> {
  const { broker, groupId, memberId, topology } = options;
  const session = ClusterSession.open({
    config: clusterConfig([broker]),
    security: {},
    deadlineMs: 150_000,
  });
  const [host, port] = broker.split(':');
  const link = session.link(host, Number(port));
  let memberEpoch = 0;
  let active: StreamsTasks[] = [];
  async function send(request: Partial<Heartbeat>) {
    const answer = await link.send(streamsGroupHeartbeat, {
      groupId,
      memberId,
      memberEpoch,
      ...request,
    });
    const { errorCode, errorMessage } = answer;
    const early =
      errorCode === ErrorCode.COORDINATOR_NOT_AVAILABLE ||
      errorCode === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS ||
      errorCode === ErrorCode.NOT_COORDINATOR;
    if (early) return false;
    if (errorCode !== ErrorCode.NONE) {
      throw new Error(
        `The heartbeat was refused: ${errorCode} ${errorMessage}`,
      );
    }
    memberEpoch = answer.memberEpoch;
    if (answer.active.length > 0) active = answer.active;
    return true;
  }
  while (!(await send({ topology, active: [] })));
  return {
    beat: async () => {
      await send({ active });
    },
    leave: async () => {
      await send({ memberEpoch: -1 });
      await session.close();
    },
  };
}
