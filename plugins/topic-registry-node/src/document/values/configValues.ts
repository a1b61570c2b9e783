import {
  canonicalConfigValue,
  TopicConfig,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { cleanupPoliciesOf, codecOf } from './settings';
import { parseDuration, parseInteger } from './units';
import { parseSize } from './sizes';

/** The value of a topic setting as read, or why it cannot be. */
export type ConfigValue =
  | { value: string; alternatives?: string[] }
  | { problem: string };

/** The unit of a label that is named by Kafka's key: a number alone is in ms, or in bytes. */
export const KAFKAS_UNIT = 'kafka';

const MIB = 1_048_576;
const LONG_MAX = '9223372036854775807';

const YES = /^(?:true|yes|on|enabled?|✓|✔|✅)$/i;
const NO = /^(?:false|no|off|disabled?|✗|✘|❌)$/i;

/**
 * What was told as 1 MB before Kafka counted what a batch adds: its default of
 * `max.message.bytes` is 1 MiB and 12 bytes.
 */
const DEFAULT_MESSAGE_BYTES = '1048588';

/**
 * Reads a value of a topic setting by its type and unit. The number alone is
 * in Kafka's unit where the setting is named by Kafka's key (`unit` is then
 * `kafka`), or in the unit that its label gives.
 */
export function parseConfigValue(
  config: TopicConfig,
  text: string,
  unit?: string,
): ConfigValue {
  const value = unquoted(text);
  switch (config.type) {
    case 'boolean':
      if (YES.test(value)) return { value: 'true' };
      if (NO.test(value)) return { value: 'false' };
      return { problem: `\`${value}\` is neither \`true\` nor \`false\`` };
    case 'double':
      return parseRatio(config, value);
    case 'enum':
    case 'list':
      return parseWords(config, value);
    case 'int':
    case 'long':
      return parseNumber(config, value, unit);
    default:
      return { value };
  }
}

function parseNumber(
  config: TopicConfig,
  text: string,
  unit?: string,
): ConfigValue {
  const plain = withoutMarks(text);
  if (
    config.sameAs &&
    /^(?:the )?(?:same )?as (?:the )?retention/i.test(text)
  ) {
    return { value: '-2' };
  }
  if (/^[+-]?\d+$/.test(plain)) {
    const scaled = config.unit === 'ms' || config.unit === 'bytes';
    // "Max message size: 10" does not mean 10 bytes.
    if (scaled && unit === undefined && /^[1-9]\d{0,2}$/.test(plain)) {
      return {
        problem: `\`${text}\` has no unit; write it as ${exampleOf(config)}`,
      };
    }
    const inKafkasUnit =
      !scaled ||
      unit === undefined ||
      unit === KAFKAS_UNIT ||
      plain.startsWith('-');
    if (inKafkasUnit) return inRange(config, text, plain);
  }
  const given = unit === KAFKAS_UNIT ? config.unit : unit;
  if (config.unit === 'ms') return parseTime(config, text, given);
  if (config.unit === 'bytes') return parseBytes(config, text, given);
  const number = parseInteger(text);
  return number === undefined
    ? { problem: `\`${text}\` is not a whole number` }
    : inRange(config, text, String(number));
}

function parseTime(
  config: TopicConfig,
  text: string,
  unit?: string,
): ConfigValue {
  const duration = parseDuration(text, unit);
  if (duration && 'ms' in duration) {
    return inRange(config, text, String(duration.ms));
  }
  return {
    problem:
      duration?.problem ??
      `\`${text}\` is not a duration; write it as ${exampleOf(config)}`,
  };
}

function parseBytes(
  config: TopicConfig,
  text: string,
  unit?: string,
): ConfigValue {
  const size = parseSize(text, unit);
  if (size === undefined) {
    return {
      problem: `\`${text}\` is not a number of bytes; write it as ${exampleOf(
        config,
      )}`,
    };
  }
  const read = inRange(config, text, String(size.bytes));
  if ('problem' in read) return read;
  const alternatives = size.alternatives.map(String);
  if (config.key === 'max.message.bytes' && size.bytes === MIB) {
    alternatives.push(DEFAULT_MESSAGE_BYTES);
  }
  return alternatives.length > 0 ? { ...read, alternatives } : read;
}

function parseRatio(config: TopicConfig, text: string): ConfigValue {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text);
  const value = canonicalConfigValue(
    config,
    percent ? String(Number(percent[1]) / 100) : text.replace(/^\+/, ''),
  );
  return value === undefined
    ? { problem: `\`${text}\` is not a number, such as \`0.5\`` }
    : { value };
}

function parseWords(config: TopicConfig, text: string): ConfigValue {
  const words =
    config.key === 'cleanup.policy'
      ? cleanupPoliciesOf(text)?.join(',') ?? text
      : text.replace(/^\[(.*)\]$/, '$1');
  const named =
    config.key === 'compression.type' ? codecOf(words) ?? words : words;
  const squeezed =
    config.type === 'enum' ? named.replace(/[\s_-]+/g, '') : named;
  const value = canonicalConfigValue(config, squeezed);
  return value === undefined
    ? {
        problem: `\`${text}\` is not one of ${(config.values ?? [])
          .map(known => `\`${known}\``)
          .join(', ')}`,
      }
    : { value };
}

function inRange(
  config: TopicConfig,
  text: string,
  number: string,
): ConfigValue {
  // Words for "no limit", of a setting that Kafka does not take -1 for.
  const endless = number === '-1' && !/^-/.test(text) && !config.unlimited;
  const value = canonicalConfigValue(
    config,
    endless && config.type === 'long' ? LONG_MAX : number,
  );
  return value === undefined || isBelowZero(config, value)
    ? { problem: `\`${text}\` is not a value that \`${config.key}\` can have` }
    : { value };
}

/** Kafka takes a number below zero for "no limit" and "as another setting" alone. */
function isBelowZero(config: TopicConfig, value: string): boolean {
  if (!value.startsWith('-') || config.unit === 'level') return false;
  return !(
    (config.unlimited && value === '-1') ||
    (config.sameAs && value === '-2')
  );
}

function exampleOf({ unit }: TopicConfig): string {
  return unit === 'ms' ? '`7 days` or `604800000`' : '`1 MiB` or `1048576`';
}

function withoutMarks(text: string): string {
  return /^[+-]?\d{1,3}(?:[,_ ]\d{3})+$/.test(text)
    ? text.replace(/[,_ ]/g, '')
    : text;
}

function unquoted(text: string): string {
  const value = text.trim();
  const quoted = /^(["'])(.*)\1$/s.exec(value);
  return quoted ? quoted[2].trim() : value;
}
