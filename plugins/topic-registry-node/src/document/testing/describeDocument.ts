import {
  ParsedDocument,
  Party,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** What a document was read as, in lines that a person can review. */
export function describeDocument({
  registry,
  unparsed,
}: ParsedDocument): string {
  const lines = registry.topics.flatMap(describeTopic);
  for (const { subject, scope, stated, found } of registry.counts) {
    lines.push(
      `count ${[subject, scope]
        .filter(Boolean)
        .join(' of ')}: stated ${stated}, found ${found}`,
    );
  }
  const { topicTemplates, groupTemplates } = registry.standards;
  for (const { template } of topicTemplates)
    lines.push(`topic template ${template}`);
  for (const { template } of groupTemplates)
    lines.push(`group template ${template}`);
  for (const key of [
    'partitions',
    'replicationFactor',
    'retentionMs',
    'compression',
    'cleanupPolicy',
  ] as const) {
    for (const { value, environment, topicClass } of registry.standards[key]) {
      lines.push(
        `standard ${key} ${[value, environment, topicClass]
          .filter(Boolean)
          .join(' ')}`,
      );
    }
  }
  for (const config of registry.standards.configs ?? []) {
    const { key, value, environment, topicClass } = config;
    lines.push(
      `standard ${[key, value, environment, topicClass]
        .filter(Boolean)
        .join(' ')}`,
    );
  }
  for (const { line, text, reason } of unparsed)
    lines.push(`unparsed ${line}: ${text}`, `  because it ${reason}`);
  return `${lines.join('\n')}\n`;
}

function describeTopic(topic: Topic): string[] {
  const lines = [`topic ${topic.name}`];
  const add = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') lines.push(`  ${name}: ${value}`);
  };
  if (topic.lifecycle !== 'active') add('lifecycle', topic.lifecycle);
  add('category', topic.category);
  add('producers', partiesOf(topic, 'producer', topic.producersStated));
  add('consumers', partiesOf(topic, 'consumer', topic.consumersStated));
  add('parties note', topic.partiesNote);
  add(
    'groups',
    topic.consumerGroups
      .map(({ name, service }) => (service ? `${name} of ${service}` : name))
      .join(', '),
  );
  for (const { type, description, tentative } of topic.events) {
    add(
      'event',
      [type, tentative && '(tentative)', description && `- ${description}`]
        .filter(Boolean)
        .join(' '),
    );
  }
  const { configs = [], ...settings } = topic.settings;
  for (const [key, stated] of Object.entries(settings)) {
    add(key, stated && String(stated.value));
  }
  for (const { key, value } of configs) add(key, value);
  for (const key of [
    'purpose',
    'schema',
    'owner',
    'topicClass',
    'partitionKey',
    'status',
    'reason',
    'migration',
    'replacement',
    'deprecatedOn',
    'removal',
    'environments',
  ] as const) {
    add(key, topic[key] && String(topic[key].value));
  }
  for (const { value } of topic.notes) add('note', value);
  for (const { value } of topic.useCases) add('use case', value);
  for (const { name, value } of topic.attributes) add(`"${name}"`, value);
  return lines;
}

function partiesOf(
  topic: Topic,
  role: Party['role'],
  stated: Topic['producersStated'],
): string {
  const parties = topic.parties.filter(party => party.role === role);
  if (parties.length === 0) return stated;
  return parties
    .map(({ ref, note, certainty }) =>
      [ref, certainty === 'alternative' && '(or another)', note && `(${note})`]
        .filter(Boolean)
        .join(' '),
    )
    .join(', ');
}
