import { visible } from '../text';
import { FindingRecord } from './types';

const COLUMNS: [string, (finding: FindingRecord) => string | undefined][] = [
  ['fingerprint', one => one.fingerprint],
  ['state', one => one.state],
  ['severity', one => one.severity],
  ['rule', one => one.rule],
  ['registry', one => one.registry],
  ['cluster', one => one.cluster],
  ['environment', one => one.environment],
  ['subject kind', one => one.subject.kind],
  ['subject', one => one.subject.name],
  ['topic', one => one.topic],
  ['message', one => one.message],
  ['declared', one => one.declared],
  ['seen', one => one.seen],
  ['owner', one => one.owner],
  ['file', one => one.location?.file],
  ['line', one => one.location?.line.toString()],
  ['first seen', one => one.firstSeenAt],
  ['opened', one => one.openedAt],
  ['last seen', one => one.lastSeenAt],
  ['resolved', one => one.resolvedAt],
  ['reopened', one => one.reopened.toString()],
  ['not known because', one => one.staleReason],
  ['muted until', one => one.mute?.until],
  ['muted by', one => one.mute?.by],
  ['mute reason', one => one.mute?.reason],
];

/**
 * Findings as CSV by RFC 4180: a header, CRLF after each record, quotes
 * doubled.
 *
 * @remarks
 * A value that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, "CSV Injection"): names of topics and groups come from
 * documents and clusters, and are not to run on the desk of who opens the file.
 * What a terminal or a reader's eye would obey is written out.
 *
 * @public
 */
export function findingsCsv(findings: readonly FindingRecord[]): string {
  const lines = [COLUMNS.map(([title]) => field(title)).join(',')];
  for (const finding of findings) {
    lines.push(COLUMNS.map(([, value]) => field(value(finding))).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

// Spaces, NUL and full-width signs in front do not keep a spreadsheet from it.
// eslint-disable-next-line no-control-regex
const FORMULA = /^[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function field(value: string | undefined): string {
  const text = visible(value ?? '', '\n\r\t');
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replace(/"/g, '""')}"`
    : safe;
}
