/** Reads `started: completed, failed` as a verb and those that go with it. */
export function readPairs(pairs: readonly string[]): Map<string, string[]> {
  const verbs = new Map<string, string[]>();
  for (const pair of pairs) {
    const [verb, others = ''] = pair.split(':');
    verbs.set(
      verb.trim().toLowerCase(),
      others
        .split(',')
        .map(word => word.trim().toLowerCase())
        .filter(Boolean),
    );
  }
  return verbs;
}
