import {
  ruleOf,
  Standards,
  StandardValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const undefinedClass: DocumentRule = {
  meta: ruleOf('standards/undefined-class'),
  check({ registry, topics, report }) {
    const stated = classesOf(registry.standards);
    const used = new Set<string>();
    for (const { name, topicClass } of topics) {
      if (!topicClass) continue;
      const key = topicClass.value.trim().toLowerCase();
      used.add(key);
      // Where no class has a standard, classes mean something else here.
      if (stated.size === 0 || stated.has(key)) continue;
      report({
        subject: { kind: 'topic', name },
        severity: 'warning',
        message: `${code(name)} is of the class ${code(
          topicClass.value,
        )} (line ${
          topicClass.range.line
        }), for which no standard is stated: the defaults hold.`,
        declared: topicClass.value,
        range: topicClass.range,
      });
    }
    for (const [key, { topicClass, range }] of stated) {
      if (used.has(key)) continue;
      report({
        subject: { kind: 'document', name: registry.id },
        message: `There is a standard for ${topicClass} topics${
          range ? ` (line ${range.line})` : ''
        }, and no topic says that it is one: its value and the default both have to pass.`,
        declared: topicClass,
        range,
        discriminator: key,
      });
    }
  },
};

function classesOf(standards: Standards): Map<string, StandardValue<unknown>> {
  const classes = new Map<string, StandardValue<unknown>>();
  const values: StandardValue<unknown>[] = [
    ...standards.partitions,
    ...standards.replicationFactor,
    ...standards.retentionMs,
    ...standards.compression,
    ...standards.cleanupPolicy,
    ...(standards.configs ?? []),
  ];
  for (const value of values) {
    const key = value.topicClass?.trim().toLowerCase();
    if (key && !classes.has(key)) classes.set(key, value);
  }
  return classes;
}
