import {
  ObservedPartition,
  Registry,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, PresentTopic } from '../clusterView';
import { ClusterRule, ClusterRuleContext } from '../rule';
import { code, codes, listOf, plural } from '../words';
import { whyHealthIsOpen, withPartitions } from './partitionHealth';
import { judgeable } from './scope';

/** On more topics than this the broker is the cause, and is named once. */
const MAX_TOPICS = 3;

interface Lack {
  topic: PresentTopic;
  partitions: ObservedPartition[];
}

/**
 * Replicas that are not in sync. A broker that is down lacks in all of its
 * topics, which is one finding about the broker. Partitions that are being moved
 * have replicas that are not complete yet, and one without a leader has a
 * finding of its own.
 */
export const underReplicated: ClusterRule = {
  meta: ruleOf('health/under-replicated'),
  check(context) {
    const { view, unknown } = context;
    const topics = withPartitions(
      judgeable(context, ['active', 'deprecated', 'proposed']),
      context,
    );
    const open = whyHealthIsOpen(view);
    if (open && topics.length > 0) unknown({ reason: open });
    const lacks = new Map<string, { registry: Registry; byBroker: Lacks }>();
    for (const topic of topics) {
      for (const [broker, partitions] of missingOf(context, topic)) {
        const { registry } = topic.home;
        let own = lacks.get(registry.id);
        if (!own) {
          own = { registry, byBroker: new Map() };
          lacks.set(registry.id, own);
        }
        const list = own.byBroker.get(broker);
        if (list) list.push({ topic, partitions });
        else own.byBroker.set(broker, [{ topic, partitions }]);
      }
    }
    for (const { registry, byBroker } of lacks.values()) {
      reportAll(context, registry, byBroker);
    }
  },
};

type Lacks = Map<number, Lack[]>;

/** The partitions that lack a replica, by the broker that should have it. */
function missingOf(
  { view, unknown }: ClusterRuleContext,
  { name, seen }: PresentTopic,
): Map<number, ObservedPartition[]> {
  const missing = new Map<number, ObservedPartition[]>();
  const moving = new Set(seen.reassigning);
  for (const partition of seen.partitions) {
    if (partition.leader < 0 || moving.has(partition.partition)) continue;
    const inSync = new Set(partition.isr);
    for (const broker of partition.replicas) {
      if (inSync.has(broker)) continue;
      const list = missing.get(broker);
      if (list) list.push(partition);
      else missing.set(broker, [partition]);
    }
  }
  if (missing.size > 0 && seen.reassigning === undefined) {
    unknown({
      subject: { kind: 'topic', name },
      reason: `some of its replicas are not in sync, and whether they are being moved is not known: ${
        view.refusal('reassignments') ??
        view.refusal('reassignments', name) ??
        'the question went unanswered'
      }`,
    });
    return new Map();
  }
  return missing;
}

function reportAll(
  context: ClusterRuleContext,
  registry: Registry,
  byBroker: Lacks,
): void {
  const alone = new Map<PresentTopic, Set<number>>();
  for (const [broker, lacks] of byBroker) {
    if (lacks.length > MAX_TOPICS) {
      reportBroker(context, registry, broker, lacks);
      continue;
    }
    for (const { topic } of lacks) {
      const brokers = alone.get(topic);
      if (brokers) brokers.add(broker);
      else alone.set(topic, new Set([broker]));
    }
  }
  for (const [topic, brokers] of alone) reportTopic(context, topic, brokers);
}

function reportBroker(
  { view, report }: ClusterRuleContext,
  registry: Registry,
  broker: number,
  lacks: Lack[],
): void {
  const count = lacks.reduce((sum, one) => sum + one.partitions.length, 0);
  const names = lacks.map(({ topic }) => topic.name);
  report({
    registry,
    subject: { kind: 'cluster', name: view.id },
    message: `Broker ${broker} of ${view.id} ${stateOf(view, broker)}: ${plural(
      count,
      'partition',
    )} of ${plural(
      names.length,
      'topic',
    )} of this registry lack its replica, such as ${codes(names.slice(0, 3))}.`,
    seen: `broker ${broker} ${isThere(view, broker) ? 'behind' : 'away'}`,
    evidence: lacks.slice(0, 5).map(({ topic, partitions }) => ({
      label: topic.name,
      value: plural(partitions.length, 'partition'),
      at: view.observation.endedAt,
    })),
    discriminator: `broker ${broker}`,
  });
}

function reportTopic(
  { view, report }: ClusterRuleContext,
  { name, seen, home }: PresentTopic,
  brokers: ReadonlySet<number>,
): void {
  const lacking = seen.partitions.filter(
    ({ leader, replicas, isr, partition }) =>
      leader >= 0 &&
      !seen.reassigning?.includes(partition) &&
      replicas.some(broker => brokers.has(broker) && !isr.includes(broker)),
  );
  report({
    registry: home.registry,
    subject: { kind: 'topic', name },
    message: `${code(name)} has ${plural(lacking.length, 'partition')} of ${
      seen.partitions.length
    } with fewer replicas in sync than it has on ${view.id}: ${listOf(
      [...brokers].map(broker => `broker ${broker} ${stateOf(view, broker)}`),
    )}.`,
    seen: plural(lacking.length, 'partition'),
    evidence: lacking.slice(0, 5).map(({ partition, replicas, isr }) => ({
      label: `partition ${partition}`,
      value: `replicas on brokers ${replicas.join(', ')}, in sync ${isr.join(
        ', ',
      )}`,
      at: view.observation.endedAt,
    })),
    range: home.topic.range,
  });
}

function isThere(view: ClusterView, broker: number): boolean {
  return view.observation.brokers.some(({ nodeId }) => nodeId === broker);
}

function stateOf(view: ClusterView, broker: number): string {
  return isThere(view, broker) ? 'is behind' : 'is away';
}
