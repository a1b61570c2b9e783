/** How often a page is opened and used. */
export const RUNS = 5;

// Chromium keeps what it compiled from the third time on.
const WARM_UP = 3;

/** What it costs each time, once the browser keeps the portal's files and what it compiled of them. */
export async function repeat<T>(work: () => Promise<T>): Promise<T[]> {
  for (let run = 0; run < WARM_UP; run++) await work();
  const found: T[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await work());
  return found;
}

/** The median, and the slowest where it differs. */
export function figures<T>(costs: readonly T[], key: keyof T): string {
  const sorted = costs.map(one => Number(one[key])).sort((a, b) => a - b);
  const [median, slowest] = [
    sorted[Math.floor(sorted.length / 2)],
    sorted[sorted.length - 1],
  ].map(value => Math.round(value).toLocaleString('en-US'));
  return median === slowest ? median : `${median} (${slowest})`;
}

/** Says them as they come. */
export function say<T extends object>(name: string, costs: readonly T[]): void {
  const keys = Object.keys(costs[0]) as (keyof T & string)[];
  console.error(
    `${name}: ${keys.map(key => `${key} ${figures(costs, key)}`).join(', ')}`,
  );
}
