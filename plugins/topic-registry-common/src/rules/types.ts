import { Severity } from '../model';

/** @public */
export type RuleFamily =
  | 'topics'
  | 'events'
  | 'services'
  | 'groups'
  | 'document'
  | 'standards'
  | 'deprecation'
  | 'proposed'
  | 'cross-registry'
  | 'suppressions'
  | 'drift'
  | 'consumers'
  | 'usage'
  | 'deprecated use'
  | 'traffic'
  | 'health';

/**
 * A set of rules with their options. `default` is what a daily run asks;
 * `review` adds what a careful reader raises once a month.
 *
 * @public
 */
export type RuleProfile = 'default' | 'review';

/**
 * Every profile, the quietest first.
 *
 * @public
 */
export const RULE_PROFILES: readonly RuleProfile[] = ['default', 'review'];

/**
 * The value of an option of a rule.
 *
 * @public
 */
export type RuleOptionValue = number | boolean | string[];

/**
 * Something about a rule that app-config may set.
 *
 * @public
 */
export type RuleOption = {
  name: string;
  /** What it means, as a sentence. */
  text: string;
} & (
  | {
      kind: 'number';
      /** Such as "days" or "letters". */
      unit: string;
      default: number;
      /** What it is in the profile `review`, where that differs. */
      review?: number;
      /** The least that it may be; 0 unless said. */
      min?: number;
    }
  | { kind: 'boolean'; default: boolean; review?: boolean }
  | { kind: 'list'; default: string[]; review?: string[] }
);

/**
 * Two pieces of a document: one with a finding of the rule, and one without.
 *
 * @public
 */
export interface RuleExamples {
  invalid: string;
  valid: string;
}

/**
 * What is known of a rule without running it; pages and `docs/rules.md` show it.
 *
 * @public
 */
export interface RuleMeta {
  /** `family/name`, stable. */
  id: string;
  family: RuleFamily;
  /**
   * What it needs: the document alone, all registries that share a cluster, or
   * a reading of a cluster.
   */
  needs: 'document' | 'registries' | 'cluster';
  defaultSeverity: Severity;
  /**
   * Asked in this profile alone, and where app-config gives the rule a
   * severity; absent for a rule of every profile.
   */
  profile?: 'review';
  /** One line. */
  title: string;
  /** Why the disagreement matters. */
  why: string;
  /** What to do about it. */
  mend: string;
  /**
   * Consecutive complete readings that must show it before it is a finding:
   * 2 for rules about absence and for what passes by itself within moments, 1
   * for rules about presence.
   */
  confirmations: 1 | 2;
  /** What app-config may set under `topicRegistry.rules.<id>.options`. */
  options?: RuleOption[];
  /** For `docs/rules.md`. */
  examples?: RuleExamples;
  /**
   * True for a rule that looks back over days: where it is left open, the watch
   * is mostly too young, which says nothing against the topic.
   */
  needsHistory?: true;
}
