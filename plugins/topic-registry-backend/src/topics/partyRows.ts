import {
  Party,
  PartyRow,
  ServiceLabel,
  SharedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Standing } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { AttributedGroup, groupsOnTopic } from './groupsOnTopic';
import { SourcesOnTopic, sourcesOnTopic } from './sourcesOnTopic';
import { openReason, presenceOf, TopicOnClusterFacts } from './TopicFacts';

const ABSENT_RULE = 'consumer/absent';

/**
 * The ends of a topic's graph, declared beside seen: producers, then declared
 * consumers in the order of the documents, then what was seen and not declared.
 */
export function partyRows(
  shared: SharedTopic,
  landscape: Landscape,
  facts: readonly TopicOnClusterFacts[],
): PartyRow[] {
  const groups: AttributedGroup[] = [];
  const samples: SourcesOnTopic[] = [];
  for (const { cluster } of facts) {
    const registries = landscape.boundTo(cluster.config.id);
    groups.push(...groupsOnTopic(shared.name, cluster, registries));
    const sources = sourcesOnTopic(shared.name, cluster, registries);
    if (sources) samples.push(sources);
  }
  const placed = new Set<AttributedGroup>();
  const rows: PartyRow[] = [];
  for (const role of ['producer', 'consumer'] as const) {
    for (const { registry, party } of declaredParties(shared, role)) {
      const own =
        role === 'consumer'
          ? groups.filter(group => belongsTo(group, registry, party.ref))
          : [];
      for (const group of own) placed.add(group);
      rows.push({
        service: landscape.service(registry, party.ref),
        registry,
        role,
        declared: {
          registry,
          line: party.range.line,
          certainty: party.certainty,
        },
        groups: own.map(group => group.row),
        ...(role === 'producer'
          ? producerVerdict(samples, registry, party.ref)
          : consumerVerdict(own, registry, party, facts)),
      });
    }
  }
  const others = groups.filter(group => !placed.has(group));
  return [
    ...rows,
    ...undeclaredProducers(samples, rows, landscape),
    ...undeclaredRows(others, landscape),
  ];
}

/** A sample shows who writes; of who is not in it, it says nothing. */
function producerVerdict(
  samples: readonly SourcesOnTopic[],
  registry: string,
  service: string,
): Pick<PartyRow, 'verdict' | 'reason'> {
  const seen = samples.flatMap(({ cluster, sample, services }) =>
    services
      .filter(
        ({ owner }) => owner.registry === registry && owner.service === service,
      )
      .map(({ records }) => wordsOf(cluster, sample, records)),
  );
  if (seen.length > 0) return { verdict: 'seen', reason: seen.join(' ') };
  const looked = samples.filter(({ sample }) => sample.records > 0);
  return {
    verdict: 'not-observable',
    reason:
      looked.length > 0
        ? `Kafka does not name its producers, and none of the records that were looked at on ${looked
            .map(({ cluster }) => cluster)
            .join(', ')} names it.`
        : 'Kafka does not name its producers.',
  };
}

function undeclaredProducers(
  samples: readonly SourcesOnTopic[],
  declared: readonly PartyRow[],
  landscape: Landscape,
): PartyRow[] {
  const known = new Set(
    declared
      .filter(({ role }) => role === 'producer')
      .flatMap(({ service }) => (service ? [identityOf(service)] : [])),
  );
  const rows = new Map<string, PartyRow>();
  for (const { cluster, sample, services } of samples) {
    for (const { owner, records } of services) {
      const service = landscape.service(owner.registry, owner.service);
      const key = identityOf(service);
      if (known.has(key)) continue;
      const words = wordsOf(cluster, sample, records);
      const before = rows.get(key);
      rows.set(key, {
        service,
        registry: owner.registry,
        role: 'producer',
        groups: [],
        verdict: 'undeclared',
        reason: before ? `${before.reason} ${words}` : words,
      });
    }
  }
  return [...rows.values()];
}

/** Registries may speak of one service, each by a reference of its own. */
function identityOf(service: ServiceLabel): string {
  return service.entityRef ?? service.name.toLowerCase();
}

function wordsOf(
  cluster: string,
  { records, sampledAt }: SourcesOnTopic['sample'],
  named: number,
): string {
  return `${named} of ${records} records that were looked at on ${cluster} at ${sampledAt} name it as their source.`;
}

