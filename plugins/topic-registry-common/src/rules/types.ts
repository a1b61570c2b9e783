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
  | 'drift'
  | 'consumers'
  | 'usage'
  | 'deprecated use'
  | 'traffic'
  | 'health';

/**
 * What is known of a rule without running it; pages and `docs/rules.md` show it.
 *
 * @public
 */
export interface RuleMeta {
  /** `family/name`, stable. */
  id: string;
  family: RuleFamily;
  /** What it needs: the document alone, or a reading of a cluster. */
  needs: 'document' | 'cluster';
  defaultSeverity: Severity;
  /** One line. */
  title: string;
  /** Why the disagreement matters. */
  why: string;
  /** What to do about it. */
  mend: string;
  /**
   * Consecutive complete readings that must show it before it is a finding:
   * 2 for rules about absence, 1 for rules about presence.
   */
  confirmations: 1 | 2;
}
