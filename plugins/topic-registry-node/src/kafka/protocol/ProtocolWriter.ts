const FIRST_BYTES = 4_096;
/** A larger buffer is not kept. */
const SPARE_BYTES = 1_048_576;
/** Up to this length a loop is faster than a call. */
const ASCII_LENGTH = 256;
const LAST_ASCII = 0x7f;

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/**
 * Writes Kafka's primitive types. In a flexible version (KIP-482) strings and
 * arrays are compact (length + 1 as an unsigned varint) and each struct ends
 * with a section of tagged fields, which this writer leaves empty.
 */
export class ProtocolWriter {
  /** What the last writer wrote in: requests of tens of kB would each grow a buffer of their own. */
  private static spare: Buffer | undefined;

  private buffer: Buffer;
  private view: DataView;
  private length = 0;

  constructor(readonly flexible: boolean) {
    this.buffer = ProtocolWriter.spare ?? Buffer.allocUnsafeSlow(FIRST_BYTES);
    this.view = viewOf(this.buffer);
    ProtocolWriter.spare = undefined;
  }

  int8(value: number): this {
    this.reserve(1);
    this.view.setInt8(this.length, value);
    this.length += 1;
    return this;
  }

  int16(value: number): this {
    this.reserve(2);
    this.view.setInt16(this.length, value);
    this.length += 2;
    return this;
  }

  int32(value: number): this {
    this.reserve(4);
    this.view.setInt32(this.length, value);
    this.length += 4;
    return this;
  }

  int64(value: bigint): this {
    this.reserve(8);
    this.view.setBigInt64(this.length, value);
    this.length += 8;
    return this;
  }

  boolean(value: boolean): this {
    return this.int8(value ? 1 : 0);
  }

  /** The zero UUID, which stands for "none". */
  noUuid(): this {
    return this.uuid(undefined);
  }

  /** From the text form of Kafka's own tools, URL-safe base64; `undefined` is the zero UUID. */
  uuid(id: string | undefined): this {
    this.reserve(16);
    this.buffer.fill(0, this.length, this.length + 16);
    if (id) Buffer.from(id, 'base64url').copy(this.buffer, this.length, 0, 16);
    this.length += 16;
    return this;
  }

  /** `undefined` is written as null, which only nullable fields allow. */
  string(value: string | undefined): this {
    if (value === undefined) {
      return this.flexible ? this.unsignedVarint(0) : this.int16(-1);
    }
    if (this.asciiString(value)) return this;
    const size = Buffer.byteLength(value);
    if (this.flexible) this.unsignedVarint(size + 1);
    else this.int16(size);
    this.reserve(size);
    this.length += this.buffer.write(value, this.length);
    return this;
  }

  /** `undefined` is written as null, which only nullable fields allow. */
  array<T>(items: readonly T[] | undefined, write: (item: T) => void): this {
    if (items === undefined) {
      return this.flexible ? this.unsignedVarint(0) : this.int32(-1);
    }
    if (this.flexible) this.unsignedVarint(items.length + 1);
    else this.int32(items.length);
    for (const item of items) write(item);
    return this;
  }

  /** Ends a struct: an empty section of tagged fields where the version has them. */
  endStruct(): this {
    return this.flexible ? this.unsignedVarint(0) : this;
  }

  unsignedVarint(value: number): this {
    this.reserve(5);
    let rest = value;
    while (rest >= 0x80) {
      // eslint-disable-next-line no-bitwise
      this.view.setUint8(this.length, (rest & 0x7f) | 0x80);
      this.length += 1;
      rest = Math.floor(rest / 0x80);
    }
    this.view.setUint8(this.length, rest);
    this.length += 1;
    return this;
  }

  /** What another writer has written. */
  raw(written: Buffer): this {
    this.reserve(written.length);
    this.buffer.set(written, this.length);
    this.length += written.length;
    return this;
  }

  /** What was written. Ends the writer. */
  toBuffer(): Buffer {
    const written = Buffer.from(this.buffer.subarray(0, this.length));
    if (this.buffer.length <= SPARE_BYTES) ProtocolWriter.spare = this.buffer;
    return written;
  }

  /** Names of topics are ASCII, and too short to be worth a call; false for any other string. */
  private asciiString(value: string): boolean {
    const size = value.length;
    if (size > ASCII_LENGTH) return false;
    const start = this.length;
    if (this.flexible) this.unsignedVarint(size + 1);
    else this.int16(size);
    this.reserve(size);
    for (let index = 0; index < size; index++) {
      const code = value.charCodeAt(index);
      if (code > LAST_ASCII) {
        this.length = start;
        return false;
      }
      this.buffer[this.length + index] = code;
    }
    this.length += size;
    return true;
  }

  private reserve(size: number) {
    const needed = this.length + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(
      Math.max(needed, this.buffer.length * 4),
    );
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    this.view = viewOf(larger);
  }
}
