/**
 * What follows from a text alone, kept for when the text comes again: a
 * document that is typed in names the same things each time.
 */
export class Remembered<V> {
  readonly #known = new Map<string, V>();
  readonly #most: number;

  /** @param most - Values that are kept; with more, all are forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string, make: () => V): V {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= this.#most) this.#known.clear();
    const value = make();
    this.#known.set(text, value);
    return value;
  }
}
