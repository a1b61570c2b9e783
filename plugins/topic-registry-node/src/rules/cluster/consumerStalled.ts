import {
  ownValue,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterView, GroupUse, PresentTopic } from '../clusterView';
import { ClusterRule } from '../rule';
import { isWithin, latestOf } from '../usage/span';
import { lagOf } from '../usage/groupMark';
import { moment } from '../usage/words';
import { code } from '../words';
import {
  consumption,
  evidenceOf,
  groupsOfTopic,
  judgeableGroups,
  opaqueReason,
  ownersOf,
  placeOf,
  serviceName,
} from './groupScope';
import { needsHistory } from './scope';

const HOUR_MS = 3_600_000;

/**
 * For declared consumers: an undeclared one has its finding already. A group
 * without members does not run, which is another matter, and one that never
 * committed keeps its offsets elsewhere.
 */
export const consumerStalled: ClusterRule = {
  meta: ruleOf('consumer/stalled'),
  check(context) {
    const { view, report, unknown } = context;
    if (!needsHistory(context)) return;
    const windowMs = context.options.number('hours') * HOUR_MS;
    const { topics } = judgeableGroups(context, ['active'], groupsOfTopic);
    for (const topic of topics) {
      const uses = view.groupsOn(topic.name);
      if (uses.every(({ members }) => members.length === 0)) continue;
      const { readers } = view.useOf(topic, windowMs);
      uses.forEach((use, index) => {
        const [stated] = ownersOf(use.attribution)
          .map(owner => ({ owner, by: consumption(topic, owner) }))
          .filter(({ by }) => by !== undefined);
        if (!stated?.by || use.members.length === 0) return;
        const about = {
          subject: { kind: 'group', name: use.group.groupId } as const,
          discriminator: topic.name,
        };
        const { verdict, reason } = readers[index];
        if (verdict !== 'stalled') {
          const open = whyOpen(view, topic, use, windowMs);
          if (open) unknown({ ...about, reason: open });
          return;
        }
        const { registry, declared, party } = stated.by;
        report({
          registry,
          ...about,
          topic: topic.name,
          ...(use.attribution.kind === 'attributed' && {
            service: use.attribution.service,
          }),
          message: `${code(use.group.groupId)} of ${serviceName(
            view,
            stated.owner,
          )} does not get on with ${code(topic.name)} on ${view.id}: ${reason}`,
          declared: 'reads',
          seen: 'stalled',
          evidence: evidenceOf(view, topic, use),
          range: placeOf(declared, party),
        });
      });
    }
    for (const opaque of view.opaqueGroups) {
      if (opaque.group.ignoredBy) continue;
      unknown({
        subject: { kind: 'group', name: opaque.group.groupId },
        reason: opaqueReason(opaque),
      });
    }
  },
};

// Commits that stand still while the lag grows, for a shorter time than asked.
function whyOpen(
  view: ClusterView,
  { name, seen }: PresentTopic,
  { group }: GroupUse,
  windowMs: number,
): string | undefined {
  if (ownValue(group.commits, name) === undefined) {
    const refused = view.refusal('commits', group.groupId);
    if (refused) return refused;
  }
  const mark = view.marks.group(name, seen.topicId, group.groupId);
  if (!mark) return 'it has not been watched yet';
  if (isWithin(mark.movedAt, windowMs, view.now)) return undefined;
  const lag = lagOf(seen, mark.commits);
  if (!lag && Object.keys(mark.commits).length > 0) {
    return (
      view.refusal('offsets') ??
      view.refusal('offsets', name) ??
      view.refusal('topics', name) ??
      `how far ${code(name)} reaches was not told`
    );
  }
  if (!lag || !mark.lagThen || BigInt(lag) <= BigInt(mark.lagThen)) {
    return undefined;
  }
  const since = latestOf(mark.movedAt, mark.watchedSince, mark.attachedSince);
  return `its commits on ${code(name)} stand still since ${moment(
    since!,
  )} UTC; stalled is what does so for ${Math.round(windowMs / HOUR_MS)} h`;
}
