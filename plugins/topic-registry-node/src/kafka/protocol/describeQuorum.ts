import { ApiCall } from './ApiCall';

/** The voters of the metadata log; -1 where the leader does not know a time. */
export interface QuorumResponse {
  errorCode: number;
  leaderId: number;
  /** Of the leader: the time at which it answered, by its own clock, ms since the epoch. */
  voters: { id: number; lastCaughtUpTimestamp: number }[];
}

const METADATA_TOPIC = '__cluster_metadata';

/**
 * The state of the metadata quorum (KRaft). The leader states for itself its
 * own present time, which no other request tells.
 *
 * @see DescribeQuorumRequest.json and DescribeQuorumResponse.json of Apache Kafka (KIP-595, KIP-836)
 */
export const describeQuorum: ApiCall<{}, QuorumResponse> = {
  key: 55,
  name: 'DescribeQuorum',
  // 0 lacks the times; 2 adds directories, which nobody here needs
  minVersion: 1,
  maxVersion: 1,
  flexibleFrom: 0,

  encode(writer) {
    writer.array([METADATA_TOPIC], topic => {
      writer.string(topic);
      writer.array([0], partition => writer.int32(partition).endStruct());
      writer.endStruct();
    });
    writer.endStruct();
  },

  decode(reader) {
    let errorCode = reader.int16();
    let leaderId = -1;
    const voters: QuorumResponse['voters'] = [];
    const replica = () => {
      const id = reader.int32();
      reader.int64();
      reader.int64();
      const lastCaughtUpTimestamp = Number(reader.int64());
      reader.endStruct();
      return { id, lastCaughtUpTimestamp };
    };
    reader.array(() => {
      reader.string();
      reader.array(() => {
        reader.int32();
        errorCode ||= reader.int16();
        leaderId = reader.int32();
        reader.int32();
        reader.int64();
        voters.push(...reader.array(replica));
        reader.array(replica);
        reader.endStruct();
      });
      reader.endStruct();
    });
    reader.endStruct();
    return { errorCode, leaderId, voters };
  },
};