function declaredParties(
  shared: SharedTopic,
  role: Party['role'],
): { registry: string; party: Party }[] {
  const found = new Map<string, { registry: string; party: Party }>();
  for (const { binding, topic } of statementsOf(shared)) {
    const registry = binding.registry.id;
    for (const party of topic.parties) {
      const key = JSON.stringify([registry, party.ref]);
      if (party.role === role && !found.has(key)) {
        found.set(key, { registry, party });
      }
    }
  }
  return [...found.values()];
}

function belongsTo(
  { attribution }: AttributedGroup,
  registry: string,
  service: string,
): boolean {
  return (
    attribution.kind === 'attributed' &&
    attribution.registry === registry &&
    attribution.service === service
  );
}

function isThere({ standing }: AttributedGroup): boolean {
  return standing === 'assigned' || standing === 'committed';
}

function whyNotThere(group: string, standing: Standing): string {
  return standing === 'left'
    ? `\`${group}\` is live and assigned other topics; its offsets on this one are left over.`
    : `The offsets of \`${group}\` lie beyond the end of the topic, which was made anew or cut off since.`;
}

function consumerVerdict(
  groups: readonly AttributedGroup[],
  registry: string,
  party: Party,
  facts: readonly TopicOnClusterFacts[],
): Pick<PartyRow, 'verdict' | 'reason'> {
  if (groups.some(isThere)) return { verdict: 'seen' };
  if (facts.length === 0) {
    return {
      verdict: 'unknown',
      reason: 'The registry is bound to no cluster.',
    };
  }
  const reasons: string[] = [];
  let absent = false;
  for (const one of facts) {
    const found = one.findings.find(
      ({ finding }) =>
        finding.rule === ABSENT_RULE &&
        finding.registry === registry &&
        finding.discriminator === party.ref,
    );
    if (found && found.staleReason === undefined) absent = true;
    else reasons.push(whyUnknown(one, found?.staleReason, party));
  }
  for (const { row, standing } of groups) {
    reasons.push(whyNotThere(row.group, standing));
  }
  return absent
    ? { verdict: 'not-seen' }
    : { verdict: 'unknown', reason: [...new Set(reasons)].join(' ') };
}

function whyUnknown(
  facts: TopicOnClusterFacts,
  staleReason: string | undefined,
  party: Party,
): string {
  const { id } = facts.cluster.config;
  if (staleReason !== undefined) return staleReason;
  const presence = presenceOf(facts);
  if (presence.kind === 'unknown') return presence.reason;
  if (presence.kind === 'absent') return `The topic is not on ${id}.`;
  const open = openReason(facts, ABSENT_RULE, party.ref);
  if (open !== undefined) return `${id}: ${open}`;
  if (party.certainty === 'alternative') {
    return `The document leaves open which of several services it is; none of its groups was seen on ${id}.`;
  }
  return facts.shared.home.topic.lifecycle === 'active'
    ? `No group of it was seen on ${id} yet; another reading has to confirm it.`
    : `No group of it was seen on ${id}.`;
}

function undeclaredRows(
  groups: readonly AttributedGroup[],
  landscape: Landscape,
): PartyRow[] {
  const rows = new Map<string, PartyRow>();
  for (const { attribution, row, standing } of groups) {
    if (standing === 'left') {
      rows.set(JSON.stringify([row.cluster, row.group]), {
        role: 'consumer',
        groups: [row],
        verdict: 'unknown',
        reason: whyNotThere(row.group, standing),
      });
      continue;
    }
    if (attribution.kind === 'attributed') {
      const { registry, service } = attribution;
      const key = JSON.stringify([registry, service]);
      const existing = rows.get(key);
      if (existing) existing.groups.push(row);
      else {
        rows.set(key, {
          service: landscape.service(registry, service),
          registry,
          role: 'consumer',
          groups: [row],
          verdict: 'undeclared',
        });
      }
      continue;
    }
    const key = JSON.stringify([row.cluster, row.group]);
    rows.set(key, {
      role: 'consumer',
      groups: [row],
      ...(attribution.kind === 'ambiguous'
        ? {
            verdict: 'unknown',
            reason: `The name of the group fits several services: ${attribution.candidates
              .map(one => landscape.service(one.registry, one.service).name)
              .join(', ')}.`,
          }
        : {
            verdict: 'undeclared',
            reason: 'The name of the group fits no known service.',
          }),
    });
  }
  return [...rows.values()];
}
