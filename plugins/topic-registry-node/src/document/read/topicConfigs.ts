import {
  StatedConfig,
  TopicConfig,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { KAFKAS_UNIT, parseConfigValue } from '../values/configValues';
import { withoutRemark } from '../values/remarks';
import { isInKafkasUnit, nearestKey, whyUnknown } from './configNames';
import { ConfigPair, MAX_PAIRS, readConfigPairs } from './configPairs';
import { RawField } from './fields';
import { FieldKey, readLabel } from './labels';
import { isStandard } from './standards';
import { TopicScope } from './topicScope';
import { isBrokerDefault, SettingReader } from './topicSettings';

/** Keys that only some makes of Kafka know; they are kept and not compared. */
const FOREIGN = /^(?:confluent|redpanda|aiven|warpstream)\./;

/** What Kafka's tools take beside the settings: `replication.factor`. */
const COUNTS: ReadonlySet<FieldKey | undefined> = new Set<FieldKey>([
  'partitions',
  'replicationFactor',
]);

/**
 * Reads topic settings of Kafka by their keys. Those that the model has a field
 * for go the same way as that field, so that one fact has one home.
 */
export class ConfigReader {
  constructor(
    private readonly scope: TopicScope,
    private readonly settings: SettingReader,
  ) {}

  /** A field that is named by one setting. */
  readConfig(field: RawField): void {
    const { config: key, unit, text } = field.label;
    const config = key === undefined ? undefined : topicConfigOf(key);
    if (!config || this.skips(config, field)) return;
    this.read(
      config,
      field,
      unit ?? (isInKafkasUnit(text) ? KAFKAS_UNIT : undefined),
    );
  }

  /** A field of pairs, such as `Config`. */
  readPairs(field: RawField): void {
    const texts = [field.value, ...field.items].filter(text => !text.isBlank);
    if (field.items.length === 0 && this.scope.skipPlaceholder(field, false))
      return;
    const lists = texts.map(readConfigPairs);
    if (lists.some(({ pairs }) => pairs.length > MAX_PAIRS)) {
      this.scope.reportField(field, `holds more than ${MAX_PAIRS} pairs`);
      return;
    }
    // Words, or the pairs of something else than topic settings.
    if (!lists.some(({ pairs }) => pairs.some(isOfTopics))) {
      this.scope.keep(field);
      return;
    }
    for (const { pairs, rest } of lists) {
      this.scope.reportTogether(() => {
        for (const pair of pairs) {
          const label = readLabel(pair.name.text);
          this.readPair(pair, { ...fieldOf(pair, field), label });
        }
        for (const text of rest) {
          this.scope.reportField(
            { ...field, value: text },
            `\`${text.words}\` is not written as \`key=value\``,
          );
        }
      });
    }
  }

  /** A cross is no value, and of a flag it is one. */
  private skips(config: TopicConfig, field: RawField): boolean {
    const isValue =
      config.type === 'boolean' &&
      !('problem' in parseConfigValue(config, field.value.text));
    return !isValue && this.scope.skipPlaceholder(field, false);
  }

  private readPair(pair: ConfigPair, field: RawField): void {
    const name = pair.name.words;
    // A name with dots is meant as Kafka's key, letter by letter.
    if (
      name.includes('.') &&
      !topicConfigOf(name.toLowerCase()) &&
      !COUNTS.has(field.label.key)
    ) {
      this.readForeign(pair, field);
      return;
    }
    // One that leaves a setting to the brokers states nothing of the topic.
    if (isBrokerDefault(field.value.words)) return;
    switch (field.label.key) {
      case 'config':
        this.readConfig(field);
        return;
      case 'partitions':
      case 'replicationFactor':
        this.settings.readNumber(field.label.key, field);
        return;
      case 'retention':
        this.settings.readRetention(field);
        return;
      case 'compression':
        this.settings.readCompression(field);
        return;
      case 'cleanupPolicy':
        this.settings.readCleanupPolicy(field);
        return;
      default:
        this.readForeign(pair, field);
    }
  }

  private readForeign({ name }: ConfigPair, field: RawField): void {
    const key = name.words.replace(/[`"']/g, '');
    if (FOREIGN.test(key)) {
      this.scope.keep({ ...field, label: { text: key } });
      return;
    }
    this.scope.reportField({ ...field, value: name }, whyUnknown(key));
  }

  private read(
    config: TopicConfig,
    field: RawField,
    unit: string | undefined,
  ): void {
    // What the broker gives is not a setting of the topic.
    if (isBrokerDefault(field.value.words)) {
      this.scope.keep(field);
      return;
    }
    const text = withoutRemark(field.value);
    const parsed = parseConfigValue(config, text.text, unit);
    if ('problem' in parsed) {
      this.scope.reportField(field, parsed.problem);
      return;
    }
    const stated: StatedConfig = {
      key: config.key,
      value: parsed.value,
      ...(parsed.alternatives && { alternatives: parsed.alternatives }),
      ...(text.words !== parsed.value && { text: text.words }),
      range: text.range,
    };
    const { settings } = this.scope.topic;
    const known = settings.configs?.find(({ key }) => key === config.key);
    if (!known) (settings.configs ??= []).push(stated);
    else if (known.value !== stated.value) {
      this.scope.reportSecond(field, known.range);
    }
  }
}

function fieldOf(pair: ConfigPair, field: RawField): Omit<RawField, 'label'> {
  return {
    labelText: pair.name,
    value: pair.value,
    items: [],
    start: field.start,
    end: field.end,
  };
}

function isOfTopics({ name }: ConfigPair): boolean {
  const label = readLabel(name.text);
  return isStandard(label) || nearestKey(name.words) !== undefined;
}
