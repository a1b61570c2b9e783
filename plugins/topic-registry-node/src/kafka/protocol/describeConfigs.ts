import { ApiCall } from './ApiCall';
import { ProtocolWriter } from './ProtocolWriter';

const TOPIC_RESOURCE = 2;

/** @see DescribeConfigsRequest.json and DescribeConfigsResponse.json of Apache Kafka */
export interface DescribedTopicConfigs {
  errorCode: number;
  errorMessage?: string;
  topic: string;
  configs: {
    name: string;
    value?: string;
    /** Kafka's ConfigSource: 1 topic, 2 broker, 3 default of all brokers, 4 broker's file, 5 default. */
    source: number;
    sensitive: boolean;
  }[];
}

/** Settings of topics: the named keys alone, or all. */
export const describeConfigs: ApiCall<
  { topics: readonly string[]; keys?: readonly string[] },
  { results: DescribedTopicConfigs[] }
> = {
  key: 32,
  name: 'DescribeConfigs',
  minVersion: 1,
  maxVersion: 4,
  flexibleFrom: 4,

  encode(writer, { topics, keys }, version) {
    // the same for thousands of topics
    const keysWriter = new ProtocolWriter(writer.flexible);
    keysWriter.array(keys, key => keysWriter.string(key));
    const writtenKeys = keysWriter.toBuffer();
    writer.array(topics, topic => {
      writer.int8(TOPIC_RESOURCE).string(topic).raw(writtenKeys).endStruct();
    });
    // no synonyms, no documentation
    writer.boolean(false);
    if (version >= 3) writer.boolean(false);
    writer.endStruct();
  },

  decode(reader, version) {
    reader.throttle();
    const results = reader.array(() => {
      const errorCode = reader.int16();
      const errorMessage = reader.nullableString();
      reader.int8();
      const topic = reader.string();
      const configs = reader.array(() => {
        const name = reader.nullableWord() ?? '';
        const value = reader.nullableWord();
        // read only
        reader.boolean();
        const source = reader.int8();
        const sensitive = reader.boolean();
        reader.array(() => {
          reader.string();
          reader.nullableString();
          reader.int8();
          reader.endStruct();
        });
        if (version >= 3) {
          reader.int8();
          reader.nullableString();
        }
        reader.endStruct();
        return { name, value, source, sensitive };
      });
      reader.endStruct();
      return { errorCode, errorMessage, topic, configs };
    });
    reader.endStruct();
    return { results };
  },
};
