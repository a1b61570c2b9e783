const MAGIC = 0x184d2204;
const UNCOMPRESSED = 0x80000000;
const LEAST_MATCH = 4;

function corrupt(): RangeError {
  return new RangeError('the LZ4 block is corrupt');
}

/** Grows up to the limit, and gives back what lies behind it. */
class Output {
  private buffer: Buffer;
  private length = 0;

  constructor(private readonly limit: number) {
    this.buffer = Buffer.allocUnsafe(Math.min(limit, 64 * 1024));
  }

  append(source: Buffer, start: number, size: number): void {
    this.reserve(size);
    source.copy(this.buffer, this.length, start, start + size);
    this.length += size;
  }

  repeat(offset: number, size: number): void {
    if (offset === 0 || offset > this.length) throw corrupt();
    this.reserve(size);
    const { buffer, length } = this;
    for (let i = 0; i < size; i++) {
      buffer[length + i] = buffer[length + i - offset];
    }
    this.length += size;
  }

  toBuffer(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed > this.limit) {
      throw new RangeError(`it decompresses to more than ${this.limit} bytes`);
    }
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(
      Math.min(this.limit, Math.max(needed, this.buffer.length * 2)),
    );
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

/**
 * Decompresses a frame of LZ4, with independent or linked blocks; checksums
 * are skipped, as the batch around the frame has one of its own.
 *
 * @throws RangeError for what is no such frame, or gives more than `limit` bytes.
 * @see https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 */
export function decompressLz4(input: Buffer, limit: number): Buffer {
  if (input.length < 7 || input.readUInt32LE(0) !== MAGIC) {
    throw new RangeError('no LZ4 frame begins here');
  }
  const flags = input[4];
  if (Math.floor(flags / 64) !== 1)
    throw new RangeError('an unknown version of LZ4 frames');
  const has = (bit: number) => Math.floor(flags / bit) % 2 === 1;
  // descriptor, content size, dictionary id, checksum of the header
  let position = 6 + (has(0x08) ? 8 : 0) + (has(0x01) ? 4 : 0) + 1;
  const output = new Output(limit);
  while (position + 4 <= input.length) {
    const word = input.readUInt32LE(position);
    position += 4;
    // the end mark
    if (word === 0) return output.toBuffer();
    const size = word % UNCOMPRESSED;
    if (position + size > input.length) throw corrupt();
    const block = input.subarray(position, position + size);
    if (word >= UNCOMPRESSED) output.append(block, 0, size);
    else decompressBlock(block, output);
    position += size + (has(0x10) ? 4 : 0);
  }
  throw new RangeError('the LZ4 frame has no end');
}

function decompressBlock(block: Buffer, output: Output): void {
  let position = 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    if (nibble < 15) return length;
    for (;;) {
      if (position >= block.length) throw corrupt();
      const byte = block[position++];
      length += byte;
      if (byte < 255) return length;
    }
  };
  while (position < block.length) {
    const token = block[position++];
    const literals = lengthOf(Math.floor(token / 16));
    if (position + literals > block.length) throw corrupt();
    output.append(block, position, literals);
    position += literals;
    // the last sequence is literals alone
    if (position === block.length) return;
    if (position + 2 > block.length) throw corrupt();
    const offset = block.readUInt16LE(position);
    position += 2;
    output.repeat(offset, lengthOf(token % 16) + LEAST_MATCH);
  }
}
