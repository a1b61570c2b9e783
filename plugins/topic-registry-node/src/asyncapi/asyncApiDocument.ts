import {
  Party,
  recordOf,
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from '../rules/environment';
import { yamlText } from '../text';
import { envelopeSchema, typeConstraint } from './envelope';
import { UniqueKeys } from './keys';
import { asCode, asMarkdown } from './markdown';
import { serversOf, TopicCluster } from './servers';
import { kafkaChannelBinding } from './settings';

/** Key of the schema that every message shares. */
const ENVELOPE = 'envelope';

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
 * The AsyncAPI 3.0.0 document of a topic: a server for every environment, one
 * channel, a message for every event type with the envelope of the registry as
 * its payload, and an operation for every party (`send` for a producer,
 * `receive` for a consumer).
 *
 * @remarks
 * AsyncAPI describes one application; the document of a topic describes all of
 * them, so every operation says whose it is by title and `x-service`. Version
 * 3.0.0, since older portals do not render 3.1.0. Nothing refers outside
 * of the document. What the registry does not state is not in it: hosts of
 * brokers are those of the document, and a message's own data has no schema.
 *
 * @param clusters - on which the topic is expected; those of app-config
 *
 * @public
 */
export function asyncApiDocument(
  topic: Topic,
  registry: Registry,
  mentions: readonly TopicMention[] = [],
  clusters: readonly TopicCluster[] = [],
): object {
  const statements = [{ topic, registry }, ...mentions];
  const channelKey = new UniqueKeys().keyOf(topic.name);
  const envelope = envelopeSchema(registry.standards.envelope);
  const messages = messagesOf(statements, envelope !== undefined);
  const operations = operationsOf(statements, `#/channels/${channelKey}`);
  const servers = serversOf(
    ofTopic(topic, clusters),
    ofTopic(
      topic,
      statements.flatMap(one => one.registry.standards.brokers),
    ),
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
    ...(Object.keys(servers).length && { servers }),
    channels: {
      [channelKey]: {
        // Braces in an address are parameters, which no topic name has.
        address: /[{}]/.test(topic.name) ? null : topic.name,
        ...(topic.purpose && { description: asMarkdown(topic.purpose.value) }),
        messages: refs('#/components/messages/'),
        bindings: { kafka: kafkaChannelBinding(topic, registry.standards) },
      },
    },
    ...(Object.keys(operations).length && { operations }),
    components: {
      messages,
      ...(envelope && { schemas: { [ENVELOPE]: envelope } }),
    },
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
  clusters: readonly TopicCluster[] = [],
): string {
  return yamlText(asyncApiDocument(topic, registry, mentions, clusters));
}

/** What is of the environments that the topic is limited to. */
function ofTopic<T extends { environment: string }>(
  topic: Topic,
  all: readonly T[],
): T[] {
  const expected = topic.environments?.value.map(canonicalEnvironment);
  return all.filter(
    ({ environment }) =>
      !expected || expected.includes(canonicalEnvironment(environment)),
  );
}

function messagesOf(
  statements: readonly TopicMention[],
  hasEnvelope: boolean,
): Record<string, object> {
  const { topic, registry } = statements[0];
  const keys = new UniqueKeys();
  const messages = new Map<string, object>();
  const seen = new Set<string>();
  const payload = (type?: string) => {
    if (!hasEnvelope) return {};
    const reference = { $ref: `#/components/schemas/${ENVELOPE}` };
    const own = type === undefined ? undefined : typeConstraint(registry, type);
    return { payload: own ? { allOf: [reference, own] } : reference };
  };
  for (const event of statements.flatMap(one => one.topic.events)) {
    if (seen.has(event.type)) continue;
    seen.add(event.type);
    messages.set(keys.keyOf(event.type), {
      name: event.type,
      title: event.type,
      ...(event.description && { summary: event.description }),
      ...(event.tentative && {
        description: 'Under consideration: the registry does not settle it.',
      }),
      ...payload(event.type),
    });
  }
  if (seen.size === 0) {
    messages.set(keys.keyOf('message'), {
      name: 'message',
      title: `Message of ${topic.name}`,
      description: 'The registry names no event type for this topic.',
      ...payload(),
    });
  }
  return recordOf(messages);
}

function operationsOf(
  statements: readonly TopicMention[],
  channel: string,
): Record<string, object> {
  const keys = new UniqueKeys();
  const operations = new Map<string, object>();
  for (const { topic, registry } of statements) {
    const seen = new Set<string>();
    for (const party of topic.parties) {
      const action = party.role === 'producer' ? 'send' : 'receive';
      const id = `${action}-${party.ref}`;
      if (seen.has(id)) continue;
      seen.add(id);
      const name = registry.services.find(s => s.ref === party.ref)?.name;
      const groups = groupsOf(topic, party);
      operations.set(keys.keyOf(id), {
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
      });
    }
  }
  return recordOf(operations);
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
    topic.purpose && asMarkdown(topic.purpose.value),
    lifecycleSentence(topic),
    topic.migration && `Migration: ${asMarkdown(topic.migration.value)}`,
    ...topic.notes.map(note => asMarkdown(note.value)),
    topic.partitionKey &&
      `Partition key: ${asMarkdown(topic.partitionKey.value)}`,
    topic.schema && `Schema: ${asMarkdown(topic.schema.value)}`,
    `Declared in ${asMarkdown(registry.title)}.`,
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
    ? `; use ${asCode(topic.replacement.value)} instead`
    : '';
  return `**Deprecated**${since}${instead}.`;
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((v): v is string => Boolean(v)))];
}
