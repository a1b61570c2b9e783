import { SourceLocation } from './source';

/** @public */
export type Severity = 'error' | 'warning' | 'info';

/** @public */
export type SubjectKind =
  | 'topic'
  | 'service'
  | 'group'
  | 'event'
  | 'document'
  | 'cluster';

/**
 * What a finding is about.
 *
 * @public
 */
export interface Subject {
  kind: SubjectKind;
  name: string;
}

/**
 * Something else that a finding names, which whoever reads it has to be allowed
 * to see too.
 *
 * @public
 */
export interface RelatedSubject extends Subject {
  /** Id of the registry that speaks of it, where it is not the finding's own. */
  registry?: string;
}

/**
 * One observed or stated fact behind a finding.
 *
 * @public
 */
export interface Evidence {
  /** Such as "partition 3" or "group". */
  label: string;
  value: string;
  /** When it was seen, ISO 8601. */
  at?: string;
}

/**
 * A mechanical way to mend a finding.
 *
 * @public
 */
export interface Suggestion {
  /** For people: "Rename to `auth_events`". */
  text: string;
  /** Replaces the finding's location; absent where the mend is not one replacement. */
  replacement?: string;
}

/**
 * One disagreement, found by one rule about one subject.
 *
 * @public
 */
export interface Finding {
  /** Id of the rule, such as `drift/partitions`. */
  rule: string;
  severity: Severity;
  /** Id of the registry whose statement is concerned. */
  registry: string;
  subject: Subject;
  /** The topic that the finding belongs to, where its subject is another thing (a group, an event). */
  topic?: string;
  /** The service that can act, where the finding tells one. */
  service?: string;
  /** One sentence: what happened, to which thing; Markdown code spans around names. */
  message: string;
  /** Absent for findings of the document alone. */
  cluster?: string;
  environment?: string;
  declared?: string;
  seen?: string;
  evidence: Evidence[];
  /** The statement in the document; absent for what no document states. */
  location?: SourceLocation;
  /**
   * What tells findings of one rule, subject and cluster apart (a group, a
   * party, a key, an event). Part of the fingerprint.
   */
  discriminator?: string;
  /** Stable identity: see `fingerprintOf` of the node library. */
  fingerprint: string;
  suggestion?: Suggestion;
  /** Topics and registries beside its own that its words name; absent where there are none. */
  related?: RelatedSubject[];
}

/**
 * The topic that a finding belongs to; undefined for one about something else
 * than a topic and what is on it.
 *
 * @public
 */
export function topicOf(
  finding: Pick<Finding, 'topic' | 'subject'>,
): string | undefined {
  if (finding.topic !== undefined) return finding.topic;
  return finding.subject.kind === 'topic' ? finding.subject.name : undefined;
}

const CODE_SPAN = /(`+)([^`]+)\1/g;
const NAME = /[A-Za-z0-9._-]+/g;
/** Most values are one word: nothing of it has to be taken apart. */
const ONE_NAME = /^[A-Za-z0-9._-]*[A-Za-z0-9_]$/;

/**
 * The words of a finding that may be names of topics: what its message has in
 * code spans, and every word of its values.
 *
 * @public
 */
export function namesIn(
  finding: Pick<
    Finding,
    | 'message'
    | 'declared'
    | 'seen'
    | 'evidence'
    | 'suggestion'
    | 'discriminator'
    | 'subject'
  >,
): Set<string> {
  const { message, declared, seen, evidence, suggestion } = finding;
  const texts = [
    finding.subject.name,
    finding.discriminator,
    declared,
    seen,
    suggestion?.text,
    suggestion?.replacement,
    ...evidence.flatMap(({ label, value }) => [label, value]),
  ];
  for (const [, , span] of message.matchAll(CODE_SPAN)) texts.push(span);
  const names = new Set<string>();
  for (const text of texts) {
    if (!text) continue;
    if (ONE_NAME.test(text)) {
      names.add(text);
      continue;
    }
    // Documents may also state names that Kafka refuses, with blanks in them.
    for (const one of text.split(', ')) names.add(one.trim());
    for (const word of text.match(NAME) ?? []) {
      names.add(word);
      names.add(withoutEnd(word));
    }
  }
  return names;
}

/** A word without what ends a sentence behind it. */
function withoutEnd(word: string): string {
  let end = word.length;
  while (end > 0 && (word[end - 1] === '.' || word[end - 1] === '-')) end -= 1;
  return word.slice(0, end);
}

/**
 * What a search for findings looks in, in lower case: each word of a query has
 * to occur in it.
 *
 * @public
 */
export function searchTextOf(
  finding: Pick<
    Finding,
    'message' | 'subject' | 'rule' | 'topic' | 'cluster' | 'registry'
  >,
): string {
  return [
    finding.message,
    finding.subject.name,
    finding.rule,
    finding.topic,
    finding.cluster,
    finding.registry,
  ]
    .filter(Boolean)
    .join('\n')
    .toLowerCase();
}

/**
 * The words of a query as {@link searchTextOf} has them.
 *
 * @public
 */
export function searchWordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/**
 * A rule that could not be decided, for one subject or for everything in its scope.
 *
 * @public
 */
export interface NotEvaluated {
  rule: string;
  registry?: string;
  subject?: Subject;
  cluster?: string;
  /**
   * Limits it to the findings with this discriminator, for example to those
   * about one group whose topics cannot be told.
   */
  discriminator?: string;
  reason: string;
}

/**
 * How many findings of a rule an exception of app-config or a comment of the
 * document silences.
 *
 * @public
 */
export interface SuppressedFindings {
  rule: string;
  count: number;
}

/**
 * The result of holding rules against a registry or a cluster.
 *
 * @public
 */
export interface Evaluation {
  findings: Finding[];
  notEvaluated: NotEvaluated[];
  /** By rule; a rule without any is not listed. */
  suppressed: SuppressedFindings[];
}
