import {
  ParsedDocument,
  Party,
  Registry,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** The output of `parse --format json`. */
export function parseJson({ registry, unparsed }: ParsedDocument) {
  return {
    registry: {
      title: registry.title,
      id: registry.id,
      file: registry.file,
      shape: registry.shape,
      standards: registry.standards,
      services: registry.services.map(({ ref, name, aliases }) => ({
        ref,
        name,
        aliases: [...new Set(aliases.map(alias => alias.name))],
      })),
      topics: registry.topics.map(topicJson),
      counts: countsJson(registry),
    },
    unparsed: unparsed.map(({ line, text, reason }) => ({
      line,
      text,
      reason,
    })),
  };
}

function topicJson(topic: Topic) {
  const { settings } = topic;
  return {
    name: topic.name,
    lifecycle: topic.lifecycle,
    category: topic.category,
    producers: refs(topic.parties, 'producer'),
    consumers: refs(topic.parties, 'consumer'),
    producersStated: topic.producersStated,
    consumersStated: topic.consumersStated,
    parties: topic.parties.map(({ ref, role, certainty, note, range }) => ({
      ref,
      role,
      certainty,
      note,
      line: range.line,
      column: range.column,
    })),
    consumerGroups: topic.consumerGroups.map(({ name, service, range }) => ({
      name,
      service,
      line: range.line,
    })),
    events: topic.events.map(({ type, description, tentative, range }) => ({
      type,
      description,
      tentative,
      line: range.line,
    })),
    purpose: topic.purpose?.value,
    schema: topic.schema?.value,
    schemaVersions: topic.schemaVersions.map(
      ({ version, date, note, range }) => ({
        version,
        date,
        note,
        line: range.line,
      }),
    ),
    owner: topic.owner?.value,
    class: topic.topicClass?.value,
    partitionKey: topic.partitionKey?.value,
    environments: topic.environments?.value,
    status: topic.status?.value,
    reason: topic.reason?.value,
    replacement: topic.replacement?.value,
    deprecatedOn: topic.deprecatedOn?.value,
    removal: topic.removal?.value,
    migration: topic.migration?.value,
    migrationEvents: topic.migrationEvents.map(event => event.value),
    notes: topic.notes.map(note => note.value),
    useCases: topic.useCases.map(useCase => useCase.value),
    settings: {
      partitions: settings.partitions?.value,
      replicationFactor: settings.replicationFactor?.value,
      retentionMs: settings.retentionMs?.value,
      compression: settings.compression?.value,
      cleanupPolicy: settings.cleanupPolicy?.value,
      // A list: keys from a document name no property.
      configs: settings.configs?.map(({ key, value, text, range }) => ({
        key,
        value,
        text,
        line: range.line,
      })),
    },
    attributes: topic.attributes.map(({ name, value, range }) => ({
      name,
      value,
      line: range.line,
    })),
    line: topic.range.line,
  };
}

function refs(parties: Party[], role: Party['role']): string[] {
  return [
    ...new Set(parties.filter(one => one.role === role).map(({ ref }) => ref)),
  ];
}

function countsJson({ counts }: Registry) {
  return counts.map(({ subject, scope, stated, found, range }) => ({
    subject,
    scope,
    stated,
    found,
    line: range.line,
  }));
}
