/** Header of the stream format of snappy-java, in which Java producers write. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
/** Behind the magic stand a version and the least compatible one, 4 bytes each. */
const XERIAL_HEADER = 16;

/**
 * Decompresses Snappy: one raw block, or the blocks of snappy-java's stream.
 *
 * @throws RangeError for what is no Snappy, or gives more than `limit` bytes.
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 */
export function decompressSnappy(input: Buffer, limit: number): Buffer {
  if (!input.subarray(0, XERIAL.length).equals(XERIAL)) {
    return decompressBlock(input, limit);
  }
  const blocks: Buffer[] = [];
  let rest = limit;
  let position = XERIAL_HEADER;
  while (position + 4 <= input.length) {
    const size = input.readInt32BE(position);
    position += 4;
    if (size < 0 || position + size > input.length) {
      throw new RangeError('a Snappy block goes beyond its stream');
    }
    const block = decompressBlock(
      input.subarray(position, position + size),
      rest,
    );
    blocks.push(block);
    rest -= block.length;
    position += size;
  }
  return Buffer.concat(blocks);
}

function decompressBlock(input: Buffer, limit: number): Buffer {
  let position = 0;
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    if (shift > 28 || position >= input.length) {
      throw new RangeError('no length stands in front of the Snappy block');
    }
    const byte = input[position++];
    size += (byte % 0x80) * 2 ** shift;
    if (byte < 0x80) break;
  }
  if (size > limit) throw tooLarge(limit);
  const output = Buffer.allocUnsafe(size);
  let end = 0;
  while (position < input.length) {
    const tag = input[position++];
    const kind = tag % 4;
    let length = Math.floor(tag / 4) + 1;
    if (kind === 0) {
      const extra = length - 60;
      if (extra > 0) {
        if (position + extra > input.length) throw corrupt();
        length = input.readUIntLE(position, extra) + 1;
        position += extra;
      }
      if (position + length > input.length || end + length > size) {
        throw corrupt();
      }
      input.copy(output, end, position, position + length);
      position += length;
    } else {
      const width = kind === 3 ? 4 : kind;
      if (position + width > input.length) throw corrupt();
      let offset = input.readUIntLE(position, width);
      position += width;
      if (kind === 1) {
        length = (Math.floor(tag / 4) % 8) + 4;
        offset += Math.floor(tag / 32) * 256;
      }
      if (offset === 0 || offset > end || end + length > size) throw corrupt();
      // what is copied may overlap what it gives
      for (let i = 0; i < length; i++)
        output[end + i] = output[end + i - offset];
    }
    end += length;
  }
  if (end !== size) throw corrupt();
  return output;
}

function corrupt(): RangeError {
  return new RangeError('the Snappy block is corrupt');
}

function tooLarge(limit: number): RangeError {
  return new RangeError(`it decompresses to more than ${limit} bytes`);
}
