// A narrow space that does not break: "12 480".
const GROUP = '\u202f';

/** A count in full: "12 480". Takes decimal text, so that offsets beyond 2^53 stay exact. */
export function formatCount(value: number | string): string {
  const text =
    typeof value === 'number' ? String(Math.round(value)) : value.trim();
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
}

/** A count cut to what a row needs: "840", "1.2 k", "3.4 M". */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (size < 10 && !Number.isInteger(value)) return value.toFixed(1);
  if (size < 1000) return String(Math.round(value));
  for (const [unit, limit] of [
    ['k', 1e6],
    ['M', 1e9],
    ['G', Infinity],
  ] as const) {
    if (size < limit) {
      const scaled = value / (limit === Infinity ? 1e9 : limit / 1000);
      return `${scaled < 100 ? scaled.toFixed(1) : Math.round(scaled)} ${unit}`;
    }
  }
  return String(value);
}

/** "1 finding", "3 findings". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes in the unit that leaves a short number: 40.2 GB, in powers of 1000 as disks are sold. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1_000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits)} ${BYTE_UNITS[unit]}`;
}
