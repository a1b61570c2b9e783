import { NotEvaluated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { EVERY_RULE, Outcome } from './reconcile';

/**
 * Rules that say "no registry declares this": they need every registry that is
 * bound to the cluster.
 */
const NEEDS_EVERY_REGISTRY = [
  'drift/topic-unregistered',
  'drift/config-override',
  'consumer/undeclared',
  'consumer/group-name',
  // What an exception silences may be what a registry without a text declares.
  'suppression/unused',
  'deprecated/new-consumer',
];

/**
 * Takes back what an evaluation could not know while registries that are bound
 * to the cluster have no text in force: what they declare is not undeclared.
 *
 * @param unread - Ids of those registries.
 */
export function withoutUnread(
  evaluation: Outcome,
  cluster: string,
  unread: readonly string[],
): Outcome {
  if (unread.length === 0) return evaluation;
  const reason = `No text of the ${
    unread.length === 1 ? 'registry' : 'registries'
  } ${unread.join(', ')}, bound to ${cluster} too, is in force.`;
  const open: NotEvaluated[] = [];
  for (const registry of unread) {
    open.push({ rule: EVERY_RULE, registry, cluster, reason });
  }
  for (const rule of NEEDS_EVERY_REGISTRY) {
    open.push({ rule, cluster, reason });
  }
  return {
    findings: evaluation.findings.filter(
      finding => !NEEDS_EVERY_REGISTRY.includes(finding.rule),
    ),
    notEvaluated: [...evaluation.notEvaluated, ...open],
  };
}
