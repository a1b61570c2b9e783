/** Remembers what was loaded for each cluster, by when it was made. */
export class ByCluster<T> {
  readonly #kept = new Map<string, Map<string, T>>();

  /** What is remembered, or what loading gives. */
  async get(
    cluster: string,
    at: string,
    load: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const known = this.#kept.get(cluster)?.get(at);
    if (known !== undefined) return known;
    const loaded = await load();
    if (loaded !== undefined) {
      const ofCluster = this.#kept.get(cluster) ?? new Map<string, T>();
      this.#kept.set(cluster, ofCluster.set(at, loaded));
    }
    return loaded;
  }

  /** Forgets what a cluster no longer has. */
  forget(cluster: string, kept: readonly string[]): void {
    const ofCluster = this.#kept.get(cluster);
    if (!ofCluster) return;
    for (const at of ofCluster.keys()) {
      if (!kept.includes(at)) ofCluster.delete(at);
    }
  }
}
