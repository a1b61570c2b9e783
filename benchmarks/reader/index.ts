import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { RunningKafka } from '@topic-registry/dev-kafka';
import { writeReport } from '../lib/report';
import { bringUp } from './bringUp';
import { Contestant } from './contestants/Contestant';
import { OURS, Round, Seen } from './contestants/protocol';
import { Java } from './java';
import { missedGoals, reportOf, Results } from './report';
import { LIVE_MEMBERS, startMembers, writeRecords } from './variants';
import { groupsOf, topicsOf, Workload, WORKLOADS } from './workload';

/** A small cluster is read in a fraction of a second, of which every other process takes its part. */
const ROUNDS = { small: 9, large: 5 };
/** Readings that do not count: the virtual machines compile while they run, that of the broker above all. */
const WARM_UP = 8;
const ADDED_MS = 5;
const MEMBERS_WAIT_MS = 120_000;

const since = performance.now();
const say = (line: string) =>
  console.error(
    `${((performance.now() - since) / 1000).toFixed(0)} s: ${line}`,
  );

/** Everything that one run needs, and ends with it. */
class Run {
  constructor(
    readonly workload: Workload,
    readonly kafka: RunningKafka,
    readonly java: Java,
    readonly folder: string,
  ) {}

  ours(brokers: string[], way: keyof typeof OURS = 'inside') {
    return this.node(
      OURS[way],
      'observing.ts',
      way,
      brokers.join(','),
      path.join(this.folder, 'expected.json'),
    );
  }

  naive() {
    return this.node(
      'kafkajs admin, naive',
      'naive.ts',
      this.kafka.brokers.join(','),
    );
  }

  javaAdmin(brokers: string[]) {
    const { java } = this;
    return Contestant.start(
      'Java AdminClient',
      java.command,
      java.args('AdminReading', brokers.join(',')),
    );
  }

  private node(name: string, file: string, ...args: string[]) {
    return Contestant.start(name, process.execPath, [
      '--expose-gc',
      '--disable-warning=TimeoutNegativeWarning',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      path.join('benchmarks/reader/contestants', file),
      ...args,
    ]);
  }
}

interface Entry {
  contestant: Contestant;
  /** Rounds that do not count. */
  warmUp: number;
}

/** Lets them read in turns, first those that take longest to warm up. */
async function compete(
  entries: readonly Entry[],
  rounds: number,
): Promise<Map<string, Round[]>> {
  const taken = new Map<string, Round[]>();
  const longest = Math.max(...entries.map(({ warmUp }) => warmUp));
  try {
    for (let round = -longest; round < rounds; round++) {
      for (const { contestant, warmUp } of entries) {
        if (round < -warmUp) continue;
        const one = await contestant.run();
        if (round < 0) continue;
        const { name } = contestant;
        taken.set(name, [...(taken.get(name) ?? []), one]);
        say(
          `${name}: ${one.ms.toFixed(0)} ms${
            one.blockedMs === undefined
              ? ''
              : `, event loop late by ${one.blockedMs.toFixed(
                  0,
                )} ms at most, at most ${one.ownWorkMs?.toFixed(
                  0,
                )} ms of own work at one go`
          }`,
        );
      }
    }
    return taken;
  } finally {
    await Promise.all(entries.map(({ contestant }) => contestant.stop()));
  }
}

/** Who asks for less is no measure. */
function checkAlike(taken: Map<string, Round[]>, names: readonly string[]) {
  const seen = names.map(name => {
    const counts: Partial<Seen> = { ...taken.get(name)!.at(-1)!.seen };
    return JSON.stringify(Object.entries(counts).sort());
  });
  if (new Set(seen).size > 1) {
    throw new Error(`The readers did not see the same: ${seen.join(' and ')}`);
  }
}

