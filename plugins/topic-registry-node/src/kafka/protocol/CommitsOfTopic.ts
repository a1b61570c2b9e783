import { ErrorCode } from './errorCodes';

/** Stands for "nothing committed for this partition". */
const NO_COMMIT = BigInt(-1);

/** What a group has committed for one topic, as an answer tells it. */
export class CommitsOfTopic {
  /** By partition, those alone for which something is committed. */
  readonly offsets: Record<number, bigint> = {};
  /** Whether anything is committed. */
  some = false;
  /** Partitions that were refused, each with its code. */
  refused?: { partition: number; errorCode: number }[];

  constructor(readonly name: string) {}

  add(partition: number, offset: bigint, errorCode: number): void {
    if (errorCode !== ErrorCode.NONE) {
      this.refused ??= [];
      this.refused.push({ partition, errorCode });
    } else if (offset !== NO_COMMIT) {
      this.offsets[partition] = offset;
      this.some = true;
    }
  }
}
