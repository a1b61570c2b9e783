import {
  ConsumerMigration,
  ReaderVerdict,
  SharedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { groupsOnTopic } from '../topics/groupsOnTopic';
import { presenceOf } from '../topics/TopicFacts';
import { useOnCluster } from '../usage/useOnCluster';
import { WatchedCluster } from './deprecationRow';
import { Consumer, migrationsOf, MigrationSide } from './migrations';

/** How far the consumers of a deprecated topic have moved on one cluster; none without a replacement that is declared. */
export function migrationsOn(
  shared: SharedTopic,
  landscape: Landscape,
  watched: WatchedCluster,
  now: Date,
): ConsumerMigration[] {
  const { binding, topic } = shared.home;
  const name = topic.replacement?.value;
  const replacement =
    name === undefined ? undefined : landscape.topic(binding.registry.id, name);
  if (!replacement) return [];
  const cluster = watched.state.config.id;
  const rows = migrationsOf(
    sideOf(shared, landscape, watched, now),
    sideOf(replacement, landscape, watched, now),
    declaredConsumers(shared),
  );
  return rows.map(row => {
    const { state, reason, oldGroups, newGroups } = row;
    const found = { cluster, state, reason, oldGroups, newGroups };
    if (row.kind === 'service') {
      const { registry, service } = row.consumer;
      return {
        ...found,
        registry,
        service: landscape.service(registry, service),
      };
    }
    return row.candidates.length === 0
      ? found
      : {
          ...found,
          candidates: row.candidates.map(
            one => landscape.service(one.registry, one.service).name,
          ),
        };
  });
}

function sideOf(
  shared: SharedTopic,
  landscape: Landscape,
  { state, usage }: WatchedCluster,
  now: Date,
): MigrationSide {
  const presence = presenceOf({
    shared,
    cluster: state,
    findings: [],
    notEvaluated: [],
  });
  if (presence.kind === 'absent') return { name: shared.name, readers: [] };
  const use = useOnCluster({
    topic: shared.name,
    cluster: state,
    presence,
    usage,
    now,
  });
  const verdicts = new Map<string, ReaderVerdict>(
    use.readers.map(one => [one.group, one]),
  );
  const groups = groupsOnTopic(
    shared.name,
    state,
    landscape.boundTo(state.config.id),
  );
  return {
    name: shared.name,
    readers: groups.map(({ row, attribution }) => {
      const { verdict, reason } = verdicts.get(row.group) ?? {
        verdict: 'unknown',
        reason: 'Nothing is remembered of it.',
      };
      return { group: row.group, attribution, verdict, reason };
    }),
    open: presence.kind === 'unknown' ? presence.reason : use.untold,
  };
}

function declaredConsumers(shared: SharedTopic): Consumer[] {
  const consumers = new Map<string, Consumer>();
  for (const { binding, topic } of statementsOf(shared)) {
    const registry = binding.registry.id;
    for (const { role, ref: service, certainty } of topic.parties) {
      if (role !== 'consumer' || certainty !== 'stated') continue;
      consumers.set(`${registry} ${service}`, { registry, service });
    }
  }
  return [...consumers.values()];
}
