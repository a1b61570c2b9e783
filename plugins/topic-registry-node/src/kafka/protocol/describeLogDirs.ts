import { ApiCall } from './ApiCall';

export interface DescribedLogDir {
  /** Not 0 when the broker cannot use the directory: then no logs are told. */
  errorCode: number;
  path: string;
  logs: { topic: string; partition: number; bytes: bigint }[];
}

/** First version that says so when the role may not ask; before, it is told of no directory. */
export const DESCRIBE_LOG_DIRS_WITH_ERROR = 3;

/**
 * All logs that one broker has on disk. A log that is being copied to another
 * directory of the broker is told twice, once for each copy.
 *
 * @see DescribeLogDirsRequest.json and DescribeLogDirsResponse.json of Apache Kafka (KIP-113)
 */
export const describeLogDirs: ApiCall<
  object,
  { errorCode: number; dirs: DescribedLogDir[] }
> = {
  key: 35,
  name: 'DescribeLogDirs',
  minVersion: 1,
  maxVersion: 4,
  flexibleFrom: 2,

  encode(writer) {
    // null: all topics
    writer.array(undefined, () => {}).endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const errorCode =
      version >= DESCRIBE_LOG_DIRS_WITH_ERROR ? reader.int16() : 0;
    const dirs = reader.array(() => {
      const dirErrorCode = reader.int16();
      const path = reader.string();
      const logs: DescribedLogDir['logs'] = [];
      reader.array(() => {
        const topic = reader.string();
        reader.array(() => {
          const partition = reader.int32();
          const bytes = reader.int64();
          // lag, whether it is the copy in the making
          reader.int64();
          reader.boolean();
          reader.endStruct();
          logs.push({ topic, partition, bytes });
        });
        reader.endStruct();
      });
      // size of the volume and what is free of it
      if (version >= 4) {
        reader.int64();
        reader.int64();
      }
      reader.endStruct();
      return { errorCode: dirErrorCode, path, logs };
    });
    reader.endStruct();
    return { errorCode, dirs };
  },
};
