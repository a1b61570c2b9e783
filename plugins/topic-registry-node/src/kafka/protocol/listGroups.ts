import { ApiCall } from './ApiCall';

/** @see ListGroupsRequest.json and ListGroupsResponse.json of Apache Kafka; states by KIP-518, types by KIP-848 */
export interface ListedGroup {
  groupId: string;
  protocolType: string;
  /** From version 4 on. */
  state?: string;
  /** From version 5 on. */
  type?: string;
}

export interface ListGroupsResponse {
  errorCode: number;
  groups: ListedGroup[];
}

export const listGroups: ApiCall<{}, ListGroupsResponse> = {
  key: 16,
  name: 'ListGroups',
  minVersion: 1,
  maxVersion: 5,
  flexibleFrom: 3,

  encode(writer, _request, version) {
    // empty filters: every state, every type
    if (version >= 4) writer.array<string>([], () => {});
    if (version >= 5) writer.array<string>([], () => {});
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const errorCode = reader.int16();
    const groups = reader.array(() => {
      const group: ListedGroup = {
        groupId: reader.string(),
        protocolType: reader.string(),
        state: version >= 4 ? reader.string() : undefined,
        type: version >= 5 ? reader.string() : undefined,
      };
      reader.endStruct();
      return group;
    });
    reader.endStruct();
    return { errorCode, groups };
  },
};
