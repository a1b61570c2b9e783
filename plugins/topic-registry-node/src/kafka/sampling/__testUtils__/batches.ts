import { compress as lz4 } from 'lz4js';
import { compress as snappy } from 'snappyjs';
import zlib from 'node:zlib';

export interface TestRecord {
  key?: string | null;
  value?: string | null;
  headers?: Record<string, string>;
  timestamp?: number;
}

export const CODECS = {
  none: (content: Buffer) => content,
  gzip: (content: Buffer) => zlib.gzipSync(content),
  snappy: (content: Buffer) => Buffer.from(snappy(content)),
  lz4: (content: Buffer) => Buffer.from(lz4(content)),
  zstd: (content: Buffer) => zlib.zstdCompressSync(content),
};

export type Codec = keyof typeof CODECS;

const NUMBERS: Codec[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];
const HEADER = 61;

function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value) * 2n);
  if (BigInt(value) < 0n) rest = BigInt.asUintN(64, -BigInt(value) * 2n - 1n);
  const bytes: number[] = [];
  while (rest >= 0x80n) {
    bytes.push(Number(rest % 0x80n) + 0x80);
    rest /= 0x80n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

function sized(text: string | Buffer | null | undefined): Buffer {
  if (text === null || text === undefined) return varint(-1);
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(bytes.length), bytes]);
}

function recordOf(
  {
    key,
    value,
    headers = {},
    timestamp = 0,
  }: Omit<TestRecord, 'key'> & {
    key?: string | Buffer | null;
  },
  delta: number,
): Buffer {
  const body = Buffer.concat([
    Buffer.from([0]),
    varint(timestamp),
    varint(delta),
    sized(key),
    sized(value),
    varint(Object.keys(headers).length),
    ...Object.entries(headers).flatMap(([name, text]) => [
      sized(name),
      sized(text),
    ]),
  ]);
  return Buffer.concat([varint(body.length), body]);
}

/** A record batch of format v2, as brokers store it; its checksum is left at zero. */
export function batchOf(
  records: TestRecord[],
  options: {
    baseOffset?: number;
    codec?: Codec;
    magic?: number;
    /** Beside the codec. */
    attributes?: number;
    maxTimestamp?: number;
    producerId?: number;
    /** What a record's section holds, where it is not the records. */
    content?: Buffer;
    /** A control batch with this decision. */
    control?: 'abort' | 'commit';
  } = {},
): Buffer {
  const { baseOffset = 0, codec = 'none', control } = options;
  const key = Buffer.from([0, 0, 0, control === 'commit' ? 1 : 0]);
  const plain =
    options.content ??
    (control
      ? recordOf({ key, value: '' }, 0)
      : Buffer.concat(records.map((record, i) => recordOf(record, i))));
  const content = CODECS[codec](plain);
  const head = Buffer.alloc(HEADER);
  const count = control ? 1 : records.length;
  head.writeBigInt64BE(BigInt(baseOffset), 0);
  head.writeInt32BE(HEADER - 12 + content.length, 8);
  head.writeInt8(options.magic ?? 2, 16);
  head.writeInt16BE(
    (options.attributes ?? 0) + NUMBERS.indexOf(codec) + (control ? 0x30 : 0),
    21,
  );
  head.writeInt32BE(Math.max(0, count - 1), 23);
  head.writeBigInt64BE(BigInt(options.maxTimestamp ?? 0), 35);
  head.writeBigInt64BE(BigInt(options.producerId ?? -1), 43);
  head.writeInt32BE(count, 57);
  return Buffer.concat([head, content]);
}
