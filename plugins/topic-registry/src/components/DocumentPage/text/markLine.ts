import {
  FindingRecord,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Token } from './highlightLine';

/** A part of a line with the severity of a finding about it. */
export interface MarkedToken extends Token {
  severity?: Severity;
}

interface Span {
  from: number;
  to: number;
  severity: Severity;
}

const GRAVITY: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/**
 * Marks what findings are about, from the column of each to its end, or to the
 * end of the line. Where several overlap, the gravest shows.
 */
export function markLine(
  tokens: Token[],
  findings: readonly FindingRecord[],
): MarkedToken[] {
  const spans = findings.flatMap(({ location, severity }): Span[] => {
    if (!location) return [];
    const to =
      location.endLine > location.line ? Infinity : location.endColumn - 1;
    return [{ from: location.column - 1, to, severity }];
  });
  if (spans.length === 0) return tokens;
  spans.sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity]);

  const cuts = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort(
    (a, b) => a - b,
  );
  const result: MarkedToken[] = [];
  let at = 0;
  for (const { text, kind } of tokens) {
    const start = at;
    const end = start + text.length;
    while (at < end) {
      const to = nextOf(cuts, at, end);
      const severity = severityAt(spans, at);
      result.push({
        text: text.slice(at - start, to - start),
        kind,
        ...(severity && { severity }),
      });
      at = to;
    }
  }
  return result;
}

function nextOf(cuts: readonly number[], at: number, end: number): number {
  return Math.min(end, cuts.find(cut => cut > at) ?? end);
}

function severityAt(spans: readonly Span[], at: number): Severity | undefined {
  return spans.find(({ from, to }) => from <= at && at < to)?.severity;
}
