/** The lines that a `#L310` or `#L310-L315` means, first and last; undefined for other hashes. */
export function linesOfHash(
  hash: string,
): { first: number; last: number } | undefined {
  const match = /^#L(\d+)(?:-L?(\d+))?$/.exec(hash);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] ? Number(match[2]) : from;
  if (!from || !to) return undefined;
  return { first: Math.min(from, to), last: Math.max(from, to) };
}
