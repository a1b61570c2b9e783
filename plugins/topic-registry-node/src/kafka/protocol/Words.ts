/** Multiplier and mask of a plain polynomial hash. */
const FACTOR = 31;
const MASK = 0x3fff_ffff;

interface Word {
  text: string;
  bytes: Uint8Array;
}

/**
 * Strings that come again and again in one answer: names and values of
 * settings by the ten thousands. Told apart by their bytes, so that a known one
 * costs neither a call to decode it nor memory.
 */
export class Words {
  private readonly byHash = new Map<number, Word[]>();

  at(buffer: Buffer, start: number, end: number): string {
    let hash = 0;
    for (let index = start; index < end; index++) {
      // eslint-disable-next-line no-bitwise
      hash = (hash * FACTOR + buffer[index]) & MASK;
    }
    let words = this.byHash.get(hash);
    if (!words) {
      words = [];
      this.byHash.set(hash, words);
    }
    for (const { text, bytes } of words) {
      if (isSame(bytes, buffer, start, end)) return text;
    }
    const text = buffer.toString('utf8', start, end);
    words.push({ text, bytes: Uint8Array.from(buffer.subarray(start, end)) });
    return text;
  }
}

function isSame(
  bytes: Uint8Array,
  buffer: Buffer,
  start: number,
  end: number,
): boolean {
  if (bytes.length !== end - start) return false;
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] !== buffer[start + index]) return false;
  }
  return true;
}
