import { parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  ServiceLabel,
  TopicRow,
  topicResourceRef,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * The type of the results, as search pages narrow by it.
 *
 * @public
 */
export const TOPIC_DOCUMENT_TYPE = 'topic-registry';

/** What is found: a topic, or one of its event types. */
export interface TopicDocument extends IndexableDocument {
  kind: 'topic' | 'event type';
  /**
   * The title once more. Engines add up what the fields of a document score, so
   * that a name goes before texts that only speak of it.
   */
  name: string;
  /** Of a topic the name a third time: it goes before its own event types. */
  topic: string;
  purpose: string;
  services: string;
  registry: string;
  lifecycle: string;
}

/** More services of one role than this are counted, not named. */
const NAMED = 2;

/**
 * What is to be found of a topic: itself, and each of its event types as a
 * result of its own, since engines cut names into words, and the words of one
 * name are spread over many topics.
 *
 * @param locationTemplate - with `:namespace`, `:kind` and `:name`.
 */
export function topicDocuments(
  row: TopicRow,
  locationTemplate: string,
): TopicDocument[] {
  const location = locationOf(row, locationTemplate);
  const parties = partiesOf(row);
  const shared = {
    registry: row.registry,
    lifecycle: row.lifecycle,
    authorization: { resourceRef: topicResourceRef(row.registry, row.name) },
  };
  return [
    {
      ...shared,
      kind: 'topic',
      title: row.name,
      name: row.name,
      topic: row.name,
      purpose: row.purpose ?? '',
      services: [...row.producers, ...row.consumers]
        .map(({ name }) => name)
        .join(', '),
      text: [
        row.lifecycle === 'active' ? undefined : row.lifecycle,
        parties,
        row.events.length > 0 && plural(row.events.length, 'event type'),
      ]
        .filter(Boolean)
        .join(' · '),
      location,
    },
    ...row.events.map(
      (type): TopicDocument => ({
        ...shared,
        kind: 'event type',
        title: type,
        name: type,
        topic: '',
        purpose: '',
        services: '',
        text: `Event type of ${row.name} · ${parties}`,
        // The engine tells results apart by where they lead.
        location: `${location}#event-${encodeURIComponent(type)}`,
      }),
    ),
  ];
}

function partiesOf({ producers, consumers }: TopicRow): string {
  return `${words(producers, 'no producer')} → ${words(
    consumers,
    'no consumer',
  )}`;
}

function words(services: readonly ServiceLabel[], none: string): string {
  if (services.length === 0) return none;
  return services.length <= NAMED
    ? services.map(({ name }) => name).join(', ')
    : plural(services.length, 'service');
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function locationOf({ entityRef }: TopicRow, template: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = new Map([
    ['namespace', namespace],
    ['kind', kind],
    ['name', name],
  ]);
  return template.replace(/:(namespace|kind|name)\b/g, (_, part: string) =>
    encodeURIComponent(parts.get(part)!.toLocaleLowerCase('en-US')),
  );
}
