import {
  Evaluation,
  Finding,
  NotEvaluated,
  ownValue,
  Registry,
  RuleMeta,
  ruleOf,
  RuleProfile,
  SourceLocation,
  SourceRange,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { clusterRules } from './cluster';
import { ClusterView, viewCluster } from './clusterView';
import { documentRules } from './document';
import { atOnce, inTurns, Steps } from '../turns';
import { limited, TookTooLong, whyLate } from './deadline';
import { fingerprintOf } from './fingerprint';
import { RelatedTopics } from './RelatedTopics';
import { FindingDraft, OpenQuestion } from './rule';
import { RuleOptions, RuleSettings, Suppressions } from './settings';
import {
  BoundRegistry,
  ClusterEvaluationInput,
  DocumentEvaluationInput,
} from './types';

/** Collects what the rules of one evaluation say, by what app-config and comments make of it. */
class Results {
  private readonly findings = new Map<string, Finding>();
  private readonly notEvaluated: NotEvaluated[] = [];
  private readonly settings: RuleSettings;
  private readonly profile: RuleProfile;
  private readonly suppressions: Suppressions;
  private readonly cluster?: { id: string; environment?: string };
  private readonly related: RelatedTopics;

  constructor(
    needs: RuleMeta['needs'][],
    registries: readonly BoundRegistry[],
    input: Pick<ClusterEvaluationInput, 'rules' | 'profile' | 'now'> &
      Partial<Pick<ClusterEvaluationInput, 'cluster'>> &
      Partial<Pick<DocumentEvaluationInput, 'neighbours'>>,
  ) {
    this.settings = input.rules ?? {};
    this.profile = input.profile ?? 'default';
    this.cluster = input.cluster;
    this.related = new RelatedTopics([
      ...registries,
      ...(input.neighbours?.registries ?? []),
    ]);
    this.suppressions = new Suppressions(
      { needs, cluster: input.cluster?.id },
      registries,
      this.settings,
      meta => this.asks(meta),
      input.now,
    );
  }

  /** Whether a rule is asked at all: by app-config, else by the profile. */
  asks({ id, profile }: RuleMeta): boolean {
    const severity = ownValue(this.settings, id)?.severity;
    return severity === undefined
      ? profile === undefined || profile === this.profile
      : severity !== 'off';
  }

  optionsOf(meta: RuleMeta): RuleOptions {
    return RuleOptions.of(meta, this.settings, this.profile);
  }

  add(meta: RuleMeta, registry: Registry, draft: FindingDraft) {
    const finding = this.findingOf(meta, registry, draft);
    // A document may say a thing twice, in words that a rule does not tell
    // apart. Both are told, and neither ends the evaluation.
    for (let n = 2; this.findings.has(finding.fingerprint); n++) {
      finding.fingerprint = this.fingerprintOf(meta, registry, draft, n);
    }
    if (!this.suppressions.silences(finding)) {
      this.findings.set(finding.fingerprint, finding);
    }
  }

  leaveOpen(
    meta: RuleMeta,
    registry: Registry | undefined,
    question: OpenQuestion,
  ) {
    this.notEvaluated.push({
      rule: meta.id,
      ...(registry && { registry: registry.id }),
      ...(this.cluster && { cluster: this.cluster.id }),
      ...question,
    });
  }

  evaluation(): Evaluation {
    for (const verdict of this.suppressions.verdicts(this.notEvaluated)) {
      const meta = ruleOf(verdict.rule);
      if (!this.asks(meta)) continue;
      const { registry } = verdict.bound;
      if ('draft' in verdict) this.add(meta, registry, verdict.draft);
      else this.leaveOpen(meta, registry, verdict.open);
    }
    return {
      findings: [...this.findings.values()],
      notEvaluated: this.notEvaluated,
      suppressed: this.suppressions.silenced(),
    };
  }

  private findingOf(
    meta: RuleMeta,
    registry: Registry,
    draft: FindingDraft,
  ): Finding {
    const { range, severity, evidence = [], ...rest } = draft;
    const related = this.related.of({ ...draft, evidence }, registry.id);
    const set = ownValue(this.settings, meta.id)?.severity;
    return {
      ...rest,
      rule: meta.id,
      severity: set && set !== 'off' ? set : severity ?? meta.defaultSeverity,
      registry: registry.id,
      ...(this.cluster && {
        cluster: this.cluster.id,
        environment: this.cluster.environment,
      }),
      evidence,
      ...(related && { related }),
      ...(range && { location: locationOf(registry, range) }),
      fingerprint: this.fingerprintOf(meta, registry, draft),
    };
  }

  private fingerprintOf(
    meta: RuleMeta,
    registry: Registry,
    { subject, discriminator }: FindingDraft,
    copy?: number,
  ): string {
    return fingerprintOf({
      rule: meta.id,
      registry: registry.id,
      subject,
      cluster: this.cluster?.id,
      discriminator:
        copy === undefined ? discriminator : `${discriminator ?? ''} (${copy})`,
    });
  }
}

/**
 * Holds the document rules against one registry.
 *
 * @public
 */
export function evaluateRegistry(input: DocumentEvaluationInput): Evaluation {
  return atOnce(limited(documentSteps(input), documentMs(input)));
}

/**
 * As {@link evaluateRegistry}, leaving the event loop to others between rules.
 *
 * @public
 */
export async function evaluateRegistryInTurns(
  input: DocumentEvaluationInput,
): Promise<Evaluation> {
  return inTurns(limited(documentSteps(input), documentMs(input)));
}

const FINDINGS_PER_STEP = 200;

/** One rule a step, or several. */
function* documentSteps(input: DocumentEvaluationInput): Steps<Evaluation> {
  const { registry } = input;
  const { neighbours } = input;
  const needs: RuleMeta['needs'][] = neighbours
    ? ['document', 'registries']
    : ['document'];
  const results = new Results(needs, [input], input);
  const topics = firstOfEachName(registry.topics);
  let late: TookTooLong | undefined;
  for (const { meta, check } of documentRules) {
    if (!needs.includes(meta.needs) || !results.asks(meta)) continue;
    const open = (question: OpenQuestion) =>
      results.leaveOpen(meta, registry, question);
    const drafts: FindingDraft[] = [];
    try {
      if (late) throw late;
      const work = check({
        bound: input,
        registry,
        topics,
        unparsed: input.unparsed,
        neighbours,
        now: input.now,
        profile: input.profile ?? 'default',
        options: results.optionsOf(meta),
        report: draft => drafts.push(draft),
        unknown: open,
      });
      if (work) yield* work;
      yield;
      // A document can give a rule tens of thousands of them.
      while (drafts.length > 0) {
        for (const draft of drafts.splice(0, FINDINGS_PER_STEP))
          results.add(meta, registry, draft);
        yield;
      }
    } catch (error) {
      late = whyLate(error, late ? undefined : meta);
      open({ reason: late.reasonFor(meta.id) });
    }
  }
  return results.evaluation();
}

/**
 * Holds the cluster rules against every registry that is bound to a cluster
 * and one reading of it. What the cluster refused or failed to answer is in
 * `notEvaluated`, never a finding.
 *
 * @public
 */
export function evaluateCluster(input: ClusterEvaluationInput): Evaluation {
  return atOnce(limited(clusterSteps(input), clusterMs(input)));
}

/**
 * As {@link evaluateCluster}, in turns with other work of the process, so that a
 * large cluster does not hold up requests. The input must not change meanwhile.
 *
 * @public
 */
export function evaluateClusterInTurns(
  input: ClusterEvaluationInput,
): Promise<Evaluation> {
  return inTurns(limited(clusterSteps(input), clusterMs(input)));
}

function* clusterSteps(input: ClusterEvaluationInput): Steps<Evaluation> {
  const results = new Results(['cluster'], input.registries, input);
  let view: ClusterView | undefined;
  let late: TookTooLong | undefined;
  try {
    view = yield* viewCluster(input);
  } catch (error) {
    late = whyLate(error);
  }
  for (const { meta, check } of clusterRules) {
    if (!results.asks(meta)) continue;
    try {
      if (late || !view) throw late;
      check({
        view,
        options: results.optionsOf(meta),
        report: ({ registry, ...draft }) => results.add(meta, registry, draft),
        unknown: ({ registry, ...question }) =>
          results.leaveOpen(meta, registry, question),
      });
      yield;
    } catch (error) {
      late = whyLate(error, late ? undefined : meta);
      results.leaveOpen(meta, undefined, { reason: late.reasonFor(meta.id) });
    }
  }
  return results.evaluation();
}

function documentMs({ deadlineMs = 10_000 }: DocumentEvaluationInput) {
  return deadlineMs;
}

function clusterMs({ deadlineMs = 60_000 }: ClusterEvaluationInput) {
  return deadlineMs;
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
