import {
  Finding,
  findRule,
  matchesPattern,
  NotEvaluated,
  RuleMeta,
  SourceRange,
  SuppressedFindings,
  Topic,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { FindingDraft } from '../rule';
import { BoundRegistry } from '../types';
import { code } from '../words';
import { isPast } from './days';
import { RuleException, RuleSettings } from './types';

/** What an evaluation speaks about: the rules that it asks, by what they need, and the cluster where there is one. */
export interface EvaluationScope {
  needs: readonly RuleMeta['needs'][];
  cluster?: string;
}

/** One exception or one rule of a comment, with what it did in this evaluation. */
interface Silencer {
  rule: string;
  /** The registry that it is told of. */
  home?: BoundRegistry;
  matches(finding: Finding): boolean;
  until?: string;
  isPast: boolean;
  /** Whether this evaluation can tell that it silences nothing. */
  judged: boolean;
  hits: number;
  place: { what: string; discriminator: string; range?: SourceRange };
}

/**
 * Everything that silences findings in one evaluation: the exceptions of
 * app-config and the comments of the documents.
 */
export class Suppressions {
  private readonly byRule = new Map<string, Silencer[]>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly scope: EvaluationScope,
    registries: readonly BoundRegistry[],
    settings: RuleSettings,
    asks: (meta: RuleMeta) => boolean,
    now: Date,
  ) {
    // What is said of a rule that is not asked waits for a run that asks it.
    const isOff = (rule: string) => {
      const meta = findRule(rule);
      return meta !== undefined && !asks(meta);
    };
    for (const [rule, { exceptions }] of Object.entries(settings)) {
      if (isOff(rule)) continue;
      for (const exception of exceptions) {
        this.add(exceptionOf(rule, exception, registries, scope, now));
      }
    }
    for (const bound of registries) {
      const names = new Map<string, number>();
      for (const silencer of commentsOf(bound, names, scope, now)) {
        if (!isOff(silencer.rule)) this.add(silencer);
      }
    }
  }

  /** Whether the finding is accepted; each one that would be, without its day being over, is counted. */
  silences(finding: Finding): boolean {
    let silenced = false;
    for (const one of this.byRule.get(finding.rule) ?? []) {
      if (!one.matches(finding)) continue;
      one.hits += 1;
      silenced ||= !one.isPast;
    }
    if (silenced) {
      const count = this.counts.get(finding.rule) ?? 0;
      this.counts.set(finding.rule, count + 1);
    }
    return silenced;
  }

  silenced(): SuppressedFindings[] {
    return [...this.counts].map(([rule, count]) => ({ rule, count }));
  }

  /** What is to be said of the suppressions themselves, once every rule has been asked. */
  verdicts(open: readonly NotEvaluated[]): SuppressionVerdict[] {
    const verdicts: SuppressionVerdict[] = [];
    for (const one of [...this.byRule.values()].flat()) {
      if (!one.home) continue;
      const { what, discriminator, range } = one.place;
      const subject = {
        kind: 'document',
        name: one.home.registry.id,
      } as const;
      if (one.hits > 0 && one.isPast) {
        verdicts.push({
          bound: one.home,
          rule: 'suppression/expired',
          draft: {
            subject,
            message: `${what} ended with ${one.until}, and what it silenced is still so.`,
            declared: one.until,
            range,
            discriminator,
          },
        });
      }
      if (one.hits > 0 || !one.judged) continue;
      const reason = open.find(entry => mayConcern(entry, one))?.reason;
      verdicts.push({
        bound: one.home,
        rule: 'suppression/unused',
        ...(reason
          ? { open: { subject, discriminator, reason } }
          : {
              draft: {
                subject,
                message: `${what} silences nothing${
                  this.scope.cluster ? ` on ${this.scope.cluster}` : ''
                }: remove it${one.isPast ? '; it has ended anyway' : ''}.`,
                range,
                discriminator,
              },
            }),
      });
    }
    return verdicts;
  }

  private add(silencer: Silencer): void {
    const list = this.byRule.get(silencer.rule);
    if (list) list.push(silencer);
    else this.byRule.set(silencer.rule, [silencer]);
  }
}

/** A finding about a suppression, or why there may be one. */
export type SuppressionVerdict = {
  bound: BoundRegistry;
  rule: 'suppression/expired' | 'suppression/unused';
} & (
  | { draft: FindingDraft }
  | {
      open: {
        subject: FindingDraft['subject'];
        discriminator: string;
        reason: string;
      };
    }
);

