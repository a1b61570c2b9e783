import {
  ConfigSource,
  ObservedConfig,
  recordOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** By Kafka's DescribeConfigsResponse.ConfigSource. */
const SOURCES: Record<number, ConfigSource> = {
  1: 'topic',
  2: 'dynamic-broker',
  3: 'dynamic-default-broker',
  4: 'static-broker',
  5: 'default',
};

/** One setting as the brokers tell it. */
export interface ToldConfig {
  name: string;
  value?: string;
  source: number;
  sensitive: boolean;
}

/**
 * Makes the settings of the topics of one reading. Thousands of topics have
 * the same few, so that topics share what is the same.
 */
export class ObservedConfigs {
  private readonly known = new Map<
    string | undefined,
    Map<ConfigSource, ObservedConfig>
  >();

  /** Settings of one topic by key; the value of a sensitive one is left out. */
  of(configs: readonly ToldConfig[]): Record<string, ObservedConfig> {
    return recordOf(
      configs.map(({ name, value, source, sensitive }) => [
        name,
        this.shared(
          sensitive ? undefined : value,
          SOURCES[source] ?? 'unknown',
        ),
      ]),
    );
  }

  private shared(
    value: string | undefined,
    source: ConfigSource,
  ): ObservedConfig {
    let ofValue = this.known.get(value);
    if (!ofValue) {
      ofValue = new Map();
      this.known.set(value, ofValue);
    }
    let config = ofValue.get(source);
    if (!config) {
      config = Object.freeze(
        value === undefined ? { source } : { value, source },
      );
      ofValue.set(source, config);
    }
    return config;
  }
}
