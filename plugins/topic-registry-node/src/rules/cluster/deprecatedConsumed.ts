import {
  Evidence,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { deprecationClock, DeprecationClock } from '../deprecationClock';
import { ClusterRule } from '../rule';
import { code, listOf, plural } from '../words';
import {
  datedAfter,
  deprecationOf,
  instant,
  severityOfUse,
} from './deprecatedUse';
import {
  evidenceOf,
  judgeableGroups,
  leaveOpaqueGroups,
  serviceName,
} from './groupScope';

/**
 * Read is a deprecated topic when a member of a group has it assigned, when
 * committed offsets moved between two readings, or when they lie behind a record
 * that is dated after the announced day. Offsets alone are no reading: they
 * outlive their consumer by days.
 */
export const deprecatedConsumed: ClusterRule = {
  meta: ruleOf('deprecated/consumed'),
  check(context) {
    const { view, report, unknown } = context;
    const { topics } = judgeableGroups(context, ['deprecated']);
    for (const topic of topics) {
      const { registry, bound, topic: home } = topic.home;
      const clock = deprecationClock(bound, home);
      for (const use of view.groupsOn(topic.name)) {
        const subject = { kind: 'topic', name: topic.name } as const;
        const { attribution, group } = use;
        const proof = proofOf(view, topic, use, clock);
        if (proof.kind === 'not read') continue;
        if (proof.kind === 'unknown') {
          unknown({
            subject,
            discriminator: group.groupId,
            reason: proof.reason,
          });
          continue;
        }
        report({
          registry,
          subject,
          ...(attribution.kind === 'attributed' && {
            service: attribution.service,
          }),
          severity: severityOfUse(view, clock),
          message: `${code(topic.name)} is still read on ${view.id} by ${code(
            group.groupId,
          )}${whose(view, use)}: ${proof.words}. It is ${deprecationOf(
            topic,
          )}.`,
          declared: 'deprecated',
          seen: group.groupId,
          evidence: [...evidenceOf(view, use), ...proof.evidence],
          range: home.range,
          discriminator: group.groupId,
        });
      }
    }
    leaveOpaqueGroups(context);
  },
};

type Proof =
  | { kind: 'read'; words: string; evidence: Evidence[] }
  | { kind: 'not read' }
  | { kind: 'unknown'; reason: string };

function proofOf(
  view: ClusterView,
  topic: PresentTopic,
  use: GroupUse,
  clock: DeprecationClock | undefined,
): Proof {
  const { group, members, commits = {} } = use;
  if (members.length > 0) {
    return {
      kind: 'read',
      words: `${plural(members.length, 'member')} ${
        members.length === 1 ? 'has' : 'have'
      } it assigned`,
      evidence: [],
    };
  }
  const moved = movedCommits(view, topic, use);
  if (moved.length > 0) {
    return {
      kind: 'read',
      words: `its committed offsets moved since ${view.previous?.endedAt}`,
      evidence: moved,
    };
  }
  if (clock) {
    const dated = datedAfter(view, topic, clock);
    for (const { partition, newest } of dated) {
      const end = topic.seen.partitions.find(
        one => one.partition === partition,
      )?.endOffset;
      const committed = commits[partition];
      if (end !== undefined && committed !== undefined && committed >= end) {
        return {
          kind: 'read',
          words: `it has read past a record of ${instant(newest)}`,
          evidence: [
            {
              label: `partition ${partition}`,
              value: `committed ${committed}, newest record of ${instant(
                newest,
              )}`,
              at: view.observation.endedAt,
            },
          ],
        };
      }
    }
  }
  // Live members that are told what they read, and this is not among it.
  if (
    group.members &&
    group.members.length > 0 &&
    group.members.every(({ assignment }) => assignment !== undefined)
  ) {
    return { kind: 'not read' };
  }
  return {
    kind: 'unknown',
    reason: `group ${code(
      group.groupId,
    )} holds committed offsets and has no member that reads it now; offsets outlive their consumer, so whether it still reads takes another reading`,
  };
}

function movedCommits(
  view: ClusterView,
  topic: PresentTopic,
  { group, commits = {} }: GroupUse,
): Evidence[] {
  // Another incarnation of the topic has offsets of its own.
  if (!view.previousTopic(topic.seen)) return [];
  const before = view.previousGroup(group.groupId)?.commits?.[topic.name];
  if (!before) return [];
  const evidence: Evidence[] = [];
  for (const [partition, offset] of Object.entries(commits)) {
    const from = before[Number(partition)];
    if (from === undefined || offset <= from) continue;
    evidence.push({
      label: `partition ${partition}`,
      value: `commit moved from ${from} to ${offset}`,
      at: view.observation.endedAt,
    });
  }
  return evidence.slice(0, 5);
}

function whose(view: ClusterView, { attribution }: GroupUse): string {
  switch (attribution.kind) {
    case 'attributed':
      return ` of ${serviceName(view, attribution)}`;
    case 'ambiguous':
      return `, of ${listOf(
        attribution.candidates.map(owner => serviceName(view, owner)),
        'or',
      )}`;
    default:
      return ', which belongs to no known service';
  }
}
