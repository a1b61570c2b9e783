/**
 * Writes Kafka's primitive types. In a flexible version (KIP-482) strings and
 * arrays are compact (length + 1 as an unsigned varint) and each struct ends
 * with a section of tagged fields, which this writer leaves empty.
 */
export class ProtocolWriter {
  private buffer = Buffer.allocUnsafe(512);
  private length = 0;

  constructor(readonly flexible: boolean) {}

  int8(value: number): this {
    this.reserve(1);
    this.length = this.buffer.writeInt8(value, this.length);
    return this;
  }

  int16(value: number): this {
    this.reserve(2);
    this.length = this.buffer.writeInt16BE(value, this.length);
    return this;
  }

  int32(value: number): this {
    this.reserve(4);
    this.length = this.buffer.writeInt32BE(value, this.length);
    return this;
  }

  int64(value: bigint): this {
    this.reserve(8);
    this.length = this.buffer.writeBigInt64BE(value, this.length);
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
      this.length = this.buffer.writeUInt8((rest & 0x7f) | 0x80, this.length);
      rest = Math.floor(rest / 0x80);
    }
    this.length = this.buffer.writeUInt8(rest, this.length);
    return this;
  }

  toBuffer(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(size: number) {
    const needed = this.length + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
