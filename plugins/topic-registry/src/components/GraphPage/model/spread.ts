/**
 * Places that are as near as possible to the wanted ones, by least squares,
 * with at least `pitch` between two neighbours.
 *
 * @remarks
 * Pool-adjacent-violators (Ayer and others 1955) over the wanted places less
 * their share of the pitch. Where all do not fit between `first` and `last`,
 * they go on beyond `last`.
 */
export function spread(
  wanted: readonly number[],
  options: { pitch: number; first: number; last: number },
): number[] {
  const { pitch, first, last } = options;
  const pools: { sum: number; n: number }[] = [];
  for (const [index, y] of wanted.entries()) {
    let pool = { sum: y - index * pitch, n: 1 };
    let before = pools.at(-1);
    while (before && before.sum / before.n >= pool.sum / pool.n) {
      pools.pop();
      pool = { sum: before.sum + pool.sum, n: before.n + pool.n };
      before = pools.at(-1);
    }
    pools.push(pool);
  }
  const least = first;
  const most = Math.max(first, last - (wanted.length - 1) * pitch);
  const result: number[] = [];
  for (const { sum, n } of pools) {
    const base = Math.min(Math.max(sum / n, least), most);
    for (let i = 0; i < n; i++) result.push(base + result.length * pitch);
  }
  return result;
}
