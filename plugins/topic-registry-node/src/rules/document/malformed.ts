import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';

/** How much of a line tells it apart. */
const MAX_TEXT = 80;

export const malformed: DocumentRule = {
  meta: ruleOf('document/malformed'),
  *check({ registry, unparsed, report }) {
    const seen = new Map<string, number>();
    for (const { line, text, reason, isNote, range } of unparsed) {
      yield;
      const what = text.slice(0, MAX_TEXT);
      const nth = (seen.get(what) ?? 0) + 1;
      seen.set(what, nth);
      report({
        subject: { kind: 'document', name: registry.id },
        ...(isNote && { severity: 'info' }),
        message: messageOf(line, reason, isNote),
        declared: text,
        range,
        discriminator: nth === 1 ? what : `${what} ${nth}`,
      });
    }
  },
};

function messageOf(line: number, reason: string, isNote?: boolean): string {
  if (isNote) return `Line ${line}: ${reason}.`;
  // Most reasons go on from the line: "looks like a field", "names no topic".
  return /^[a-z]/.test(reason)
    ? `Line ${line} ${reason}.`
    : `Line ${line} is not understood: ${reason}.`;
}