async function measure(
  run: Run,
  variants: readonly string[],
  note: string | undefined,
): Promise<Results> {
  const { kafka, workload } = run;
  const rounds = ROUNDS[workload.id];
  const inTurns = async (brokers: string[], others: readonly Entry[]) => {
    const ours = await run.ours(brokers);
    const taken = await compete(
      [
        { contestant: await run.javaAdmin(brokers), warmUp: WARM_UP },
        ...others,
        { contestant: ours, warmUp: WARM_UP },
      ],
      rounds,
    );
    checkAlike(taken, ['Java AdminClient', OURS.inside]);
    return { taken, idleRss: ours.ready.idleRss ?? 0 };
  };
  const results: Results = { workload, rounds, note, parts: [] };
  // what is measured is kept, whatever comes after it
  const keep = () => writeReport(`reader-${workload.id}`, reportOf(results));
  const add = async (
    title: string,
    brokers: string[],
    others: readonly Entry[] = [],
  ) => {
    say(title);
    const { taken, idleRss } = await inTurns(brokers, others);
    results.parts.push({ title, taken, idleRss });
    await keep();
  };

  const slow = variants.includes('others');
  const small = workload.id === 'small';
  await add(
    'as it is',
    kafka.brokers,
    slow && small
      ? [
          { contestant: await run.ours(kafka.brokers, 'public'), warmUp: 1 },
          { contestant: await run.naive(), warmUp: 1 },
          {
            contestant: await run.ours(kafka.brokers, 'bounds'),
            warmUp: WARM_UP,
          },
        ]
      : [],
  );
  if (slow && !small) {
    say('the public API, once: it takes long');
    const others = await compete(
      [{ contestant: await run.ours(kafka.brokers, 'public'), warmUp: 0 }],
      1,
    );
    for (const [name, taken] of others) {
      results.parts[0].taken.set(name, taken);
    }
    await keep();
  }
  if (variants.includes('delay')) {
    kafka.relays!.slow(ADDED_MS);
    await add(`${ADDED_MS} ms added to each round trip`, [
      ...kafka.relays!.brokers,
    ]);
    kafka.relays!.slow(0);
  }
  if (variants.includes('members')) {
    const stop = startMembers(
      run.java,
      kafka,
      path.join(run.folder, 'topics.txt'),
    );
    try {
      await until(run, ({ members }) => members >= LIVE_MEMBERS);
      await add(`${LIVE_MEMBERS} live members`, kafka.brokers);
    } finally {
      await stop();
    }
    await until(run, ({ members }) => members === 0);
  }
  if (variants.includes('records')) {
    say('Writing records');
    await writeRecords(kafka, workload);
    await add('10 records in each partition', kafka.brokers);
  }
  return results;
}

/** Reads the cluster until it is as wanted, and tells all. */
async function until(
  run: Run,
  isWanted: (seen: Seen) => boolean,
): Promise<void> {
  const ours = await run.ours(run.kafka.brokers);
  const deadline = Date.now() + MEMBERS_WAIT_MS;
  try {
    for (;;) {
      try {
        const { seen } = await ours.run();
        if (isWanted(seen)) return;
        if (Date.now() > deadline)
          throw new Error('The members did not settle.');
      } catch (error) {
        // a group that is just being rebalanced does not tell all
        if (Date.now() > deadline) throw error;
      }
      await setTimeout(1_000);
    }
  } finally {
    await ours.stop();
  }
}

async function measureSize(
  workload: Workload,
  variants: readonly string[],
  note: string | undefined,
  dataDir: string | undefined,
): Promise<boolean> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reader-benchmark-'));
  let kafka: RunningKafka | undefined;
  const end = async () => {
    await kafka?.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const onSignal = () => end().finally(() => process.exit(130));
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    const java = await Java.compile(folder);
    kafka = await bringUp(workload, { dataDir, say });
    const topics = topicsOf(workload).map(({ name }) => name);
    const groups = groupsOf(workload).map(({ groupId }) => groupId);
    await writeFile(
      path.join(folder, 'expected.json'),
      JSON.stringify({ topics, groups }),
    );
    await writeFile(path.join(folder, 'topics.txt'), topics.join('\n'));
    const run = new Run(workload, kafka, java, folder);
    const results = await measure(run, variants, note);
    const missed = missedGoals(results);
    for (const line of missed) console.error(`Missed: ${line}`);
    return missed.length === 0;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await end();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', multiple: true, default: ['small', 'large'] },
      /** A sentence about the circumstances, for the page. */
      note: { type: 'string' },
      /** Folder that keeps the filled cluster for the next run of the same size. */
      data: { type: 'string' },
      variant: {
        type: 'string',
        multiple: true,
        default: ['others', 'delay', 'members', 'records'],
      },
    },
  });
  for (const workload of WORKLOADS) {
    if (!values.size.includes(workload.id)) continue;
    if (
      !(await measureSize(workload, values.variant, values.note, values.data))
    )
      process.exitCode = 1;
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
