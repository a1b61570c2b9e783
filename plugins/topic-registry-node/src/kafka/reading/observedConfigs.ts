import {
  BrokerConfig,
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
const OWN = 1;

/** One setting as the brokers tell it. */
export interface ToldConfig {
  name: string;
  value?: string;
  source: number;
  sensitive: boolean;
}

/** The brokers that hold a topic, the one that leads its first partition first. */
export type Holders = readonly number[];

/**
 * Makes the settings of the topics of one reading. What a topic sets itself is
 * told alike by every broker; what it inherits is told by each broker for
 * itself, alike for all topics, so that one topic tells it for the others.
 * Thousands of topics have the same few settings, so that they share what is
 * the same.
 */
export class ObservedConfigs {
  private readonly keys: ReadonlySet<string>;
  /** What is kept of each topic. */
  private readonly told = new Map<string, ToldConfig[]>();
  private readonly byBroker = new Map<number, Map<string, ToldConfig>>();
  /** A topic that inherits a key, by the key. */
  private readonly inheriting = new Map<string, string>();
  private readonly known = new Map<string, ObservedConfig>();

  constructor(keys: readonly string[]) {
    this.keys = new Set(keys);
  }

  /** Takes the settings of a topic, all of them, as one broker tells them. */
  add(broker: number, topic: string, configs: readonly ToldConfig[]): void {
    this.told.set(
      topic,
      configs.filter(
        ({ name, source }) => source === OWN || this.keys.has(name),
      ),
    );
    this.addInherited(broker, topic, configs);
  }

  /** Takes what a broker gives the topics, as one of them shows it. */
  addInherited(
    broker: number,
    topic: string,
    configs: readonly ToldConfig[],
  ): void {
    let given = this.byBroker.get(broker);
    if (!given) this.byBroker.set(broker, (given = new Map()));
    for (const config of configs) {
      if (config.source === OWN || given.has(config.name)) continue;
      given.set(config.name, config);
      if (!this.inheriting.has(config.name))
        this.inheriting.set(config.name, topic);
    }
  }

  /** The topics of which a broker has not told all that they inherit from it, each with the keys. */
  openOn(broker: number, topic: string): [key: string, of: string][] {
    const given = this.byBroker.get(broker);
    const open: [string, string][] = [];
    for (const { name } of this.told.get(topic) ?? []) {
      const of = this.inheriting.get(name);
      if (of !== undefined && !given?.has(name)) open.push([name, of]);
    }
    return open;
  }

  /** Settings of one topic by key; undefined where none were told. */
  of(
    topic: string,
    holders: Holders,
  ): Record<string, ObservedConfig> | undefined {
    const told = this.told.get(topic);
    return (
      told &&
      recordOf(told.map(config => [config.name, this.shared(config, holders)]))
    );
  }

  private shared(config: ToldConfig, holders: Holders): ObservedConfig {
    const { name, value, source } = config;
    const place = holders.join();
    const id =
      source === OWN
        ? JSON.stringify([name, place, value ?? null])
        : JSON.stringify([name, place]);
    let observed = this.known.get(id);
    if (!observed) {
      observed = Object.freeze(
        source === OWN
          ? this.own(config, holders)
          : this.inherited(config, holders),
      );
      this.known.set(id, observed);
    }
    return observed;
  }

  private own(config: ToldConfig, holders: Holders): ObservedConfig {
    const given = this.givenBy(config.name, holders);
    const [first] = given;
    const agree =
      first?.value !== undefined &&
      given.every(({ value }) => value === first.value);
    return { ...toldValue(config), ...(agree && { inherited: first.value }) };
  }

  private inherited(config: ToldConfig, holders: Holders): ObservedConfig {
    if (holders.length === 0) return toldValue(config);
    const given = this.givenBy(config.name, holders);
    const [first] = given;
    if (!first) {
      return {
        source: 'unknown',
        byBroker: holders.map(broker => ({ broker, source: 'unknown' })),
      };
    }
    const { broker, ...leading } = first;
    return given.every(({ value }) => value === first.value)
      ? leading
      : { ...leading, byBroker: given.sort((a, b) => a.broker - b.broker) };
  }

  /** What the brokers that told it give a topic. */
  private givenBy(key: string, holders: Holders): BrokerConfig[] {
    return holders.flatMap(broker => {
      const config = this.byBroker.get(broker)?.get(key);
      return config ? [{ broker, ...toldValue(config) }] : [];
    });
  }
}

/** The value of a sensitive setting is left out. */
function toldValue({
  value,
  source,
  sensitive,
}: ToldConfig): Pick<ObservedConfig, 'value' | 'source'> {
  const from = SOURCES[source] ?? 'unknown';
  return value === undefined || sensitive
    ? { source: from }
    : { value, source: from };
}
