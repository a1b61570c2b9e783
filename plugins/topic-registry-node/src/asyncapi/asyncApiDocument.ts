import {
  Party,
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { stringify } from 'yaml';
import { UniqueKeys } from './keys';
import { kafkaChannelBinding } from './settings';

/**
 * What another registry says of the same topic: its parties join the document.
 *
 * @public
 */
export interface TopicMention {
  topic: Topic;
  registry: Registry;
}

/**
 * The AsyncAPI 3.0.0 document of a topic: one channel, a message for every
 * event type, and an operation for every party (`send` for a producer,
 * `receive` for a consumer).
 *
 * @remarks
 * AsyncAPI describes one application; the document of a topic describes all of
 * them, so every operation says whose it is by title and `x-service`. Version
 * 3.0.0, since older portals do not render 3.1.0. Nothing refers outside
 * of the document. What the registry does not state is not in it, so messages
 * have no payload schema.
 *
 * @public
 */
export function asyncApiDocument(
  topic: Topic,
  registry: Registry,
  mentions: readonly TopicMention[] = [],
): object {
  const channelKey = new UniqueKeys().keyOf(topic.name);
  const messages = messagesOf([topic, ...mentions.map(m => m.topic)]);
  const operations = operationsOf(
    [{ topic, registry }, ...mentions],
    `#/channels/${channelKey}`,
  );
  const refs = (prefix: string) =>
    Object.fromEntries(
      Object.keys(messages).map(key => [key, { $ref: `${prefix}${key}` }]),
    );
  return {
    asyncapi: '3.0.0',
    info: {
      title: topic.name,
      version: topic.schemaVersions[0]?.version ?? 'unversioned',
      description: describe(topic, registry),
      tags: unique([topic.lifecycle, topic.category]).map(name => ({ name })),
    },
    // Both kinds of envelope that a registry can state are JSON; without one
    // the encoding is not known.
    ...(registry.standards.envelope && {
      defaultContentType: 'application/json',
    }),
    channels: {
      [channelKey]: {
        // Braces in an address are parameters, which no topic name has.
        address: /[{}]/.test(topic.name) ? null : topic.name,
        ...(topic.purpose && { description: topic.purpose.value }),
        messages: refs('#/components/messages/'),
        bindings: { kafka: kafkaChannelBinding(topic, registry.standards) },
      },
    },
    ...(Object.keys(operations).length && { operations }),
    components: { messages },
  };
}

/**
 * The document of {@link asyncApiDocument} as YAML; the same topic gives the
 * same text.
 *
 * @public
 */
export function asyncApiText(
  topic: Topic,
  registry: Registry,
  mentions: readonly TopicMention[] = [],
): string {
  return stringify(asyncApiDocument(topic, registry, mentions), {
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

function messagesOf(topics: readonly Topic[]): Record<string, object> {
  const keys = new UniqueKeys();
  const messages: Record<string, object> = {};
  const seen = new Set<string>();
  for (const event of topics.flatMap(topic => topic.events)) {
    if (seen.has(event.type)) continue;
    seen.add(event.type);
    messages[keys.keyOf(event.type)] = {
      name: event.type,
      title: event.type,
      ...(event.description && { summary: event.description }),
      ...(event.tentative && {
        description: 'Under consideration: the registry does not settle it.',
      }),
    };
  }
  if (seen.size === 0) {
    messages[keys.keyOf('message')] = {
      name: 'message',
      title: `Message of ${topics[0].name}`,
      description: 'The registry names no event type for this topic.',
    };
  }
  return messages;
}

function operationsOf(
  statements: readonly TopicMention[],
  channel: string,
): Record<string, object> {
  const keys = new UniqueKeys();
  const operations: Record<string, object> = {};
  for (const { topic, registry } of statements) {
    const seen = new Set<string>();
    for (const party of topic.parties) {
      const action = party.role === 'producer' ? 'send' : 'receive';
      const id = `${action}-${party.ref}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const name = registry.services.find(s => s.ref === party.ref)?.name;
      const groups = groupsOf(topic, party);
      operations[keys.keyOf(id)] = {
        action,
        channel: { $ref: channel },
        title: name ?? party.statedName ?? party.ref,
        summary:
          party.role === 'producer'
            ? `Writes to ${topic.name}`
            : `Reads ${topic.name}`,
        ...(party.certainty === 'alternative' && {
          description:
            'One of several candidates: the registry leaves open which of them it will be.',
        }),
        ...(groups.length && {
          bindings: {
            kafka: {
              groupId: { type: 'string', enum: groups },
              bindingVersion: '0.5.0',
            },
          },
        }),
        'x-service': party.ref,
        'x-registry': registry.id,
      };
    }
  }
  return operations;
}

function groupsOf(topic: Topic, party: Party): string[] {
  if (party.role !== 'consumer') return [];
  return unique(
    topic.consumerGroups
      .filter(group => group.service === party.ref)
      .map(group => group.name),
  );
}

function describe(topic: Topic, registry: Registry): string {
  const paragraphs = [
    topic.purpose?.value,
    lifecycleSentence(topic),
    topic.migration && `Migration: ${topic.migration.value}`,
    ...topic.notes.map(note => note.value),
    topic.partitionKey && `Partition key: ${topic.partitionKey.value}`,
    topic.schema && `Schema: ${topic.schema.value}`,
    `Declared in ${registry.title}.`,
  ];
  return paragraphs.filter(text => text).join('\n\n');
}

function lifecycleSentence(topic: Topic): string | undefined {
  if (topic.lifecycle === 'proposed') {
    return '**Proposed**: under consideration, not yet in use.';
  }
  if (topic.lifecycle !== 'deprecated') return undefined;
  const since = topic.deprecatedOn ? ` since ${topic.deprecatedOn.value}` : '';
  const instead = topic.replacement
    ? `; use \`${topic.replacement.value}\` instead`
    : '';
  return `**Deprecated**${since}${instead}.`;
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((v): v is string => Boolean(v)))];
}
