import {
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

/** One number that is wrong puts all that follow out of step: the first is told. */
export const numbering: DocumentRule = {
  meta: ruleOf('document/numbering'),
  check({ registry, report }) {
    const numbered = registry.topics
      .filter(topic => topic.number !== undefined)
      .sort((a, b) => a.range.offset - b.range.offset);
    for (let at = 1; at < numbered.length; at++) {
      const topic = numbered[at];
      const before = numbered[at - 1];
      const expected = before.number!.value + 1;
      const { value, range } = topic.number!;
      if (value === expected || beginsAnew(topic, before)) continue;
      // Several topics of one row.
      if (range.offset === before.number!.range.offset) continue;
      const next = numbered[at + 1];
      const alone = !next || next.number!.value === expected + 1;
      report({
        subject: { kind: 'document', name: registry.id },
        message: `${code(topic.name)} is number ${value} (line ${
          range.line
        }) and follows ${code(before.name)}, which is number ${
          before.number!.value
        }.`,
        declared: String(value),
        seen: String(expected),
        range,
        suggestion: alone
          ? { text: `Write ${expected}.`, replacement: String(expected) }
          : { text: `Number the topics anew from here, with ${expected}.` },
      });
      return;
    }
  },
};

/** Each section may count from 1. */
function beginsAnew(topic: Topic, before: Topic): boolean {
  return (
    topic.number!.value === 1 &&
    (topic.category !== before.category || topic.lifecycle !== before.lifecycle)
  );
}
