import zlib from 'node:zlib';
import { decompressLz4 } from './lz4';
import { decompressSnappy } from './snappy';

/** A batch that cannot be read, with the reason in words that name no part of it. */
export class UnreadableBatchError extends Error {
  readonly name = 'UnreadableBatchError';
}

type Decompress = (input: Buffer, limit: number) => Buffer;

/** By the number of the codec in a batch's attributes. */
const CODECS: Record<number, { name: string; decompress?: Decompress }> = {
  1: {
    name: 'gzip',
    decompress: (input, limit) =>
      zlib.gunzipSync(input, { maxOutputLength: limit }),
  },
  2: { name: 'snappy', decompress: decompressSnappy },
  3: { name: 'lz4', decompress: decompressLz4 },
  4: {
    name: 'zstd',
    // since Node.js 22.15 and 23.8
    decompress: zlib.zstdDecompressSync
      ? (input, limit) =>
          zlib.zstdDecompressSync(input, { maxOutputLength: limit })
      : undefined,
  },
};

/**
 * Decompresses the records of a batch.
 *
 * @param codec - the three lowest bits of the batch's attributes
 * @param limit - most bytes that it may give
 * @throws UnreadableBatchError for a codec that is unknown or that this
 * version of Node.js lacks, for what is not compressed by it, and beyond the limit
 */
export function decompress(
  codec: number,
  input: Buffer,
  limit: number,
): Buffer {
  if (codec === 0) return input;
  const known = CODECS[codec];
  if (!known) {
    throw new UnreadableBatchError(`compressed by an unknown codec (${codec})`);
  }
  if (!known.decompress) {
    throw new UnreadableBatchError(
      `compressed by ${known.name}, which needs Node.js 22.15 or later`,
    );
  }
  try {
    return known.decompress(input, limit);
  } catch (error) {
    throw new UnreadableBatchError(
      isTooLarge(error)
        ? `compressed by ${known.name}, with more content than ${limit} bytes`
        : `marked as compressed by ${known.name}, and not readable as such`,
    );
  }
}

function isTooLarge(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    code === 'ERR_BUFFER_TOO_LARGE' || /more than \d+ bytes/.test(message ?? '')
  );
}
