import {
  ParsedDocument,
  SourceLocation,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { bare } from '../edit/verify';

type Place = Pick<SourceLocation, 'line'>;

/**
 * What differs in the model beyond what stands in the places that were changed;
 * undefined where nothing does. A change in a topic's entry may change that
 * topic, elsewhere the standards, counts and lists beside the topics.
 */
export function unintended(
  before: ParsedDocument,
  after: ParsedDocument,
  places: readonly Place[],
): string | undefined {
  const then = before.registry;
  const now = after.registry;
  if (after.unparsed.length > before.unparsed.length) {
    return 'a line would no longer be understood';
  }
  if (then.topics.length !== now.topics.length) {
    return `the document would have ${now.topics.length} topics instead of ${then.topics.length}`;
  }
  const touched = (topic: Topic) =>
    places.some(
      ({ line }) => line >= topic.block.line && line <= topic.block.endLine,
    );
  let outside = places.length;
  for (const [index, topic] of then.topics.entries()) {
    const next = now.topics[index];
    if (topic.name !== next.name || topic.lifecycle !== next.lifecycle) {
      return `\`${topic.name}\` would be read as \`${next.name}\` (${next.lifecycle})`;
    }
    if (!touched(topic)) {
      if (bare(topic) === bare(next)) continue;
      return `\`${topic.name}\` would change too`;
    }
    const inside = places.filter(
      ({ line }) => line >= topic.block.line && line <= topic.block.endLine,
    ).length;
    outside -= inside;
    const keys = changedKeys(topic, next);
    if (keys.length > inside) {
      return `"${keys.join('", "')}" of \`${topic.name}\` would change`;
    }
  }
  const standards = bare(then.standards) !== bare(now.standards);
  if (standards && outside === 0) return 'the standards would change';
  if (then.title !== now.title) return 'the title would change';
  const lists = ['categories', 'matrices', 'counts'] as const;
  const list = lists.find(key => then[key].length !== now[key].length);
  return list && `the document would have other ${list}`;
}

function changedKeys(before: Topic, after: Topic): string[] {
  const then = new Map<string, unknown>(Object.entries(before));
  const now = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...then.keys(), ...now.keys()])].filter(
    key =>
      key !== 'range' &&
      key !== 'block' &&
      bare(then.get(key)) !== bare(now.get(key)),
  );
}
