import { ApiCall } from './ApiCall';

/** @see DescribeGroupsRequest.json and DescribeGroupsResponse.json of Apache Kafka */
export interface DescribedMember {
  memberId: string;
  clientId: string;
  host: string;
  assignment: Buffer;
}

export interface DescribedGroup {
  errorCode: number;
  groupId: string;
  /** `Dead` also for a group that is absent here, or of another type than classic. */
  state: string;
  protocolType: string;
  members: DescribedMember[];
}

/**
 * Classic groups. Up to version 5 a group of another type, and one that is
 * absent, answer without error as `Dead`; version 6 (KIP-1043) answers 69.
 */
export const describeGroups: ApiCall<
  { groupIds: readonly string[] },
  { groups: DescribedGroup[] }
> = {
  key: 15,
  name: 'DescribeGroups',
  minVersion: 1,
  maxVersion: 5,
  flexibleFrom: 5,

  encode(writer, { groupIds }, version) {
    writer.array(groupIds, groupId => writer.string(groupId));
    if (version >= 3) writer.boolean(false);
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const groups = reader.array(() => {
      const errorCode = reader.int16();
      const groupId = reader.string();
      const state = reader.string();
      const protocolType = reader.string();
      // the assignor's name
      reader.string();
      const members = reader.array(() => {
        const memberId = reader.string();
        if (version >= 4) reader.nullableString();
        const clientId = reader.string();
        const host = reader.string();
        // the subscription
        reader.bytes();
        const assignment = reader.bytes();
        reader.endStruct();
        return { memberId, clientId, host, assignment };
      });
      if (version >= 3) reader.int32();
      reader.endStruct();
      return { errorCode, groupId, state, protocolType, members };
    });
    reader.endStruct();
    return { groups };
  },
};
