import {
  Party,
  PartyRow,
  SharedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Landscape, statementsOf } from '../landscape/Landscape';
import { AttributedGroup, groupsOnTopic } from './groupsOnTopic';
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
  for (const { cluster } of facts) {
    const registries = landscape.boundTo(cluster.config.id);
    groups.push(...groupsOnTopic(shared.name, cluster, registries));
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
          ? {
              verdict: 'not-observable',
              reason: 'Kafka does not name its producers.',
            }
          : consumerVerdict(own, registry, party, facts)),
      });
    }
  }
  const others = groups.filter(group => !placed.has(group));
  return [...rows, ...undeclaredRows(others, landscape)];
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

function consumerVerdict(
  groups: readonly AttributedGroup[],
  registry: string,
  party: Party,
  facts: readonly TopicOnClusterFacts[],
): Pick<PartyRow, 'verdict' | 'reason'> {
  if (groups.length > 0) return { verdict: 'seen' };
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
  for (const { attribution, row } of groups) {
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
