import {
  ConfigSource,
  ObservedConfig,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** By Kafka's DescribeConfigsResponse.ConfigSource. */
const SOURCES: Record<number, ConfigSource> = {
  1: 'topic',
  2: 'dynamic-broker',
  3: 'dynamic-default-broker',
  4: 'static-broker',
  5: 'default',
};

/** Settings of one topic by key; the value of a sensitive one is left out. */
export function toObservedConfigs(
  configs: readonly {
    name: string;
    value?: string;
    source: number;
    sensitive: boolean;
  }[],
): Record<string, ObservedConfig> {
  const observed: Record<string, ObservedConfig> = {};
  for (const { name, value, source: code, sensitive } of configs) {
    const source = SOURCES[code] ?? 'unknown';
    observed[name] =
      value === undefined || sensitive ? { source } : { value, source };
  }
  return observed;
}
