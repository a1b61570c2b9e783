import {
  Evaluation,
  Finding,
  NotEvaluated,
  Registry,
  RuleMeta,
  SourceLocation,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterRules } from './cluster';
import { viewCluster } from './clusterView';
import { documentRules } from './document';
import { fingerprintOf } from './fingerprint';
import { FindingDraft } from './rule';
import { ClusterEvaluationInput, DocumentEvaluationInput } from './types';

class Results {
  private readonly findings = new Map<string, Finding>();
  private readonly notEvaluated: NotEvaluated[] = [];

  add(
    meta: RuleMeta,
    registry: Registry,
    draft: FindingDraft,
    cluster?: { id: string; environment?: string },
  ) {
    const { range, severity, evidence, ...rest } = draft;
    const identity = {
      rule: meta.id,
      registry: registry.id,
      subject: draft.subject,
      cluster: cluster?.id,
      discriminator: draft.discriminator,
    };
    const fingerprint = fingerprintOf(identity);
    const twin = this.findings.get(fingerprint);
    if (twin) {
      throw new Error(
        `Rule ${meta.id} gave two findings of one fingerprint (${fingerprint}): "${twin.message}" and "${draft.message}". Its discriminator does not tell them apart.`,
      );
    }
    this.findings.set(fingerprint, {
      ...rest,
      rule: meta.id,
      severity: severity ?? meta.defaultSeverity,
      registry: registry.id,
      ...(cluster && { cluster: cluster.id, environment: cluster.environment }),
      evidence: evidence ?? [],
      ...(range && { location: locationOf(registry, range) }),
      fingerprint,
    });
  }

  leaveOpen(question: NotEvaluated) {
    this.notEvaluated.push(question);
  }

  evaluation(): Evaluation {
    return {
      findings: [...this.findings.values()],
      notEvaluated: this.notEvaluated,
    };
  }
}

/**
 * Holds the document rules against one registry.
 *
 * @throws Error when two findings have one fingerprint: a defect of a rule.
 * @public
 */
export function evaluateRegistry(input: DocumentEvaluationInput): Evaluation {
  const { registry } = input;
  const results = new Results();
  const topics = firstOfEachName(registry.topics);
  for (const { meta, check } of documentRules) {
    check({
      bound: input,
      registry,
      topics,
      unparsed: input.unparsed,
      now: input.now,
      report: draft => results.add(meta, registry, draft),
      unknown: question =>
        results.leaveOpen({
          rule: meta.id,
          registry: registry.id,
          ...question,
        }),
    });
  }
  return results.evaluation();
}

/**
 * Holds the cluster rules against every registry that is bound to a cluster
 * and one reading of it. What the cluster refused or failed to answer is in
 * `notEvaluated`, never a finding.
 *
 * @throws Error when two findings have one fingerprint: a defect of a rule.
 * @public
 */
export function evaluateCluster(input: ClusterEvaluationInput): Evaluation {
  const { id, environment } = input.cluster;
  const view = viewCluster(input);
  const results = new Results();
  for (const { meta, check } of clusterRules) {
    check({
      view,
      report: ({ registry, ...draft }) =>
        results.add(meta, registry, draft, { id, environment }),
      unknown: ({ registry, ...question }) =>
        results.leaveOpen({
          rule: meta.id,
          cluster: id,
          ...(registry && { registry: registry.id }),
          ...question,
        }),
    });
  }
  return results.evaluation();
}

function firstOfEachName(topics: Topic[]): Topic[] {
  const byName = new Map<string, Topic>();
  for (const topic of topics) {
    if (!byName.has(topic.name)) byName.set(topic.name, topic);
  }
  return [...byName.values()];
}

function locationOf(registry: Registry, range: SourceRange): SourceLocation {
  const { line, column, endLine, endColumn } = range;
  return { file: registry.file, line, column, endLine, endColumn };
}
