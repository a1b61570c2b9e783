import { Kafka } from 'kafkajs';

// What of kafkajs' inner cluster is used here: its consumers always join as such.
interface InnerCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  findGroupCoordinator(options: { groupId: string }): Promise<Coordinator>;
}

interface Coordinator {
  joinGroup(request: {
    groupId: string;
    sessionTimeout: number;
    rebalanceTimeout: number;
    memberId: string;
    protocolType: string;
    groupProtocols: { name: string; metadata: Buffer }[];
  }): Promise<{ generationId: number; memberId: string }>;
  syncGroup(request: {
    groupId: string;
    generationId: number;
    memberId: string;
    groupAssignment: { memberId: string; memberAssignment: Buffer }[];
  }): Promise<unknown>;
  leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>;
}

const SESSION_MS = 300_000;
const MEMBER_ID_REQUIRED = 'MEMBER_ID_REQUIRED';

/** @public */
export interface WorkerGroupOptions {
  groupId: string;
  /** What its members share, such as `connect` or `sr`; never topics. */
  protocolType: string;
  /** What the member is assigned, in a layout of its own. */
  assignment: Buffer;
}

/** @public */
export interface WorkerGroup {
  /** Lets its member leave. */
  leave(): Promise<void>;
}

/**
 * Joins a classic group as something other than a consumer, as the workers of
 * Kafka Connect and Schema Registries do, with one member that stays for minutes.
 *
 * @public
 */
export async function joinWorkers(
  kafka: Kafka,
  { groupId, protocolType, assignment }: WorkerGroupOptions,
): Promise<WorkerGroup> {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (!symbol) {
    throw new Error('This version of kafkajs hides its cluster: use 2.2.4');
  }
  const create = (
    kafka as unknown as Record<symbol, (options: object) => InnerCluster>
  )[symbol];
  const cluster = create.call(kafka, { allowAutoTopicCreation: false });
  await cluster.connect();
  const coordinator = await cluster.findGroupCoordinator({ groupId });
  const join = (memberId: string) =>
    coordinator.joinGroup({
      groupId,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: SESSION_MS,
      memberId,
      protocolType,
      groupProtocols: [{ name: 'v0', metadata: Buffer.from([0, 0]) }],
    });
  // a broker first gives a member its id, and lets it join with that
  const { generationId, memberId } = await join('').catch(error => {
    if (error.type !== MEMBER_ID_REQUIRED) throw error;
    return join(error.memberId);
  });
  await coordinator.syncGroup({
    groupId,
    generationId,
    memberId,
    groupAssignment: [{ memberId, memberAssignment: assignment }],
  });
  return {
    async leave() {
      await coordinator.leaveGroup({ groupId, memberId });
      await cluster.disconnect();
    },
  };
}
