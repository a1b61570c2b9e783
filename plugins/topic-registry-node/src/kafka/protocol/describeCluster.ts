import { ApiCall } from './ApiCall';

/**
 * Which operations on the cluster the role may do. Brokers, id and controller
 * of the answer are left out: Metadata gives them too.
 *
 * @see DescribeClusterRequest.json and DescribeClusterResponse.json of Apache Kafka (KIP-700)
 */
export const describeCluster: ApiCall<
  {},
  { errorCode: number; errorMessage?: string; authorizedOperations: number }
> = {
  key: 60,
  name: 'DescribeCluster',
  minVersion: 0,
  maxVersion: 0,
  flexibleFrom: 0,

  encode(writer) {
    writer.boolean(true).endStruct();
  },

  decode(reader) {
    reader.throttle();
    const errorCode = reader.int16();
    const errorMessage = reader.nullableString();
    reader.string();
    reader.int32();
    reader.array(() => {
      reader.int32();
      reader.string();
      reader.int32();
      reader.nullableString();
      reader.endStruct();
    });
    const authorizedOperations = reader.int32();
    reader.endStruct();
    return { errorCode, errorMessage, authorizedOperations };
  },
};
