import {
  NotEvaluated,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { countBySeverity, Report } from './report';

/** "2 errors, 1 warning, no information." */
export function summaryLine({ findings }: Report): string {
  const counts = countBySeverity(findings);
  if (findings.length === 0) return 'No findings.';
  return `${[
    count(counts.error, 'error'),
    count(counts.warning, 'warning'),
    `${counts.info} for information`,
  ].join(', ')}.`;
}

/** One line for each reason and rule, however many topics it concerns. */
export function notEvaluatedLines(open: NotEvaluated[]): string[] {
  const grouped = new Map<string, { entry: NotEvaluated; about: string[] }>();
  for (const entry of open) {
    const key = JSON.stringify([entry.rule, entry.reason]);
    const group = grouped.get(key) ?? { entry, about: [] };
    const about = [entry.subject?.name, entry.discriminator]
      .filter(Boolean)
      .join(' / ');
    if (about) group.about.push(about);
    grouped.set(key, group);
  }
  return [...grouped.values()].map(({ entry, about }) => {
    const which =
      about.length > 3
        ? ` for ${about.slice(0, 3).join(', ')} and ${about.length - 3} more`
        : about.length > 0 && ` for ${about.join(', ')}`;
    return `Not evaluated: ${entry.rule}${which || ''}: ${entry.reason}.`;
  });
}

/** Lines of a document that look like statements and found no place. */
export function unparsedLines(file: string, unparsed: UnparsedLine[]) {
  return unparsed.map(
    ({ line, text, reason }) =>
      `${file}:${line}: not understood: ${reason}: ${text.trim()}`,
  );
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
