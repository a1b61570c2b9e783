import { decompress, UnreadableBatchError } from './decompress';
import { VarintReader } from './VarintReader';

/** A record as it lies in its batch; parts of larger buffers, to be looked at and let go. */
export interface SampledRecord {
  offset: bigint;
  /** ms since the epoch, as the producer said or, under LogAppendTime, the broker; -1 for none. */
  timestamp: number;
  key?: Buffer;
  /** Absent in a tombstone. */
  value?: Buffer;
  headers: { name: string; value: Buffer }[];
}

export interface DecodedBatches {
  /** The newest ones, in the order of their offsets. */
  records: SampledRecord[];
  /** Why batches could not be read, with their number. */
  unread: Map<string, number>;
  /** Whether anything at all was whole enough to be looked at. */
  batches: number;
}

export interface DecodeOptions {
  /** Records in front of it are left out. */
  from: bigint;
  /** Keeps this many, the newest. */
  newest: number;
  aborted?: readonly { producerId: bigint; firstOffset: bigint }[];
  /** Most bytes that one batch may decompress to. */
  maxBatchBytes: number;
}

/** Base offset and length: what stands in front of every batch of every format. */
const LOG_OVERHEAD = 12;
const MAGIC_AT = 16;
const HEADER = 61;
const CODEC_BITS = 0x07;
const LOG_APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
const ABORT = 0;

/** Follows a log past the transactions that the broker names as aborted. */
class AbortedTransactions {
  private readonly open = new Set<bigint>();
  private next = 0;

  private readonly transactions: { producerId: bigint; firstOffset: bigint }[];

  constructor(
    transactions: readonly { producerId: bigint; firstOffset: bigint }[],
  ) {
    this.transactions = [...transactions].sort((a, b) =>
      a.firstOffset < b.firstOffset ? -1 : 1,
    );
  }

  reach(offset: bigint): void {
    for (; this.next < this.transactions.length; this.next++) {
      const { producerId, firstOffset } = this.transactions[this.next];
      if (firstOffset > offset) return;
      this.open.add(producerId);
    }
  }

  has(producerId: bigint): boolean {
    return this.open.has(producerId);
  }

  end(producerId: bigint): void {
    this.open.delete(producerId);
  }
}

/**
 * Decodes record batches of format v2 (Kafka 0.11 and later). Control batches
 * and aborted transactions are left out; a batch that cannot be read is
 * counted, and those behind it are read all the same; one that is cut off at
 * the end is no batch. Never throws, whatever the bytes are.
 *
 * @see https://kafka.apache.org/documentation/#recordbatch
 */
export function decodeBatches(
  bytes: Buffer,
  options: DecodeOptions,
): DecodedBatches {
  const result: DecodedBatches = { records: [], unread: new Map(), batches: 0 };
  const aborted = new AbortedTransactions(options.aborted ?? []);
  let start = 0;
  while (start + LOG_OVERHEAD < bytes.length) {
    const end = start + LOG_OVERHEAD + bytes.readInt32BE(start + 8);
    // a length of nonsense would lead nowhere, or backwards
    if (end > bytes.length || end <= start + MAGIC_AT) break;
    result.batches += 1;
    try {
      const records = decodeBatch(bytes.subarray(start, end), options, aborted);
      result.records.push(...records);
      const tooMany = result.records.length - options.newest;
      if (tooMany > 0) result.records.splice(0, tooMany);
    } catch (error) {
      const reason =
        error instanceof UnreadableBatchError
          ? error.message
          : 'not laid out as a record batch';
      result.unread.set(reason, (result.unread.get(reason) ?? 0) + 1);
    }
    start = end;
  }
  return result;
}

function decodeBatch(
  batch: Buffer,
  { from, newest, maxBatchBytes }: DecodeOptions,
  aborted: AbortedTransactions,
): SampledRecord[] {
  const magic = batch.readInt8(MAGIC_AT);
  if (magic !== 2) {
    throw new UnreadableBatchError(
      magic === 0 || magic === 1
        ? `in message format v${magic}, from before Kafka 0.11`
        : 'in an unknown message format',
    );
  }
  const baseOffset = batch.readBigInt64BE(0);
  const attributes = batch.readInt16BE(21);
  const lastOffset = baseOffset + BigInt(batch.readInt32BE(23));
  const baseTimestamp = batch.readBigInt64BE(27);
  const maxTimestamp = batch.readBigInt64BE(35);
  const producerId = batch.readBigInt64BE(43);
  const count = batch.readInt32BE(57);
  const has = (bits: number) => Math.floor(attributes / bits) % 2 === 1;

  aborted.reach(lastOffset);
  const content = batch.subarray(HEADER);
  if (has(CONTROL)) {
    if (isAbort(content)) aborted.end(producerId);
    return [];
  }
  if (has(TRANSACTIONAL) && aborted.has(producerId)) return [];
  if (lastOffset < from) return [];

  const codec = attributes % (CODEC_BITS + 1);
  const reader = new VarintReader(decompress(codec, content, maxBatchBytes));
  const records: SampledRecord[] = [];
  for (let index = 0; index < count; index++) {
    const record = readRecord(reader, baseOffset, baseTimestamp);
    if (has(LOG_APPEND_TIME)) record.timestamp = Number(maxTimestamp);
    if (record.offset < from) continue;
    records.push(record);
    if (records.length > 2 * newest) records.splice(0, newest);
  }
  return records.slice(-newest);
}

function readRecord(
  outer: VarintReader,
  baseOffset: bigint,
  baseTimestamp: bigint,
): SampledRecord {
  const reader = new VarintReader(outer.take(outer.length()));
  // attributes, which no record has
  reader.take(1);
  const timestamp = Number(baseTimestamp + reader.varlong());
  const offset = baseOffset + reader.varlong();
  const key = reader.nullable();
  const value = reader.nullable();
  const headers: SampledRecord['headers'] = [];
  const count = reader.length();
  for (let index = 0; index < count; index++) {
    const name = reader.take(reader.length()).toString('utf8');
    headers.push({ name, value: reader.nullable() ?? Buffer.alloc(0) });
  }
  return { offset, timestamp, key, value, headers };
}

/** The key of a control record is a version and its kind (KIP-98). */
function isAbort(content: Buffer): boolean {
  const reader = new VarintReader(content);
  const record = readRecord(reader, BigInt(0), BigInt(0));
  return record.key !== undefined && record.key.readInt16BE(2) === ABORT;
}
