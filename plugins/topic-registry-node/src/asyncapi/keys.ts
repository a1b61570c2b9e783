/**
 * Keys for the parts of a document: letters, digits, `.`, `-` and `_`, which is
 * what AsyncAPI 3.0 allows in `components` and what needs no escape in a
 * JSON pointer. Each key is given once.
 */
export class UniqueKeys {
  readonly #given = new Set<string>();

  keyOf(text: string): string {
    const plain = text.replace(/[^A-Za-z0-9._-]+/g, '_') || '_';
    // The one name that an object does not take as a key of its own.
    let key = plain === '__proto__' ? 'proto' : plain;
    for (let n = 2; this.#given.has(key); n++) key = `${plain}_${n}`;
    this.#given.add(key);
    return key;
  }
}
