import { ApiCall } from './ApiCall';
import { CommitsOfTopic } from './CommitsOfTopic';
import { ProtocolReader } from './ProtocolReader';

/** @see OffsetFetchRequest.json and OffsetFetchResponse.json of Apache Kafka; many groups by KIP-709 */
export interface FetchedCommits {
  groupId: string;
  errorCode: number;
  topics: CommitsOfTopic[];
}

/** First version that takes many groups in one request. */
export const OFFSET_FETCH_MANY_GROUPS = 8;

function readTopics(reader: ProtocolReader, version: number) {
  return reader.array(() => {
    const commits = new CommitsOfTopic(reader.string());
    for (let left = reader.count(); left > 0; left--) {
      const partition = reader.int32();
      const offset = reader.int64();
      if (version >= 5) reader.int32();
      // the committer's own note
      reader.nullableString();
      commits.add(partition, offset, reader.int16());
      reader.endStruct();
    }
    reader.endStruct();
    return commits;
  });
}

/** All commits of the groups; before version 8 of exactly one group a request. */
export const offsetFetch: ApiCall<
  { groupIds: readonly string[] },
  { groups: FetchedCommits[] }
> = {
  key: 9,
  name: 'OffsetFetch',
  minVersion: 3,
  maxVersion: 8,
  flexibleFrom: 6,

  encode(writer, { groupIds }, version) {
    if (version >= OFFSET_FETCH_MANY_GROUPS) {
      writer.array(groupIds, groupId => {
        writer.string(groupId).array(undefined, () => {});
        writer.endStruct();
      });
    } else {
      writer.string(groupIds[0]).array(undefined, () => {});
    }
    // an offset of an open transaction is no reason to wait
    if (version >= 7) writer.boolean(false);
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    if (version < OFFSET_FETCH_MANY_GROUPS) {
      const topics = readTopics(reader, version);
      const errorCode = reader.int16();
      reader.endStruct();
      // the answer for one group does not repeat its id
      return { groups: [{ groupId: '', errorCode, topics }] };
    }
    const groups = reader.array(() => {
      const groupId = reader.string();
      const topics = readTopics(reader, version);
      const errorCode = reader.int16();
      reader.endStruct();
      return { groupId, errorCode, topics };
    });
    reader.endStruct();
    return { groups };
  },
};
