import {
  findRule,
  FindingRecord,
  FindingState,
  searchTextOf,
  searchWordsOf,
  Severity,
  SeverityCounts,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isOwnedBy } from '../../hooks';

/** What the list of findings is narrowed by; an empty list means all. */
export interface FindingsFilter {
  query: string;
  severity: string[];
  rule: string[];
  registry: string[];
  cluster: string[];
  topic: string[];
  /** References of the reader and his groups, where only theirs are wanted. */
  ownership?: readonly string[];
  /** Where only those are wanted that somebody was told of. */
  told?: { has(fingerprint: string): boolean };
}

/** What `cluster` holds for findings of the document alone. */
export const NO_CLUSTER = 'document';

/** Severities from grave to slight. */
export const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/** States in the order in which the filter offers them. */
export const FINDING_STATES: FindingState[] = ['open', 'muted', 'resolved'];

/** Keeps the findings that fit; every word of the query must occur. */
export function filterFindings(
  findings: FindingRecord[],
  filter: FindingsFilter,
): FindingRecord[] {
  const words = searchWordsOf(filter.query);
  const fits = (chosen: string[], value: string | undefined) =>
    chosen.length === 0 || (value !== undefined && chosen.includes(value));
  return findings.filter(finding => {
    const text = searchTextOf(finding);
    return (
      fits(filter.severity, finding.severity) &&
      fits(filter.rule, finding.rule) &&
      fits(filter.registry, finding.registry) &&
      fits(filter.cluster, finding.cluster ?? NO_CLUSTER) &&
      fits(filter.topic, topicOf(finding)) &&
      (!filter.told || filter.told.has(finding.fingerprint)) &&
      (!filter.ownership || isOwnedBy(finding.owner, filter.ownership)) &&
      words.every(word => text.includes(word))
    );
  });
}

/** Findings of one rule. */
export interface FindingGroup {
  rule: string;
  /** The rule's title; its id where the catalogue does not know it. */
  title: string;
  severity: Severity;
  findings: FindingRecord[];
}

/** Groups findings by their rule: the gravest first, then the largest. */
export function groupByRule(findings: FindingRecord[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (!group) {
      groups.set(finding.rule, {
        rule: finding.rule,
        title: findRule(finding.rule)?.title ?? finding.rule,
        severity: finding.severity,
        findings: [finding],
      });
      continue;
    }
    group.findings.push(finding);
    if (rank(finding.severity) < rank(group.severity)) {
      group.severity = finding.severity;
    }
  }
  for (const group of groups.values()) {
    group.findings.sort(
      (a, b) =>
        rank(a.severity) - rank(b.severity) ||
        a.subject.name.localeCompare(b.subject.name) ||
        (a.cluster ?? '').localeCompare(b.cluster ?? ''),
    );
  }
  return [...groups.values()].sort(
    (a, b) =>
      rank(a.severity) - rank(b.severity) ||
      b.findings.length - a.findings.length ||
      a.rule.localeCompare(b.rule),
  );
}

/** How many findings there are of each severity. */
export function countSeverities(findings: FindingRecord[]): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
