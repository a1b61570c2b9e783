import { Lists } from './Lists';
import { Turns } from './Turns';
import { Words } from './Words';

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
  /** Its numbers are small integers to V8, where those of a Buffer are boxed. */
  private readonly view: DataView;
  private readonly words = new Words();
  private readonly lists = new Lists();

  /** How long the broker asks the client to wait, ms (KIP-219). */
  throttleMs = 0;

  constructor(private readonly buffer: Buffer, readonly flexible: boolean) {
    this.view = new DataView(
      buffer.buffer,
      buffer.byteOffset,
      buffer.byteLength,
    );
  }

  int8(): number {
    return this.view.getInt8(this.advance(1));
  }

  int16(): number {
    return this.view.getInt16(this.advance(2));
  }

  int32(): number {
    return this.view.getInt32(this.advance(4));
  }

  int64(): bigint {
    return this.view.getBigInt64(this.advance(8));
  }

  /** For times: exact up to 2^53. */
  int64AsNumber(): number {
    const start = this.advance(8);
    return (
      this.view.getInt32(start) * 0x1_0000_0000 + this.view.getUint32(start + 4)
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
    const size = this.stringSize();
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

  /** A nullable string that the answer holds many times: the same one each time. */
  nullableWord(): string | undefined {
    const size = this.stringSize();
    if (size < 0) return undefined;
    const start = this.advance(size);
    return this.words.at(this.buffer, start, start + size);
  }

  bytes(): Buffer {
    const size = this.flexible ? this.unsignedVarint() - 1 : this.int32();
    if (size < 0) return Buffer.alloc(0);
    const start = this.advance(size);
    return this.buffer.subarray(start, start + size);
  }

  /** A null array reads as an empty one. */
  array<T>(read: () => T): T[] {
    const items = this.emptyArray<T>();
    for (let index = 0; index < items.length; index++) items[index] = read();
    return items;
  }

  /** Numbers that the answer lists many times in the same order, such as replicas: the same array each time. */
  int32s(): readonly number[] {
    const list = this.lists.start();
    for (let left = this.count(); left > 0; left--) list.add(this.int32());
    return list.end();
  }

  /** The same for an array so long that the event loop has to come round meanwhile. */
  async longArray<T>(read: () => T): Promise<T[]> {
    const turns = new Turns();
    const items = this.emptyArray<T>();
    for (let index = 0; index < items.length; index++) {
      items[index] = read();
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
      const byte = this.view.getUint8(this.advance(1));
      // eslint-disable-next-line no-bitwise
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
    throw new ProtocolDecodeError(
      `Unsigned varint longer than five bytes at byte ${this.position}`,
    );
  }

  private stringSize(): number {
    return this.flexible ? this.unsignedVarint() - 1 : this.int16();
  }

  /** Bytes that are not read yet. */
  get remaining(): number {
    return this.buffer.length - this.position;
  }

  /** The number in front of an array's elements; 0 for a null one. */
  count(): number {
    const length = this.flexible ? this.unsignedVarint() - 1 : this.int32();
    // every element takes at least one byte, so a larger count is a wrong layout
    if (length > this.remaining) {
      throw new ProtocolDecodeError(
        `${length} elements announced at byte ${this.position} of ${this.buffer.length}`,
      );
    }
    return Math.max(length, 0);
  }

  /** Of the announced length: an array that grows takes room for 17 elements and more. */
  private emptyArray<T>(): T[] {
    return new Array<T>(this.count());
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
