const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Keys for the parts of a document: letters, digits, `.`, `-` and `_`, which is
 * what AsyncAPI 3.0 allows in `components` and what needs no escape in a
 * JSON pointer. Each key is given once.
 */
export class UniqueKeys {
  readonly #given = new Set<string>();

  keyOf(text: string): string {
    const plain = text.replace(/[^A-Za-z0-9._-]+/g, '_') || '_';
    // What every object has already is not to be found again by tools that ask
    // an object for it, AsyncAPI's own parser among them.
    const free = INHERITED.has(plain) ? `key_${plain}` : plain;
    let key = free;
    for (let n = 2; this.#given.has(key); n++) key = `${free}_${n}`;
    this.#given.add(key);
    return key;
  }
}
