import {
  Coverage,
  Finding,
  NotEvaluated,
  Severity,
  SuppressedFindings,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Style } from '../color';
import { ReportFormat } from './formats';
import { githubReport } from './github';
import type { Ignored } from './ignored';
import { safeJson, safeLines } from './safeText';
import { sarifReport } from './sarif';
import { SourceLines, textReport } from './text';

/** What `lint` and `drift` tell. */
export interface Report {
  findings: Finding[];
  notEvaluated: NotEvaluated[];
  /** Findings that exceptions and comments silence. */
  suppressed: SuppressedFindings[];
  coverage: (Coverage & { cluster: string })[];
  /** Unregistered topics that are counted and not listed; absent for `lint`. */
  unlistedTopics?: number;
  /** What of the cluster the rules leave alone; absent for `lint`. */
  ignored?: Ignored;
}

/** A report in the form that was asked for; with `sources`, text shows the lines that it speaks of. */
export function render(
  report: Report,
  format: ReportFormat,
  style: Style,
  sources?: SourceLines,
): string {
  const sorted = { ...report, findings: sortFindings(report.findings) };
  switch (format) {
    case 'json':
      return safeJson(reportJson(sorted));
    case 'sarif':
      return safeJson(sarifReport(sorted.findings));
    case 'github':
      return githubReport(sorted.findings);
    default:
      return safeLines(textReport(sorted.findings, style, sources));
  }
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

function reportJson(report: Report) {
  return {
    findings: report.findings,
    notEvaluated: report.notEvaluated,
    coverage: report.coverage,
    ...(report.suppressed.length > 0 && { suppressed: report.suppressed }),
    ...(report.unlistedTopics !== undefined && {
      unlistedTopics: report.unlistedTopics,
    }),
    ...(report.ignored && { ignored: report.ignored }),
    summary: countBySeverity(report.findings),
  };
}

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

// The gravest first, then as they stand in the documents.
function sortFindings(findings: Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.location?.file ?? '', b.location?.file ?? '') ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
      compare(a.rule, b.rule) ||
      compare(a.subject.name, b.subject.name) ||
      compare(a.discriminator ?? '', b.discriminator ?? ''),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
