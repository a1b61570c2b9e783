import {
  NotEvaluated,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { countBySeverity, Report } from './report';

/** "2 errors, 1 warning, 0 for information, 3 suppressed." */
export function summaryLine({ findings, suppressed }: Report): string {
  const counts = countBySeverity(findings);
  const hidden = suppressed.reduce((sum, one) => sum + one.count, 0);
  const words =
    findings.length === 0
      ? ['No findings']
      : [
          count(counts.error, 'error'),
          count(counts.warning, 'warning'),
          `${counts.info} for information`,
        ];
  if (hidden > 0) words.push(`${hidden} suppressed`);
  return `${words.join(', ')}.`;
}

/** One line for each reason, however many rules and topics it concerns. */
export function notEvaluatedLines(open: NotEvaluated[]): string[] {
  const grouped = new Map<string, { rules: Set<string>; about: Set<string> }>();
  for (const { rule, subject, discriminator, reason } of open) {
    const group = grouped.get(reason) ?? { rules: new Set(), about: new Set() };
    group.rules.add(rule);
    const about = [subject?.name, discriminator].filter(Boolean).join(' / ');
    if (about) group.about.add(about);
    grouped.set(reason, group);
  }
  return [...grouped].map(([reason, { rules, about }]) => {
    const which = about.size > 0 ? ` for ${some([...about])}` : '';
    return `Not evaluated: ${some([...rules])}${which}: ${sentence(reason)}`;
  });
}

/** A few of a list, and how many more there are. */
export function some(names: string[]): string {
  return names.length > 4
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ');
}

/** Words with a full stop at their end, and one only. */
export function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
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
