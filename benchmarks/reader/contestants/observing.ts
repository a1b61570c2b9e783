import { readFileSync } from 'node:fs';
import type { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { OBSERVED_CONFIG_KEYS } from '@topic-registry/backstage-plugin-topic-registry-node';
import { KafkaJsAdminReader } from '../../../plugins/topic-registry-node/src/kafka/admin/KafkaJsAdminReader';
import { KafkaJsClusterReader } from '../../../plugins/topic-registry-node/src/kafka/KafkaJsClusterReader';
import { listOffsets } from '../../../plugins/topic-registry-node/src/kafka/protocol/listOffsets';
import { Seen } from './protocol';
import { speak } from './speak';

// Ours: `observing.ts inside|public|bounds brokers expected.json`; `bounds` asks for no newest records

const [way, brokers, expectedFile] = process.argv.slice(2);
const DEADLINE_MS = 600_000;

// the last version that does not know of them
if (way === 'bounds') Object.assign(listOffsets, { maxVersion: 6 });

const config = {
  id: 'benchmark',
  environment: 'production',
  brokers: brokers.split(','),
  intervalMs: 60_000,
  deadlineMs: DEADLINE_MS,
};
const reader =
  way === 'public'
    ? KafkaJsAdminReader.create(config, {})
    : KafkaJsClusterReader.create(config, {});
const expected = JSON.parse(readFileSync(expectedFile, 'utf8')) as {
  topics: string[];
  groups: string[];
};

speak(async () => {
  const observation = await reader.observe({
    deadlineMs: DEADLINE_MS,
    configKeys: [...OBSERVED_CONFIG_KEYS],
    expectedTopics: expected.topics,
    expectedGroups: expected.groups,
  });
  const refused = observation.coverage.filter(
    ({ answered, code }) => !answered && code !== 'unsupported',
  );
  if (refused.length > 0) {
    throw new Error(`Not all was answered: ${JSON.stringify(refused[0])}`);
  }
  return { seen: () => seenIn(observation), ...observation.cost };
}).catch(error => {
  console.error(error);
  process.exit(1);
});

function seenIn({ topics, groups }: Observation): Seen {
  const partitions = topics.flatMap(topic => topic.partitions);
  return {
    topics: topics.length,
    partitions: partitions.length,
    configs: topics.filter(({ configs }) => configs).length,
    bounds: partitions.filter(
      ({ beginOffset, endOffset }) =>
        beginOffset !== undefined && endOffset !== undefined,
    ).length,
    newest: partitions.filter(
      ({ newestTimestamp }) => newestTimestamp !== undefined,
    ).length,
    groups: groups.length,
    members: groups.reduce((sum, { members = [] }) => sum + members.length, 0),
    commits: groups
      .flatMap(({ commits = {} }) => Object.values(commits))
      .reduce((sum, offsets) => sum + Object.keys(offsets).length, 0),
  };
}
