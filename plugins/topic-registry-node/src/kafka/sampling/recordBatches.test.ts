import fc from 'fast-check';
import { batchOf, Codec, CODECS } from './__testUtils__/batches';
import { decompress } from './decompress';
import { decodeBatches, DecodeOptions } from './recordBatches';

const OPTIONS: DecodeOptions = {
  from: 0n,
  newest: 100,
  maxBatchBytes: 1024 * 1024,
};
const NAMES = Object.keys(CODECS) as Codec[];

function read(bytes: Buffer, options: Partial<DecodeOptions> = {}) {
  const decoded = decodeBatches(bytes, { ...OPTIONS, ...options });
  return {
    ...decoded,
    values: decoded.records.map(({ value }) => value?.toString()),
    unread: Object.fromEntries(decoded.unread),
  };
}

describe('decodeBatches', () => {
  it.each(NAMES)('reads records compressed by %s', codec => {
    const records = [
      {
        key: 'k',
        value: 'first',
        headers: { a: '1', b: '' },
        timestamp: 1_700_000_000_000,
      },
      { key: null, value: null, timestamp: -5 },
      { value: 'x'.repeat(100_000) },
    ];
    const bytes = batchOf(records, { codec, baseOffset: 7 });
    const { records: got, unread, values } = read(bytes);
    expect(unread).toEqual({});
    expect(got.map(({ offset }) => offset)).toEqual([7n, 8n, 9n]);
    expect(values).toEqual(['first', undefined, 'x'.repeat(100_000)]);
    expect(got[0].key?.toString()).toBe('k');
    expect(got[1].key).toBeUndefined();
    expect(got[0].timestamp).toBe(1_700_000_000_000);
    expect(got[0].headers).toEqual([
      { name: 'a', value: Buffer.from('1') },
      { name: 'b', value: Buffer.alloc(0) },
    ]);
  });

  it('keeps the newest, from the offset on', () => {
    const records = Array.from({ length: 10 }, (_, i) => ({ value: `${i}` }));
    const bytes = Buffer.concat([
      batchOf(records, { codec: 'gzip' }),
      batchOf([{ value: '10' }], { baseOffset: 10 }),
    ]);
    expect(read(bytes, { from: 7n }).values).toEqual(['7', '8', '9', '10']);
    expect(read(bytes, { newest: 2 }).values).toEqual(['9', '10']);
  });

  it('takes the time of the broker under LogAppendTime', () => {
    const bytes = batchOf([{ value: 'a', timestamp: 5 }], {
      attributes: 0x08,
      maxTimestamp: 99,
    });
    expect(read(bytes).records[0].timestamp).toBe(99);
  });

  it('leaves out control batches and aborted transactions, those of others not', () => {
    const transactional = { attributes: 0x10 };
    const bytes = Buffer.concat([
      batchOf([{ value: 'aborted' }], { ...transactional, producerId: 1 }),
      batchOf([{ value: 'committed' }], {
        ...transactional,
        producerId: 2,
        baseOffset: 1,
      }),
      batchOf([], { control: 'abort', producerId: 1, baseOffset: 2 }),
      batchOf([{ value: 'later' }], {
        ...transactional,
        producerId: 1,
        baseOffset: 3,
      }),
      batchOf([], { control: 'commit', producerId: 1, baseOffset: 4 }),
    ]);
    const aborted = [{ producerId: 1n, firstOffset: 0n }];
    expect(read(bytes, { aborted })).toMatchObject({
      values: ['committed', 'later'],
      batches: 5,
      unread: {},
    });
  });

  it.each([
    [0, 'in message format v0, from before Kafka 0.11'],
    [1, 'in message format v1, from before Kafka 0.11'],
    [9, 'in an unknown message format'],
  ])('says of format v%i that it is unread, and goes on', (magic, reason) => {
    const bytes = Buffer.concat([
      batchOf([{ value: 'old' }], { magic }),
      batchOf([{ value: 'new' }], { baseOffset: 1 }),
    ]);
    expect(read(bytes)).toMatchObject({
      values: ['new'],
      unread: { [reason]: 1 },
    });
  });

  it('leaves a batch alone that is cut off', () => {
    const whole = batchOf([{ value: 'a' }]);
    const cut = batchOf([{ value: 'b' }], { baseOffset: 1 }).subarray(0, -1);
    expect(read(Buffer.concat([whole, cut])).values).toEqual(['a']);
    expect(read(cut).batches).toBe(0);
  });

  it.each(NAMES.filter(name => name !== 'none'))(
    'does not inflate a bomb of %s',
    codec => {
      const content = Buffer.alloc(64 * 1024 * 1024);
      const bytes = batchOf([{ value: '' }], { codec, content });
      const started = performance.now();
      expect(read(bytes).unread).toEqual({
        [`compressed by ${codec}, with more content than 1048576 bytes`]: 1,
      });
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );

  it('reads the stream of snappy-java', () => {
    const raw = CODECS.snappy(Buffer.from('hello hello hello'));
    const size = Buffer.alloc(4);
    size.writeInt32BE(raw.length);
    const stream = Buffer.concat([
      Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]),
      Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]),
      ...[size, raw, size, raw],
    ]);
    expect(decompress(2, stream, 100).toString()).toBe(
      'hello hello hellohello hello hello',
    );
    expect(() => decompress(2, stream, 20)).toThrow('more content than 20');
  });

  it('gives back what was compressed, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.oneof(
          fc.uint8Array({ maxLength: 5_000 }),
          fc
            .tuple(fc.uint8Array({ maxLength: 9 }), fc.nat(20_000))
            .map(([bytes, times]) =>
              Buffer.concat(Array.from({ length: times }, () => bytes)),
            ),
        ),
        (codec, content) => {
          const bytes = Buffer.from(content);
          const packed = CODECS[codec](bytes);
          const size = Math.max(1, bytes.length);
          const unpacked = decompress(NAMES.indexOf(codec), packed, size);
          expect(unpacked.equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('neither throws nor hangs nor grows on any bytes', () => {
    const limit = 100_000;
    const valid = fc
      .tuple(
        fc.constantFrom(...NAMES),
        fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 5 }),
      )
      .map(([codec, values]) =>
        batchOf(
          values.map(value => ({ value })),
          { codec },
        ),
      );
    const damaged = fc
      .tuple(valid, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
      .map(([bytes, edits]) => {
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        return bytes;
      });
    const framed = fc
      .tuple(fc.nat(7), fc.uint8Array({ maxLength: 2_000 }))
      .map(([attributes, content]) => {
        const bytes = batchOf([{ value: '' }], {
          attributes,
          content: Buffer.from(content),
        });
        bytes.writeInt32BE(2 ** 31 - 1, 57);
        return bytes;
      });
    fc.assert(
      fc.property(
        fc.oneof(
          damaged,
          framed,
          fc.uint8Array({ maxLength: 2_000 }).map(bytes => Buffer.from(bytes)),
        ),
        bytes => {
          const started = performance.now();
          const { records } = decodeBatches(bytes, {
            ...OPTIONS,
            maxBatchBytes: limit,
          });
          expect(records.length).toBeLessThanOrEqual(OPTIONS.newest);
          for (const { value } of records) {
            expect(value?.length ?? 0).toBeLessThanOrEqual(limit);
          }
          expect(performance.now() - started).toBeLessThan(2_000);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
