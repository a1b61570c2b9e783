import {
  Registry,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicTemplatesOf } from '../topicTemplates';

/** The active topics out of some. */
export function activeOf(topics: readonly Topic[]): Topic[] {
  return topics.filter(({ lifecycle }) => lifecycle === 'active');
}

/** Words at the end of a topic's name that say no more than that it is one. */
const GENERIC = new Set([
  'events',
  'event',
  'topic',
  'topics',
  'stream',
  'messages',
  'notifications',
  'incidents',
  'experiments',
  'commands',
]);

const domains = new WeakMap<Topic, string[]>();

/** The words of what a topic is about: what its template leaves open, else its name without words such as "events". */
export function domainOf(registry: Registry, topic: Topic): string[] {
  let domain = domains.get(topic);
  if (!domain) {
    domain = readDomain(registry, topic.name);
    domains.set(topic, domain);
  }
  return domain;
}

function readDomain(registry: Registry, name: string): string[] {
  for (const template of topicTemplatesOf(registry)) {
    if (template.variables.length !== 1) continue;
    const reading = template.parse(name);
    if (reading.kind === 'match') {
      return wordsOf(reading.captures[template.variables[0].name]);
    }
  }
  const words = wordsOf(name);
  while (words.length > 1 && GENERIC.has(words[words.length - 1])) words.pop();
  return words;
}

/**
 * The topic that a retry or dead-letter topic belongs to, by its name; its own
 * name for any other. Such topics carry the events of their topic.
 */
export function mainTopicOf(name: string): string {
  return name.replace(
    /[._-](?:dlq|dlt|dead[._-]?letters?(?:[._-]queue)?|retr(?:y|ies)(?:[._-]?\d+[a-z]*)?|errors?)$/i,
    '',
  );
}
