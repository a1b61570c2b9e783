import {
  ruleOf,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Remembered } from '../remembered';
import { DocumentRule } from '../rule';
import { code } from '../words';

/** The name as its metrics have it, and its words. */
const spellings = new Remembered<{ metric: string; words: string }>(20_000);

/** Of several topics that collide, each later one is told of the first. */
export const topicNameCollision: DocumentRule = {
  meta: ruleOf('topic/name-collision'),
  *check({ registry, report }) {
    const byName = new Map<string, Topic>();
    const byMetric = new Map<string, Topic>();
    const byWords = new Map<string, Topic>();
    const told = new Set<string>();
    for (const topic of registry.topics) {
      yield;
      const { name } = topic;
      const { metric, words } = spellings.get(name, () => ({
        metric: name.replace(/\./g, '_'),
        words: wordsOf(name.toLowerCase()).join(' '),
      }));
      const twin = byName.get(name);
      const collided = byMetric.get(metric);
      const alike = byWords.get(words);
      if (!twin) byName.set(name, topic);
      if (!collided) byMetric.set(metric, topic);
      if (!alike) byWords.set(words, topic);

      const problem =
        (twin && {
          message: `${code(name)} has two entries, on line ${
            twin.range.line
          } and on line ${topic.range.line}; only the first one counts.`,
        }) ??
        (collided && {
          message: `Kafka refuses to create ${code(name)} beside ${code(
            collided.name,
          )} (line ${
            collided.range.line
          }): the names of their metrics, with \`_\` for \`.\`, are the same.`,
        }) ??
        (alike && !succeeds(topic, alike) && !succeeds(alike, topic)
          ? {
              severity: 'warning' as const,
              message: `${code(name)} and ${code(alike.name)} (line ${
                alike.range.line
              }) differ in case or separators alone, and will be taken for each other.`,
            }
          : undefined);
      if (!problem || told.has(name)) continue;
      told.add(name);
      report({
        subject: { kind: 'topic', name },
        ...problem,
        declared: name,
        range: topic.range,
      });
    }
  },
};

/** A topic may take the place of one that is written otherwise. */
function succeeds(topic: Topic, old: Topic): boolean {
  return (
    old.lifecycle === 'deprecated' && old.replacement?.value === topic.name
  );
}
