import {
  OpenField,
  ownValue,
  ruleOf,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { activeOf } from './topicScope';

const NAMES: Record<string, string> = {
  producer: 'producer',
  consumers: 'consumers',
  consumerGroups: 'consumer groups',
  events: 'event types',
  purpose: 'purpose',
  schema: 'schema',
  schemaVersions: 'schema version',
  owner: 'owner',
  partitions: 'partitions',
  replicationFactor: 'replication factor',
  retention: 'retention',
  partitionKey: 'partition key',
};

/** With fewer topics than this that leave a field open, each is told. */
const LEAST_SHARED = 3;

/** A field that most topics leave open has one cause, and so one finding. */
export const topicPlaceholder: DocumentRule = {
  meta: ruleOf('topic/placeholder'),
  check({ registry, topics, report }) {
    const active = activeOf(topics);
    const byField = new Map<string, { topic: Topic; open: OpenField }[]>();
    for (const topic of active) {
      for (const open of topic.openFields) {
        const list = byField.get(open.field);
        if (list) list.push({ topic, open });
        else byField.set(open.field, [{ topic, open }]);
      }
    }
    const shared = new Set<string>();
    for (const [field, list] of byField) {
      if (list.length < LEAST_SHARED || list.length * 2 <= active.length)
        continue;
      shared.add(field);
      const [{ open }] = list;
      report({
        subject: { kind: 'document', name: registry.id },
        severity: 'info',
        message: `${list.length} of ${
          active.length
        } active topics leave their ${nameOf(open)} open (${code(
          open.text,
        )}, first on line ${open.range.line}).`,
        declared: open.text,
        range: open.range,
        discriminator: field,
      });
    }
    for (const topic of active) {
      const own = topic.openFields.filter(({ field }) => !shared.has(field));
      const [first] = own;
      if (!first) continue;
      const names = [...new Set(own.map(nameOf))];
      const lines = [...new Set(own.map(({ range }) => range.line))];
      report({
        subject: { kind: 'topic', name: topic.name },
        message: `${code(
          topic.name,
        )} is an active topic and leaves its ${listOf(names)} open (${code(
          first.text,
        )}, ${lines.length > 1 ? 'lines' : 'line'} ${listOf(
          lines.map(String),
        )}).`,
        declared: first.text,
        range: first.range,
      });
    }
  },
};

/** In the words of the rules, whatever language the document is in. */
function nameOf({ field, label }: OpenField): string {
  return ownValue(NAMES, field) ?? code(label);
}
