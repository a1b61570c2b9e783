import {
  DeprecationOnCluster,
  DeprecationRow,
  ReaderVerdict,
  SharedTopic,
  Topic,
  Usage,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { latestOf } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ObservationIndex } from '../observations/ObservationIndex';
import { Landscape } from '../landscape/Landscape';
import { ClusterState } from '../services/ObservationsService';
import { groupsOnTopic } from '../topics/groupsOnTopic';
import { presenceOf } from '../topics/TopicFacts';
import { useOnCluster } from '../usage/useOnCluster';
import { deprecationCalendar } from './deprecationDays';
import { gatesOf } from './gates';
import { migrationsOn } from './migrationsOn';
import { nextStep, stageOf } from './nextStep';

/** A cluster with what is remembered of the use of its topics. */
export interface WatchedCluster {
  state: ClusterState;
  usage: Usage;
}

/** Where a deprecated topic stands now, from what is stated, seen and remembered. */
export function deprecationRow(
  shared: SharedTopic,
  landscape: Landscape,
  watched: readonly WatchedCluster[],
  now: Date,
): DeprecationRow {
  const { binding, topic } = shared.home;
  const registry = binding.registry.id;
  const bound = landscape.boundRegistry(registry);
  if (!bound)
    throw new Error(`No text of the registry ${registry} is in force.`);
  const calendar = deprecationCalendar(bound, topic, now);
  const clusters: DeprecationOnCluster[] = [];
  const internalOn: string[] = [];
  for (const { state, usage } of watched) {
    clusters.push(onCluster(shared, landscape, state, usage, now));
    const seen =
      state.latest && ObservationIndex.of(state.latest).topic(shared.name);
    if (seen?.internal) internalOn.push(state.config.id);
  }
  const row = {
    registry,
    name: shared.name,
    entityRef: landscape.topicEntityRef(registry, shared.name) ?? '',
    owner: landscape.ownerOfTopic(shared),
    line: topic.range.line,
    reason: topic.reason?.value ?? topic.status?.value,
    ...calendar,
    replacement: replacementOf(topic, registry, landscape),
    migrations: watched.flatMap(one =>
      migrationsOn(shared, landscape, one, now),
    ),
    events: topic.migrationEvents.map(event => event.value),
    migration: topic.migration?.value,
    clusters,
    quietSince: quietSince(clusters),
    gates: gatesOf(calendar, clusters, internalOn),
  };
  const stage = stageOf(row);
  return {
    ...row,
    stage,
    next: nextStep({ ...row, stage }, binding.registry.shape),
  };
}

function onCluster(
  shared: SharedTopic,
  landscape: Landscape,
  state: ClusterState,
  usage: Usage,
  now: Date,
): DeprecationOnCluster {
  const { id, environment } = state.config;
  const presence = presenceOf({
    shared,
    cluster: state,
    findings: [],
    notEvaluated: [],
  });
  const seen = presence.kind === 'absent' ? undefined : presence.seen;
  const use = useOnCluster({
    topic: shared.name,
    cluster: state,
    presence,
    usage,
    now,
  });
  const verdicts = new Map(use.readers.map(one => [one.group, one]));
  const readers =
    presence.kind === 'absent'
      ? []
      : groupsOnTopic(shared.name, state, landscape.boundTo(id));
  return {
    cluster: id,
    environment,
    presence: presence.kind,
    reason: presence.kind === 'unknown' ? presence.reason : undefined,
    observedAt: state.latest?.endedAt,
    records: seen && recordsOf(seen.partitions)?.toString(),
    bytesOnDisk: seen?.bytesOnDisk,
    written: use.writing,
    read: use.reading,
    readers: readers.map(({ row }) => ({
      ...row,
      ...verdictOf(row.group, verdicts),
      owner: ownerOf(row.service, id, shared, landscape),
    })),
  };
}

function verdictOf(
  group: string,
  verdicts: ReadonlyMap<string, ReaderVerdict>,
): ReaderVerdict {
  const { verdict, reason } = verdicts.get(group) ?? {
    verdict: 'unknown',
    reason: 'Nothing is remembered of it.',
  };
  return { verdict, reason };
}

// A group is attributed by the registries of its cluster; the first that knows
// the service names it.
function ownerOf(
  service: string | undefined,
  cluster: string,
  shared: SharedTopic,
  landscape: Landscape,
) {
  if (service === undefined) return undefined;
  const bound = landscape.boundTo(cluster);
  const home = shared.home.binding.registry.id;
  const registry =
    bound.find(
      one =>
        one.registry.id === home &&
        one.registry.services.some(({ ref }) => ref === service),
    ) ??
    bound.find(one => one.registry.services.some(({ ref }) => ref === service));
  return landscape.service(registry?.registry.id ?? home, service);
}

function replacementOf(
  topic: Topic,
  registry: string,
  landscape: Landscape,
): DeprecationRow['replacement'] {
  const name = topic.replacement?.value;
  if (name === undefined) return undefined;
  const shared = landscape.topic(registry, name);
  return {
    name,
    entityRef:
      shared &&
      landscape.topicEntityRef(shared.home.binding.registry.id, shared.name),
  };
}

function recordsOf(
  partitions: readonly { beginOffset?: bigint; endOffset?: bigint }[],
): bigint | undefined {
  let sum = 0n;
  for (const { beginOffset, endOffset } of partitions) {
    if (beginOffset === undefined || endOffset === undefined) return undefined;
    sum += endOffset - beginOffset;
  }
  return sum;
}

function quietSince(
  clusters: readonly DeprecationOnCluster[],
): string | undefined {
  const times: string[] = [];
  for (const { written, read } of clusters) {
    for (const use of [written, read]) {
      if (use.state === 'none') continue;
      if (use.state === 'active' || !use.quietSince) return undefined;
      times.push(use.quietSince);
    }
  }
  return latestOf(...times);
}
