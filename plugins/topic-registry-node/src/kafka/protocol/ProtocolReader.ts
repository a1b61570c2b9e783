import { Turns } from './Turns';

const ZERO_UUID = 'A'.repeat(22);

/** Thrown when an answer does not have the layout that its version promises. */
export class ProtocolDecodeError extends Error {
  readonly name = 'ProtocolDecodeError';
}

/**
 * Reads Kafka's primitive types: the counterpart of `ProtocolWriter`.
 * A truncated or contradictory answer ends in a `ProtocolDecodeError`.
 */
export class ProtocolReader {
  private position = 0;

  /** How long the broker asks the client to wait, ms (KIP-219). */
  throttleMs = 0;

  constructor(private readonly buffer: Buffer, readonly flexible: boolean) {}

  int8(): number {
    return this.buffer.readInt8(this.advance(1));
  }

  int16(): number {
    return this.buffer.readInt16BE(this.advance(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.advance(4));
  }

  int64(): bigint {
    return this.buffer.readBigInt64BE(this.advance(8));
  }

  /** For times: exact up to 2^53. */
  int64AsNumber(): number {
    const start = this.advance(8);
    return (
      this.buffer.readInt32BE(start) * 0x1_0000_0000 +
      this.buffer.readUInt32BE(start + 4)
    );
  }

  boolean(): boolean {
    return this.int8() !== 0;
  }

  throttle(): void {
    this.throttleMs = this.int32();
  }

  /** In the text form of Kafka's own tools: URL-safe base64 without padding; `undefined` for the zero UUID. */
  uuid(): string | undefined {
    const start = this.advance(16);
    const bytes = this.buffer.subarray(start, start + 16);
    const text = bytes.toString('base64url');
    return text === ZERO_UUID ? undefined : text;
  }

  nullableString(): string | undefined {
    const size = this.flexible ? this.unsignedVarint() - 1 : this.int16();
    if (size < 0) return undefined;
    const start = this.advance(size);
    return this.buffer.toString('utf8', start, start + size);
  }

  string(): string {
    const value = this.nullableString();
    if (value === undefined) {
      throw new ProtocolDecodeError(
        `Null at byte ${this.position}, where a string must stand`,
      );
    }
    return value;
  }

  bytes(): Buffer {
    const size = this.flexible ? this.unsignedVarint() - 1 : this.int32();
    if (size < 0) return Buffer.alloc(0);
    const start = this.advance(size);
    return this.buffer.subarray(start, start + size);
  }

  /** A null array reads as an empty one. */
  array<T>(read: () => T): T[] {
    const length = this.arrayLength();
    const items: T[] = [];
    for (let index = 0; index < length; index++) items.push(read());
    return items;
  }

  int32s(): number[] {
    return this.array(() => this.int32());
  }

  /** The same for an array so long that the event loop has to come round meanwhile. */
  async longArray<T>(read: () => T): Promise<T[]> {
    const length = this.arrayLength();
    const turns = new Turns();
    const items: T[] = [];
    for (let index = 0; index < length; index++) {
      items.push(read());
      if (turns.over()) await turns.next();
    }
    return items;
  }

  /** Ends a struct: skips its tagged fields where the version has them. */
  endStruct(): void {
    if (!this.flexible) return;
    const count = this.unsignedVarint();
    for (let index = 0; index < count; index++) {
      this.unsignedVarint();
      this.advance(this.unsignedVarint());
    }
  }

  unsignedVarint(): number {
    let value = 0;
    let factor = 1;
    for (let index = 0; index < 5; index++) {
      const byte = this.buffer.readUInt8(this.advance(1));
      // eslint-disable-next-line no-bitwise
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
    throw new ProtocolDecodeError(
      `Unsigned varint longer than five bytes at byte ${this.position}`,
    );
  }

  private arrayLength(): number {
    const length = this.flexible ? this.unsignedVarint() - 1 : this.int32();
    // every element takes at least one byte, so a larger count is a wrong layout
    if (length > this.buffer.length - this.position) {
      throw new ProtocolDecodeError(
        `${length} elements announced at byte ${this.position} of ${this.buffer.length}`,
      );
    }
    return length;
  }

  private advance(size: number): number {
    const start = this.position;
    if (start + size > this.buffer.length) {
      throw new ProtocolDecodeError(
        `Answer ends at byte ${this.buffer.length}, ${size} more expected at byte ${start}`,
      );
    }
    this.position = start + size;
    return start;
  }
}
