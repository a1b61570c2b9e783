import {
  createClusterReader,
  OBSERVED_CONFIG_KEYS,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { RunningKafka, startKafka } from '@topic-registry/dev-kafka';
import { readdir } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setTimeout } from 'node:timers/promises';
import { machine, writeReport } from '../lib/report';
import { fill, GROUPS, PARTITIONS, TOPICS } from './fill';

const OBSERVATIONS = 1_000;
/** Where it is looked at what is held; the first is past all that is loaded once. */
const MARKS = [100, 250, 500, 750, OBSERVATIONS];
const DEADLINE_MS = 30_000;
/** What a heap of some tens of MB may differ by between two collections. */
const HEAP_SLACK_MB = 5;
const MB = 1e6;

interface Held {
  observations: number;
  heapMb: number;
  rssMb: number;
  /** Open files of the process, sockets included; absent where the system does not tell. */
  files?: number;
  /** Sockets and timers of the event loop. */
  resources: number;
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

async function held(observations: number): Promise<Held> {
  // what was closed is gone by the next turns of the loop
  await setTimeout(200);
  collect();
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  const files = await readdir('/proc/self/fd').catch(() => undefined);
  return {
    observations,
    heapMb: heapUsed / MB,
    rssMb: rss / MB,
    files: files?.length,
    resources: process
      .getActiveResourcesInfo()
      .filter(name => /TCP|TLS|Timeout/.test(name)).length,
  };
}

async function soak(kafka: RunningKafka): Promise<Held[]> {
  const cluster = {
    id: 'soak',
    environment: 'production',
    brokers: kafka.brokers,
    intervalMs: 60_000,
    deadlineMs: DEADLINE_MS,
  };
  const reader = createClusterReader(cluster);
  const marks: Held[] = [];
  for (let turn = 1; turn <= OBSERVATIONS; turn++) {
    const { coverage, topics } = await reader.observe({
      deadlineMs: DEADLINE_MS,
      configKeys: [...OBSERVED_CONFIG_KEYS],
      expectedTopics: ['soak_topic_0_events', 'not_there_events'],
      expectedGroups: ['soak-group-0', 'not-there'],
    });
    const refused = coverage.find(({ answered }) => !answered);
    if (refused || topics.length < TOPICS) {
      throw new Error(
        `Observation ${turn} is not complete: ${JSON.stringify(refused)}`,
      );
    }
    if (MARKS.includes(turn)) {
      marks.push(await held(turn));
      console.error(JSON.stringify(marks.at(-1)));
    }
  }
  return marks;
}

function reportOf(marks: readonly Held[], seconds: number): string {
  const lines = marks.map(
    ({ observations, heapMb, rssMb, files, resources }) =>
      `| ${observations} | ${heapMb.toFixed(1)} | ${rssMb.toFixed(0)} | ${
        files ?? 'not told'
      } | ${resources} |`,
  );
  return `${new Date()
    .toISOString()
    .slice(0, 10)}, ${machine()}. ${OBSERVATIONS.toLocaleString(
    'en-US',
  )} observations of three brokers with ${TOPICS} topics of ${PARTITIONS} partitions and ${GROUPS} groups, one after the other, in ${seconds.toFixed(
    0,
  )} s; all complete.

| after observations | heap after collection, MB | resident, MB | open files | sockets and timers |
| ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}`;
}

async function main(): Promise<void> {
  const kafka = await startKafka({ nodes: 3 });
  try {
    await fill(kafka);
    const start = performance.now();
    const marks = await soak(kafka);
    const seconds = (performance.now() - start) / 1000;
    await writeReport('soak', reportOf(marks, seconds), 'docs/testing.md');
    const [first] = marks;
    const last = marks.at(-1)!;
    if (
      last.heapMb > first.heapMb + HEAP_SLACK_MB ||
      last.files !== first.files ||
      last.resources > first.resources
    ) {
      console.error('Something is held that grows.');
      process.exitCode = 1;
    }
  } finally {
    await kafka.stop();
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
