import { TopicSettings } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import {
  cleanupPoliciesOf,
  codecOf,
  readQualifiedValues,
} from '../values/settings';
import { parseDuration, parseInteger } from '../values/units';
import { RawField } from './fields';
import { TopicScope } from './topicScope';

const DEFAULT =
  /^(?:(?:the\s+)?(?:(?:broker|cluster|kafka)(?:['’]s)?[\s-]+)?defaults?|standard|as (?:the )?(?:broker|cluster))$/i;

/** Tells a value that leaves a setting to the brokers. */
export function isBrokerDefault(words: string): boolean {
  return DEFAULT.test(words);
}

/** Reads the settings that a topic states for itself. */
export class SettingReader {
  private readonly scope: TopicScope;

  constructor(scope: TopicScope) {
    this.scope = scope;
  }

  readNumber(key: 'partitions' | 'replicationFactor', field: RawField): void {
    const value = this.single(field);
    if (!value) return;
    const number = parseInteger(value.text);
    if (number === undefined || number < 1) {
      this.scope.reportField(
        field,
        `\`${field.value.words}\` is no whole number above 0`,
      );
      return;
    }
    this.setSetting(
      key,
      { value: number, text: textIfOther(value, number), range: value.range },
      field,
    );
  }

  readRetention(field: RawField): void {
    const value = this.single(field);
    if (!value) return;
    if (/\d\s*[kmgt]i?b$/i.test(value.text)) {
      this.scope.keep(field);
      return;
    }
    if (/^(?:log[- ])?compact(?:ed|ion)?$/i.test(value.text)) {
      this.setSetting(
        'cleanupPolicy',
        { value: ['compact'], text: value.words, range: value.range },
        field,
      );
      return;
    }
    const duration = parseDuration(value.text, field.label.unit);
    if (!duration || 'problem' in duration) {
      this.scope.reportField(
        field,
        duration?.problem ?? `\`${value.words}\` is no duration`,
      );
      return;
    }
    this.setSetting(
      'retentionMs',
      { value: duration.ms, text: value.words, range: value.range },
      field,
    );
  }

  readCompression(field: RawField): void {
    this.readSetting(
      'compression',
      field,
      codecOf,
      'names no codec that Kafka knows',
    );
  }

  readCleanupPolicy(field: RawField): void {
    this.readSetting(
      'cleanupPolicy',
      field,
      cleanupPoliciesOf,
      'is neither `compact` nor `delete`',
    );
  }

  private readSetting<K extends 'compression' | 'cleanupPolicy'>(
    key: K,
    field: RawField,
    parse: (text: string) => NonNullable<TopicSettings[K]>['value'] | undefined,
    problem: string,
  ): void {
    if (this.scope.skipPlaceholder(field, key === 'compression')) return;
    const bare = field.value
      .slice(0, /\s*\(/.exec(field.value.text)?.index ?? undefined)
      .trim();
    const parsed = parse(bare.text);
    if (parsed === undefined) {
      this.scope.reportField(field, `\`${field.value.words}\` ${problem}`);
      return;
    }
    const stated = { value: parsed, text: bare.words, range: bare.range };
    this.setSetting(key, stated as NonNullable<TopicSettings[K]>, field);
  }

  private setSetting<K extends Exclude<keyof TopicSettings, 'configs'>>(
    key: K,
    stated: NonNullable<TopicSettings[K]>,
    field: RawField,
  ): void {
    const known = this.scope.topic.settings[key];
    if (!known) this.scope.topic.settings[key] = stated;
    else if (JSON.stringify(known.value) !== JSON.stringify(stated.value)) {
      this.scope.reportSecond(field, known.range);
    }
  }

  /** The one value of a setting; undefined where there is none or several. */
  private single(field: RawField): InlineText | undefined {
    if (this.scope.skipPlaceholder(field, false)) return undefined;
    // What the broker gives is no setting of the topic.
    if (isBrokerDefault(field.value.words)) {
      this.scope.keep(field);
      return undefined;
    }
    const values = readQualifiedValues(field.value);
    const conditional = values.some(value => value.environment);
    if (values.length === 1 && !conditional) return values[0].value;
    // A list of comment words after the value is one value.
    if (
      !conditional &&
      values.slice(1).every(value => !/\d/.test(value.value.text))
    ) {
      return values[0]?.value;
    }
    this.scope.reportField(
      field,
      values.length === 1
        ? `is stated for ${values[0].environment} alone; a setting of a topic holds in every environment`
        : 'states several values; a setting of a topic holds in every environment, so state one',
    );
    return undefined;
  }
}

function textIfOther(text: InlineText, value: number): string | undefined {
  return text.words === String(value) ? undefined : text.words;
}
