import {
  NamingTemplate,
  Registry,
  Topic,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Remembered } from '../remembered';
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

const MOST_NAMES = 20_000;
const domains = new Remembered<string[]>(MOST_NAMES);
const mainTopics = new Remembered<string>(MOST_NAMES);

/** The words of what a topic is about: what its template leaves open, else its name without words such as "events". */
export function domainOf(registry: Registry, { name }: Topic): string[] {
  const templates = topicTemplatesOf(registry);
  const sources = templates.map(({ source }) => source).join('\n');
  return domains.get(`${name}\n${sources}`, () => readDomain(templates, name));
}

function readDomain(
  templates: readonly NamingTemplate[],
  name: string,
): string[] {
  for (const template of templates) {
    if (template.variables.length !== 1) continue;
    const reading = template.parse(name);
    if (reading.kind === 'match') {
      return wordsOf(Object.values(reading.captures)[0]);
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
  return mainTopics.get(name, () =>
    name.replace(
      /[._-](?:dlq|dlt|dead[._-]?letters?(?:[._-]queue)?|retr(?:y|ies)(?:[._-]?\d+[a-z]*)?|errors?)$/i,
      '',
    ),
  );
}
