import fc from 'fast-check';
import { ProtocolDecodeError, ProtocolReader } from './ProtocolReader';
import { ProtocolWriter } from './ProtocolWriter';

function bytesOf(write: (writer: ProtocolWriter) => void, flexible = true) {
  const writer = new ProtocolWriter(flexible);
  write(writer);
  return writer.toBuffer().toString('hex');
}

function reader(hex: string, flexible = true) {
  return new ProtocolReader(Buffer.from(hex, 'hex'), flexible);
}

describe('primitive types', () => {
  it('writes compact strings as length + 1 in a varint, classic ones in 16 bits', () => {
    expect(bytesOf(w => w.string('abc'))).toBe('04616263');
    expect(bytesOf(w => w.string('abc'), false)).toBe('0003616263');
    expect(bytesOf(w => w.string(''))).toBe('01');
    expect(bytesOf(w => w.string(undefined))).toBe('00');
    expect(bytesOf(w => w.string(undefined), false)).toBe('ffff');
  });

  it('writes arrays with their count, and null ones', () => {
    expect(bytesOf(w => w.array([7, 8], n => w.int8(n)))).toBe('030708');
    expect(bytesOf(w => w.array([7], n => w.int8(n)), false)).toBe(
      '0000000107',
    );
    expect(bytesOf(w => w.array(undefined, () => {}))).toBe('00');
    expect(bytesOf(w => w.array(undefined, () => {}), false)).toBe('ffffffff');
  });

  it('ends structs with an empty tag section in flexible versions only', () => {
    expect(bytesOf(w => w.int8(1).endStruct())).toBe('0100');
    expect(bytesOf(w => w.int8(1).endStruct(), false)).toBe('01');
  });

  it('writes varints of several bytes', () => {
    expect(bytesOf(w => w.unsignedVarint(127))).toBe('7f');
    expect(bytesOf(w => w.unsignedVarint(128))).toBe('8001');
    expect(bytesOf(w => w.unsignedVarint(300))).toBe('ac02');
    expect(bytesOf(w => w.unsignedVarint(0xffffffff))).toBe('ffffffff0f');
  });

  it('skips tagged fields that it does not know', () => {
    // two fields: tag 0 of 2 bytes, tag 300 of 1 byte; then the next value
    const r = reader('020002aabbac0201cc2a');
    r.endStruct();
    expect(r.int8()).toBe(42);
  });

  it('reads a uuid as the tools of Kafka print it, and the zero one as none', () => {
    expect(reader('9b4f1a2b3c4d5e6f708192a3b4c5d6e7').uuid()).toBe(
      'm08aKzxNXm9wgZKjtMXW5w',
    );
    expect(reader('00'.repeat(16)).uuid()).toBeUndefined();
  });

  it('gives the same string and the same list for the same bytes', () => {
    const words = reader('0461626303c3a40004616263');
    expect(words.nullableWord()).toBe('abc');
    expect(words.nullableWord()).toBe('ä');
    expect(words.nullableWord()).toBeUndefined();
    expect(words.nullableWord()).toBe('abc');
    const one = '0300000001' + '00000002';
    const lists = reader(`${one}${one}01020000000103000000020000000102`, true);
    const first = lists.int32s();
    expect(first).toEqual([1, 2]);
    expect(lists.int32s()).toBe(first);
    expect(lists.int32s()).toEqual([]);
    expect(lists.int32s()).toEqual([1]);
    expect(lists.int32s()).toEqual([2, 1]);
    expect(() => (first as number[]).push(3)).toThrow(TypeError);
  });

  it('keeps what was written, whatever is written afterwards or beside it', () => {
    const first = new ProtocolWriter(true).string('first').toBuffer();
    const one = new ProtocolWriter(true).int8(1);
    const other = new ProtocolWriter(true).int8(2);
    one.string('a'.repeat(9_000));
    expect(other.int8(3).toBuffer().toString('hex')).toBe('0203');
    expect(one.toBuffer().subarray(0, 4).toString('hex')).toBe('01a94661');
    expect(new ProtocolWriter(true).int8(4).toBuffer()).toEqual(
      Buffer.from([4]),
    );
    expect(first.toString('latin1')).toBe('\x06first');
  });

  it('writes what another writer has written, and long or foreign texts whole', () => {
    const other = new ProtocolWriter(true).string('ab').toBuffer();
    expect(bytesOf(w => w.int8(1).raw(other).int8(2))).toBe('0103616202');
    const long = 'x'.repeat(300);
    expect(bytesOf(w => w.string(long))).toBe(`ad02${'78'.repeat(300)}`);
    expect(bytesOf(w => w.string('aä'))).toBe('0461c3a4');
    expect(bytesOf(w => w.string('aä'), false)).toBe('000361c3a4');
  });

  it('refuses what is cut off, null where a text must stand, and impossible counts', () => {
    expect(() => reader('0461').string()).toThrow(ProtocolDecodeError);
    expect(() => reader('00').string()).toThrow(ProtocolDecodeError);
    expect(() => reader('0000').int32()).toThrow(ProtocolDecodeError);
    const huge = reader('7fffffff', false);
    expect(() => huge.array(() => huge.int8())).toThrow(ProtocolDecodeError);
    expect(() => reader('ffffffffffff').unsignedVarint()).toThrow(
      ProtocolDecodeError,
    );
  });

  it('reads back whatever it writes, in both encodings', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(
          fc.record({
            name: fc.option(fc.string({ unit: 'binary', maxLength: 700 }), {
              nil: undefined,
            }),
            offset: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
            number: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
            flag: fc.boolean(),
          }),
        ),
        (flexible, items) => {
          const writer = new ProtocolWriter(flexible);
          writer.array(items, ({ name, offset, number, flag }) =>
            writer
              .string(name)
              .int64(offset)
              .int32(number)
              .boolean(flag)
              .endStruct(),
          );
          const r = new ProtocolReader(writer.toBuffer(), flexible);
          const read = r.array(() => {
            const item = {
              name: r.nullableString(),
              offset: r.int64(),
              number: r.int32(),
              flag: r.boolean(),
            };
            r.endStruct();
            return item;
          });
          expect(read).toEqual(items);
        },
      ),
    );
  });

  it('ends in an error and never hangs on random bytes', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.uint8Array({ maxLength: 200 }),
        (flexible, bytes) => {
          const r = new ProtocolReader(Buffer.from(bytes), flexible);
          let failure: unknown;
          try {
            r.array(() => {
              r.nullableString();
              r.array(() => r.int32());
              r.endStruct();
            });
          } catch (error) {
            failure = error;
          }
          expect(
            failure === undefined || failure instanceof ProtocolDecodeError,
          ).toBe(true);
        },
      ),
    );
  });
});
