import { OBSERVED_CONFIG_KEYS } from '@topic-registry/backstage-plugin-topic-registry-node';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { speak } from './speak';

// The admin client of kafkajs as its documentation shows it: `naive.ts brokers`

const [brokers] = process.argv.slice(2);

speak(async () => {
  const admin = new Kafka({
    clientId: 'benchmark-naive',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 10_000,
  }).admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata();
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: [...OBSERVED_CONFIG_KEYS],
    })),
  });
  let bounds = 0;
  for (const { name } of topics) {
    bounds += (await admin.fetchTopicOffsets(name)).length;
  }
  const listed = await admin.listGroups();
  const groupIds = listed.groups.map(({ groupId }) => groupId);
  const { groups } = await admin.describeGroups(groupIds);
  let commits = 0;
  for (const groupId of groupIds) {
    for (const { partitions } of await admin.fetchOffsets({ groupId })) {
      commits += partitions.length;
    }
  }
  await admin.disconnect();
  return {
    seen: () => ({
      topics: topics.length,
      partitions: topics.reduce(
        (sum, { partitions }) => sum + partitions.length,
        0,
      ),
      configs: resources.length,
      bounds,
      newest: 0,
      groups: groups.length,
      members: groups.reduce((sum, { members }) => sum + members.length, 0),
      commits,
    }),
  };
}).catch(error => {
  console.error(error);
  process.exit(1);
});
