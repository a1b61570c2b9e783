const ZERO = BigInt(0);
const ONE = BigInt(1);
const TWO = BigInt(2);
/** Of a number of 64 bits. */
const MOST_BYTES = 10;

/**
 * Reads the fields of records, whose numbers are zig-zag varints.
 * Throws a RangeError where the bytes do not hold what they promise.
 */
export class VarintReader {
  private position = 0;

  constructor(private readonly buffer: Buffer) {}

  varlong(): bigint {
    let value = BigInt(0);
    let factor = BigInt(1);
    for (let index = 0; index < MOST_BYTES; index++) {
      const byte = this.take(1)[0];
      value += BigInt(byte % 0x80) * factor;
      if (byte < 0x80) {
        const half = value / TWO;
        return BigInt.asIntN(64, value % TWO === ZERO ? half : -half - ONE);
      }
      factor *= BigInt(0x80);
    }
    throw new RangeError('a varint of more than ten bytes');
  }

  /** A number that fits what is left: a size, or a count of things of a byte at least. */
  length(): number {
    const value = this.varlong();
    const rest = this.buffer.length - this.position;
    if (value < 0 || value > rest) {
      throw new RangeError(`${value} announced where ${rest} are left`);
    }
    return Number(value);
  }

  /** Bytes with their length in front; undefined for null. */
  nullable(): Buffer | undefined {
    const size = this.varlong();
    if (size < 0) return undefined;
    if (size > this.buffer.length - this.position) {
      throw new RangeError('bytes go beyond the record');
    }
    return this.take(Number(size));
  }

  take(size: number): Buffer {
    const start = this.position;
    if (start + size > this.buffer.length) {
      throw new RangeError('the record ends too early');
    }
    this.position = start + size;
    return this.buffer.subarray(start, start + size);
  }
}
