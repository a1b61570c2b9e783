import {
  FindingRecord,
  Severity,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { plural } from '../../../format';

/** What is to be said of one line. */
export interface LineNotes {
  findings: FindingRecord[];
  unparsed: UnparsedLine[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const WORDS: Record<Severity, [one: string, many: string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['piece of information', 'pieces of information'],
};

/** Findings and what found no place, by the line at which they stand. */
export function notesByLine(
  findings: readonly FindingRecord[],
  unparsed: readonly UnparsedLine[],
): Map<number, LineNotes> {
  const notes = new Map<number, LineNotes>();
  const at = (line: number) => {
    let found = notes.get(line);
    if (!found) {
      found = { findings: [], unparsed: [] };
      notes.set(line, found);
    }
    return found;
  };
  for (const finding of findings) {
    if (finding.location) at(finding.location.line).findings.push(finding);
  }
  for (const one of unparsed) at(one.line).unparsed.push(one);
  for (const one of notes.values()) {
    one.findings.sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    );
  }
  return notes;
}

/** The notes in few words: "1 error, 2 warnings at line 31". */
export function notesLabel(notes: LineNotes, line: number): string {
  const parts = SEVERITIES.flatMap(severity => {
    const count = notes.findings.filter(
      one => one.severity === severity,
    ).length;
    return count ? [plural(count, ...WORDS[severity])] : [];
  });
  if (notes.unparsed.length > 0) parts.push('no place found');
  return `${parts.join(', ')} at line ${line}`;
}

/** The lines that have findings, in order. */
export function findingLines(notes: ReadonlyMap<number, LineNotes>): number[] {
  return [...notes]
    .filter(([, { findings }]) => findings.length > 0)
    .map(([line]) => line)
    .sort((a, b) => a - b);
}
