import {
  ParsedDocument,
  Service,
  showConfigValue,
  Topic,
  TopicConfig,
  topicConfigOf,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const LIFECYCLES = ['active', 'deprecated', 'proposed'] as const;

/** The output of `parse --format text`: one line a topic, by lifecycle. */
export function parseText({ registry, unparsed }: ParsedDocument): string {
  const names = new Map(
    registry.services.map(service => [service.ref, service] as const),
  );
  const lines = [
    `${registry.title} (${registry.file}): ${registry.topics.length} topics, ${registry.services.length} services`,
  ];
  for (const lifecycle of LIFECYCLES) {
    const topics = registry.topics.filter(one => one.lifecycle === lifecycle);
    if (topics.length === 0) continue;
    lines.push('', `${lifecycle} (${topics.length})`);
    for (const topic of topics) {
      lines.push(`  ${lineOf(topic, names)}`);
      const settings = settingsOf(topic);
      if (settings) lines.push(`    ${settings}`);
    }
  }
  if (unparsed.length > 0) {
    lines.push('', `found no place (${unparsed.length})`);
    for (const { line, text, reason } of unparsed) {
      lines.push(`  ${registry.file}:${line}: ${reason}: ${text.trim()}`);
    }
  }
  return lines.map(line => visible(line)).join('\n');
}

/** The settings that a topic itself states, by Kafka's keys. */
function settingsOf({ settings }: Topic): string {
  const { partitions, replicationFactor, configs = [] } = settings;
  const counts = [
    partitions && `partitions=${partitions.value}`,
    replicationFactor && `replication.factor=${replicationFactor.value}`,
  ];
  const values: [string, string | undefined][] = [
    ['retention.ms', settings.retentionMs && `${settings.retentionMs.value}`],
    ['compression.type', settings.compression?.value],
    ['cleanup.policy', settings.cleanupPolicy?.value.join(',')],
    ...configs.map(({ key, value }): [string, string] => [key, value]),
  ];
  const shown = values.map(([key, value]) => {
    if (value === undefined) return undefined;
    const config = topicConfigOf(key);
    return `${key}=${config ? withWords(config, value) : value}`;
  });
  return [...counts, ...shown].filter(Boolean).join(', ');
}

function withWords(config: TopicConfig, value: string): string {
  const words = showConfigValue(config, value);
  return words.startsWith(value) || value === ''
    ? value
    : `${value} (${words})`;
}

function lineOf(topic: Topic, services: Map<string, Service>): string {
  const named = (role: 'producer' | 'consumer', stated: string) => {
    const parties = topic.parties.filter(party => party.role === role);
    if (parties.length === 0) return stated === 'none' ? 'none' : '?';
    return parties
      .map(
        ({ ref, certainty }) =>
          `${services.get(ref)?.name ?? ref}${
            certainty === 'alternative' ? '?' : ''
          }`,
      )
      .join(', ');
  };
  return `${topic.name} (line ${topic.range.line}): ${named(
    'producer',
    topic.producersStated,
  )} → ${named('consumer', topic.consumersStated)}`;
}