function exceptionOf(
  rule: string,
  exception: RuleException,
  registries: readonly BoundRegistry[],
  scope: EvaluationScope,
  now: Date,
): Silencer {
  const { subjects, registry, cluster, until } = exception;
  const named = registries.find(one => one.registry.id === registry);
  // Without the registry, or without the cluster, it may serve another evaluation.
  const isNamed = scope.cluster !== undefined ? cluster : registry;
  const home = registry === undefined ? registries[0] : named;
  const about = [rule, subjects, registry, cluster].filter(Boolean).join(' ');
  return {
    rule,
    home,
    matches: finding =>
      (registry === undefined || finding.registry === registry) &&
      (cluster === undefined || finding.cluster === cluster) &&
      (matchesPattern(finding.subject.name, subjects) ||
        (finding.topic !== undefined &&
          matchesPattern(finding.topic, subjects))),
    until,
    isPast: isPast(until, home?.timezone ?? 'UTC', now),
    judged:
      isNamed !== undefined &&
      (cluster === undefined || cluster === scope.cluster) &&
      isAsked(rule, scope),
    hits: 0,
    place: {
      what: `The exception of app-config for ${code(rule)} on ${code(
        subjects,
      )}`,
      discriminator: `exception ${about}`,
    },
  };
}

function* commentsOf(
  bound: BoundRegistry,
  names: Map<string, number>,
  scope: EvaluationScope,
  now: Date,
): Generator<Silencer> {
  const { registry, timezone, clusters } = bound;
  if (registry.suppressions.length === 0) return;
  const topics = new Map(registry.topics.map(topic => [topic.name, topic]));
  for (const comment of registry.suppressions) {
    if (comment.problem) continue;
    const { covers, until, range, wholeFile } = comment;
    const covered = covers && registry.topics.find(inside(covers));
    for (const rule of comment.rules) {
      const meta = findRule(rule.value);
      if (!meta) continue;
      const about = [rule.value, covered?.name].filter(Boolean).join(' ');
      const nth = (names.get(about) ?? 0) + 1;
      names.set(about, nth);
      yield {
        rule: rule.value,
        home: bound,
        matches: finding =>
          finding.registry === registry.id &&
          (wholeFile ||
            (covers !== undefined && isAt(finding, covers, topics))),
        until: until?.value,
        isPast: until ? isPast(until.value, timezone, now) : false,
        judged:
          isAsked(meta.id, scope) &&
          // On another cluster it may silence something.
          (scope.cluster === undefined ||
            (clusters?.length === 1 && clusters[0] === scope.cluster)),
        hits: 0,
        place: {
          what: `The comment on line ${range.line} for ${code(rule.value)}`,
          discriminator: `comment ${nth === 1 ? about : `${about} ${nth}`}`,
          range: rule.range,
        },
      };
    }
  }
}

function isAsked(rule: string, { needs }: EvaluationScope): boolean {
  const meta = findRule(rule);
  return meta !== undefined && needs.includes(meta.needs);
}

function inside(covers: SourceRange) {
  return ({ range }: Topic) =>
    range.offset >= covers.offset && range.offset < covers.endOffset;
}

/** Whether a finding stands in a span, or is about a topic whose entry does. */
function isAt(
  finding: Finding,
  covers: SourceRange,
  topics: ReadonlyMap<string, Topic>,
): boolean {
  const { location } = finding;
  if (location && within(location, covers)) return true;
  const name = topicOf(finding);
  const topic = name === undefined ? undefined : topics.get(name);
  return topic !== undefined && inside(covers)(topic);
}

function within(
  { line, column }: { line: number; column: number },
  covers: SourceRange,
): boolean {
  const isAfterStart =
    line > covers.line || (line === covers.line && column >= covers.column);
  const isBeforeEnd =
    line < covers.endLine ||
    (line === covers.endLine && column < covers.endColumn);
  return isAfterStart && isBeforeEnd;
}

/** Whether what was left open could be what a suppression is there for. */
function mayConcern(entry: NotEvaluated, one: Silencer): boolean {
  if (entry.rule !== one.rule && entry.rule !== '*') return false;
  return (
    entry.registry === undefined || entry.registry === one.home?.registry.id
  );
}
