import { createInterface } from 'node:readline';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Failed, Ready, Round, Seen } from './protocol';

const NS_PER_MS = 1e6;
const US_PER_MS = 1e3;
const KIB = 1024;

type Reading = Pick<Round, 'requests' | 'bytesReceived'> & {
  seen: () => Seen;
};

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Tells the most processor time that the loop's own thread took between two of its turns. */
function watchOwnWork(): { stop(): number } {
  let last = process.threadCpuUsage();
  let most = 0;
  const look = () => {
    const { user, system } = process.threadCpuUsage();
    most = Math.max(most, user + system - last.user - last.system);
    last = { user, system };
  };
  const timer = setInterval(look, 1);
  return {
    stop() {
      clearInterval(timer);
      return most / US_PER_MS;
    },
  };
}

/** Serves one reader: the time counted is that of `read` alone. */
export async function speak(read: () => Promise<Reading>): Promise<void> {
  global.gc?.();
  say({ idleRss: process.memoryUsage().rss } satisfies Ready);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'run') say(await roundOf(read));
  }
}

/** A function of its own, so that nothing of one reading is kept during the next: the Java client keeps nothing either. */
async function roundOf(read: () => Promise<Reading>): Promise<Round | Failed> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const work = watchOwnWork();
  const start = performance.now();
  let reading: Reading;
  try {
    reading = await read();
  } catch (error) {
    return { failed: String(error) };
  }
  const ms = performance.now() - start;
  // what was blocked last is counted when the loop comes round
  await new Promise(resolve => {
    setTimeout(resolve, 5);
  });
  delay.disable();
  const ownWorkMs = work.stop();
  const { seen, ...cost } = reading;
  return {
    ms,
    seen: seen(),
    ...cost,
    peakRss: process.resourceUsage().maxRSS * KIB,
    blockedMs: delay.max / NS_PER_MS,
    ownWorkMs,
  };
}
