import {
  nearestName,
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';

/** With more topics than this, a name is not compared with all of them. */
const MAX_COMPARED = 500;
const NO_SUCCESSOR =
  /\b(?:no|not|without|never)\b[^.;]{0,40}\b(?:replace|replacement|successor|migration|migrat\w*|substitute|needed|necessary|required)\b|^(?:none|n\/?a)\b/i;

export const noReplacement: DocumentRule = {
  meta: ruleOf('deprecation/no-replacement'),
  check({ topics, report }) {
    for (const topic of deprecated(topics)) {
      if (topic.replacement || saysNone(topic)) continue;
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(
          topic.name,
        )} is deprecated and does not say what to use instead.`,
        range: topic.migration?.range ?? topic.range,
      });
    }
  },
};

export const unknownReplacement: DocumentRule = {
  meta: ruleOf('deprecation/unknown-replacement'),
  check({ topics, report }) {
    const byName = new Map(topics.map(topic => [topic.name, topic]));
    const successors = topics
      .filter(({ lifecycle }) => lifecycle !== 'deprecated')
      .map(({ name }) => name);
    for (const topic of deprecated(topics)) {
      if (!topic.replacement) continue;
      const { value, range } = topic.replacement;
      const target = byName.get(value);
      if (target && target.lifecycle !== 'deprecated') continue;
      // A list of deprecated topics alone does not hold what replaces them.
      if (!target && successors.length === 0) continue;
      const near =
        !target && byName.size <= MAX_COMPARED
          ? nearestName(value, successors)
          : undefined;
      report({
        subject: { kind: 'topic', name: topic.name },
        message: target
          ? `${code(topic.name)} points to ${code(
              value,
            )}, which is deprecated itself (line ${target.range.line}).`
          : `${code(topic.name)} points to ${code(
              value,
            )}, which is no topic of the document${
              near ? `; did you mean ${code(near)}?` : '.'
            }`,
        declared: value,
        range,
        ...(near && {
          suggestion: { text: `Write ${code(near)}.`, replacement: near },
        }),
      });
    }
  },
};

/** Asked where the replacement lists events, and so has several to choose from. */
export const noEventMapping: DocumentRule = {
  meta: ruleOf('deprecation/no-event-mapping'),
  check({ topics, report }) {
    const byName = new Map(topics.map(topic => [topic.name, topic]));
    for (const topic of deprecated(topics)) {
      const target = topic.replacement && byName.get(topic.replacement.value);
      const { migration, migrationEvents } = topic;
      if (!target || target.lifecycle === 'deprecated') continue;
      if (target.events.length < 2 || !migration) continue;
      const carried = new Set(target.events.map(({ type }) => type));
      const wrong = migrationEvents.filter(({ value }) => !carried.has(value));
      const subject = { kind: 'topic', name: topic.name } as const;
      if (wrong.length > 0) {
        const [{ value, range }] = wrong;
        const near = wrong.length === 1 && nearestName(value, carried);
        report({
          subject,
          severity: 'warning',
          message: `The migration of ${code(topic.name)} names ${codes(
            wrong.map(one => one.value),
          )}, which ${code(target.name)} (line ${
            target.range.line
          }) does not carry${near ? `; did you mean ${code(near)}?` : '.'}`,
          declared: value,
          range,
          ...(near && {
            suggestion: { text: `Write ${code(near)}.`, replacement: near },
          }),
        });
      } else if (migrationEvents.length === 0) {
        report({
          subject,
          message: `The migration of ${code(
            topic.name,
          )} does not say which of the ${
            target.events.length
          } event types of ${code(target.name)} to use.`,
          declared: migration.value,
          range: migration.range,
        });
      }
    }
  },
};

function deprecated(topics: readonly Topic[]): Topic[] {
  return topics.filter(({ lifecycle }) => lifecycle === 'deprecated');
}

function saysNone(topic: Topic): boolean {
  const words = [
    topic.migration,
    topic.status,
    topic.reason,
    ...topic.notes,
    ...topic.attributes,
  ];
  return words.some(text => text && NO_SUCCESSOR.test(text.value));
}
