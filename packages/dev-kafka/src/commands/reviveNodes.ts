import { RunningKafka } from '../cluster';

const POLL_MS = 1_000;
// Long enough to see what the portal says of a lost broker.
const DOWN_MS = 20_000;

/** Starts nodes again that have been down for a while, until the function that it gives is called. */
export function reviveNodes(
  kafka: RunningKafka,
  say: (line: string) => void,
): () => void {
  const downSince = new Map<number, number>();
  const starting = new Set<number>();

  async function revive(id: number): Promise<void> {
    starting.add(id);
    try {
      await kafka.restart(id);
      say(`Broker ${id} is back`);
    } catch (error) {
      say(`Broker ${id} did not come back: ${(error as Error).message}`);
    } finally {
      starting.delete(id);
      downSince.delete(id);
    }
  }

  const timer = setInterval(() => {
    for (const { id, pid } of kafka.nodes) {
      if (starting.has(id)) continue;
      const since = downSince.get(id);
      if (pid !== undefined) {
        downSince.delete(id);
      } else if (since === undefined) {
        downSince.set(id, Date.now());
        say(`Broker ${id} ended; it is started again in ${DOWN_MS / 1000} s`);
      } else if (Date.now() - since >= DOWN_MS) {
        revive(id);
      }
    }
  }, POLL_MS);
  return () => clearInterval(timer);
}
