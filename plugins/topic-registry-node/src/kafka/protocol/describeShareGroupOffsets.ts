import { ApiCall } from './ApiCall';
import { CommitsOfTopic } from './CommitsOfTopic';
import { FetchedCommits } from './offsetFetch';

/**
 * Where share groups stand: per partition the offset from which records are
 * still to be acknowledged, -1 where the group has not begun. It does what
 * commits do in other groups.
 *
 * @see DescribeShareGroupOffsetsRequest.json and DescribeShareGroupOffsetsResponse.json of Apache Kafka (KIP-932; version 1 by KIP-1226)
 */
export const describeShareGroupOffsets: ApiCall<
  { groupIds: readonly string[] },
  { groups: FetchedCommits[] }
> = {
  key: 90,
  name: 'DescribeShareGroupOffsets',
  minVersion: 0,
  maxVersion: 1,
  flexibleFrom: 0,

  encode(writer, { groupIds }) {
    writer
      .array(groupIds, groupId => {
        // null: all topics of the group
        writer.string(groupId).array(undefined, () => {});
        writer.endStruct();
      })
      .endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const groups = reader.array(() => {
      const groupId = reader.string();
      const topics = reader.array(() => {
        const commits = new CommitsOfTopic(reader.string());
        reader.uuid();
        for (let left = reader.count(); left > 0; left--) {
          const partition = reader.int32();
          const offset = reader.int64();
          // leader epoch, lag
          reader.int32();
          if (version >= 1) reader.int64();
          commits.add(partition, offset, reader.int16());
          reader.nullableString();
          reader.endStruct();
        }
        reader.endStruct();
        return commits;
      });
      const errorCode = reader.int16();
      reader.nullableString();
      reader.endStruct();
      return { groupId, errorCode, topics };
    });
    reader.endStruct();
    return { groups };
  },
};
