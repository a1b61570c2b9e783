import {
  Evidence,
  Registry,
  RelatedSubject,
  RuleMeta,
  RuleProfile,
  Severity,
  SourceRange,
  Subject,
  Suggestion,
  Topic,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Steps } from '../turns';
import { ClusterView } from './clusterView';
import { RuleOptions } from './settings';
import { BoundRegistry, Neighbours } from './types';

/**
 * What a rule says of one disagreement; the evaluation adds rule, registry,
 * cluster, file and fingerprint.
 *
 * @public
 */
export interface FindingDraft {
  subject: Subject;
  /** The topic, where the subject is another thing. */
  topic?: string;
  service?: string;
  /** One sentence or two: what happened, to which thing, with what consequence. */
  message: string;
  /** Where it is not the rule's own. */
  severity?: Severity;
  declared?: string;
  seen?: string;
  evidence?: Evidence[];
  /** The statement in the document. */
  range?: SourceRange;
  /** Tells findings of one rule and subject apart: a group, a party, a key. */
  discriminator?: string;
  suggestion?: Suggestion;
  /** What it names beside topics, such as another registry; topics are found by their names. */
  related?: RelatedSubject[];
}

/**
 * A question that a rule had to leave open.
 *
 * @public
 */
export interface OpenQuestion {
  /** Absent for everything in the rule's scope. */
  subject?: Subject;
  /** Limits it to the findings with this discriminator. */
  discriminator?: string;
  reason: string;
}

/** @public */
export interface DocumentRuleContext {
  readonly bound: BoundRegistry;
  readonly registry: Registry;
  /** The topics of the registry; of several with one name, the first. */
  readonly topics: Topic[];
  readonly unparsed: UnparsedLine[];
  /** Present for rules that need several registries. */
  readonly neighbours?: Neighbours;
  readonly now: Date;
  readonly profile: RuleProfile;
  readonly options: RuleOptions;
  report(draft: FindingDraft): void;
  unknown(question: OpenQuestion): void;
}

/**
 * A rule about a document alone. A pure function: the same input gives the same
 * findings.
 *
 * @public
 */
export interface DocumentRule {
  meta: RuleMeta;
  /** Long work comes in steps, between which others get their turn. */
  check(context: DocumentRuleContext): void | Steps<void>;
}

/** @public */
export interface ClusterRuleContext {
  readonly view: ClusterView;
  readonly options: RuleOptions;
  /** Reports for the registry whose statement is concerned. */
  report(draft: FindingDraft & { registry: Registry }): void;
  unknown(question: OpenQuestion & { registry?: Registry }): void;
}

/**
 * A rule that holds registries against one reading of a cluster. Pure, as a
 * document rule is.
 *
 * @public
 */
export interface ClusterRule {
  meta: RuleMeta;
  check(context: ClusterRuleContext): void;
}
