import {
  Party,
  PartiesStated,
  ServiceLabel,
  SharedTopic,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';
import { StoredFinding } from '../findings/types';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { countSeverities } from './severityCounts';
import { TopicOnClusterFacts } from './TopicFacts';
import { topicOnCluster } from './topicOnCluster';

/** Days between announcement and removal where the registry states none. */
const DEFAULT_WINDOW_DAYS = 90;

/** What a row of the Topics page shows. */
export function topicRow(
  shared: SharedTopic,
  landscape: Landscape,
  facts: readonly TopicOnClusterFacts[],
  findings: readonly StoredFinding[],
): TopicRow {
  const { binding, topic } = shared.home;
  const registry = binding.registry.id;
  return {
    registry,
    name: shared.name,
    entityRef: landscape.topicEntityRef(registry, shared.name) ?? '',
    lifecycle: topic.lifecycle,
    category: topic.category,
    owner: landscape.ownerOfTopic(shared),
    producers: partiesOf(shared, landscape, 'producer'),
    consumers: partiesOf(shared, landscape, 'consumer'),
    consumersStated: consumersStated(shared),
    events: eventsOf(shared),
    purpose: topic.purpose?.value,
    replacement: topic.replacement?.value,
    deprecatedOn: topic.deprecatedOn?.value,
    removableFrom: removableFrom(shared, landscape),
    clusters: facts.map(topicOnCluster),
    findings: countSeverities(findings),
    line: topic.range.line,
  };
}

function partiesOf(
  shared: SharedTopic,
  landscape: Landscape,
  role: Party['role'],
): ServiceLabel[] {
  const labels = new Map<string, ServiceLabel>();
  for (const { binding, topic } of statementsOf(shared)) {
    const registry = binding.registry.id;
    for (const party of topic.parties) {
      if (party.role !== role) continue;
      const label = landscape.service(registry, party.ref);
      const key = label.entityRef ?? `${registry} ${party.ref}`;
      if (!labels.has(key)) labels.set(key, label);
    }
  }
  return [...labels.values()];
}

function consumersStated(shared: SharedTopic): PartiesStated {
  const stated = statementsOf(shared).map(({ topic }) => topic.consumersStated);
  return stated.includes('listed') ? 'listed' : stated[0];
}

function eventsOf(shared: SharedTopic): string[] {
  const types = new Set<string>();
  for (const { topic } of statementsOf(shared)) {
    for (const event of topic.events) types.add(event.type);
  }
  return [...types];
}

// The window counts from 00:00 of the announced date in the registry's zone,
// in calendar days, so that the day is right across a change of the clocks.
function removableFrom(
  shared: SharedTopic,
  landscape: Landscape,
): string | undefined {
  const { binding, topic } = shared.home;
  if (!topic.deprecatedOn) return undefined;
  const bound = landscape.boundRegistry(binding.registry.id);
  const days =
    binding.registry.standards.deprecationWindowDays?.value ??
    DEFAULT_WINDOW_DAYS;
  const announced = DateTime.fromISO(topic.deprecatedOn.value, {
    zone: bound?.timezone ?? 'UTC',
  });
  return announced.isValid
    ? announced.plus({ days }).toISODate() ?? undefined
    : undefined;
}
