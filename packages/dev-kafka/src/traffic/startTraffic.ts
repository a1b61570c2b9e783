import { RunningKafka } from '../cluster';
import { writingClientOf } from '../seed/client';
import { PlannedGroup, PlannedTopic, SeedPlan } from '../seed/plan';
import { Reader, startClassicReader, startNewProtocolReader } from './readers';
import { Writers } from './Writers';

/** @public */
export interface Traffic {
  /** Ends readers and writers; readers leave their groups. May be called twice. */
  stop(): Promise<void>;
}

/** @public */
export interface TrafficOptions {
  plan: SeedPlan;
  /** Called with one line of words per step. */
  onProgress?: (line: string) => void;
}

// All topics and groups have their turn within 15 s, half the demo's interval
// between two observations, at 3 records and 4 commits a second.
const TICK_MS = 1_500;
const ROUND_TICKS = 10;

/**
 * Keeps a seeded cluster in use at a low rate: records, commits, and a few
 * live members of classic and new-protocol groups. It goes on through the loss
 * of a broker and of topics.
 *
 * @throws Error for a cluster that this process did not start.
 * @public
 */
export async function startTraffic(
  kafka: RunningKafka,
  options: TrafficOptions,
): Promise<Traffic> {
  const client = writingClientOf(kafka, 'traffic');
  const { plan, onProgress } = options;
  const topics = plan.topics.filter(
    ({ writing, events }) => writing === 'live' && events.length,
  );
  const byCommits = plan.groups.filter(({ members }) => members === 'none');
  const live = plan.groups.filter(({ members }) => members !== 'none');

  onProgress?.(`Starting ${live.length} live consumers`);
  const readers: Reader[] = [];
  try {
    for (const group of live) {
      readers.push(
        group.members === 'consumer'
          ? await startNewProtocolReader(kafka, client, group)
          : await startClassicReader(
              writingClientOf(kafka, clientIdOf(group.group)),
              group,
            ),
      );
    }
  } catch (error) {
    await stopAll(readers);
    throw error;
  }

  let stopped = false;
  let writers: Writers | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let turn = 0;

  async function tick(): Promise<void> {
    try {
      writers ??= await Writers.connect(client, plan);
      const round = Math.floor(turn / ROUND_TICKS);
      await writers.write(slice<PlannedTopic>(topics, turn), round);
      await writers.commit(slice<PlannedGroup>(byCommits, turn));
    } catch {
      // A broker or a topic went. The next turn looks at what is there.
      const broken = writers;
      writers = undefined;
      await broken?.disconnect();
    }
    turn++;
    if (!stopped) timer = setTimeout(next, TICK_MS);
  }
  function next() {
    running = tick();
  }
  next();

  let ending: Promise<void> | undefined;
  return {
    stop() {
      ending ??= (async () => {
        stopped = true;
        clearTimeout(timer);
        await Promise.all([
          running.then(() => writers?.disconnect()),
          stopAll(readers),
        ]);
      })();
      return ending;
    },
  };
}

// The part of a list whose turn it is, so that a round covers all of it.
function slice<T>(list: T[], turn: number): T[] {
  return list.filter((_, index) => index % ROUND_TICKS === turn % ROUND_TICKS);
}

function clientIdOf(group: string): string {
  return group.replace(/[_-]consumer$/, '');
}

async function stopAll(readers: Reader[]): Promise<void> {
  await Promise.allSettled(readers.map(reader => reader.stop()));
}
