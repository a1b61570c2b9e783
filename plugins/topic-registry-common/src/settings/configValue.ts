import { TopicConfig } from './topicConfigs';

/** Kafka's largest long stands for "for ever" in several settings. */
const LONG_MAX = 9_223_372_036_854_775_807n;
const LONG_MIN = -LONG_MAX - 1n;
const INT_MAX = 2_147_483_647n;

const TIMES: [bigint, string][] = [
  [86_400_000n, 'd'],
  [3_600_000n, 'h'],
  [60_000n, 'min'],
  [1_000n, 's'],
];
const SIZES: [bigint, string][] = [
  [1n << 40n, 'TiB'],
  [1n << 30n, 'GiB'],
  [1n << 20n, 'MiB'],
  [1n << 10n, 'KiB'],
];

/**
 * A value of a topic setting in the one form in which equal values are equal
 * texts: numbers without zeros in front, what means "no limit" as -1, the words
 * of a list in one order. Undefined for a text that is no value of the setting.
 *
 * @public
 */
export function canonicalConfigValue(
  config: TopicConfig,
  text: string,
): string | undefined {
  const value = text.trim();
  switch (config.type) {
    case 'boolean': {
      const word = value.toLowerCase();
      return word === 'true' || word === 'false' ? word : undefined;
    }
    case 'double':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value)
        ? String(Number(value))
        : undefined;
    case 'int':
    case 'long':
      return wholeNumber(config, value);
    case 'enum': {
      const word = value.toLowerCase();
      return config.values?.find(known => known.toLowerCase() === word);
    }
    case 'list': {
      const words = value
        .split(',')
        .map(word => word.trim())
        .filter(Boolean);
      const known = config.values
        ? words.map(word => word.toLowerCase())
        : words;
      if (config.values && known.some(word => !config.values?.includes(word))) {
        return undefined;
      }
      return [...new Set(known)].sort().join(',');
    }
    default:
      return value;
  }
}

/**
 * A value of a topic setting for people: `7 d`, `1 GiB`, `unlimited`; the value
 * itself where it needs no other form.
 *
 * @public
 */
export function showConfigValue(config: TopicConfig, text: string): string {
  const value = canonicalConfigValue(config, text);
  if (value === undefined) return text;
  if (value === '') return 'empty';
  if (config.type !== 'int' && config.type !== 'long') return value;
  const number = BigInt(value);
  if (config.unlimited && number === -1n) return 'unlimited';
  if (config.sameAs && number === -2n) return `as \`${config.sameAs}\``;
  if (number === LONG_MAX) return 'unlimited';
  const { unit } = config;
  if (unit === 'ms') return scaled(number, TIMES) ?? `${value} ms`;
  if (unit === 'bytes') return scaled(number, SIZES) ?? `${value} bytes`;
  return value;
}

/**
 * The value for people, and beside it as Kafka writes it where that differs.
 *
 * @public
 */
export function showConfigValueWithRaw(
  config: TopicConfig,
  text: string,
): string {
  const shown = showConfigValue(config, text);
  return shown === text || text === '' ? shown : `${shown} (${text})`;
}

/**
 * Tells whether a value of a topic setting is weaker than another: what the
 * topic loses by it, or undefined.
 *
 * @public
 */
export function weakeningOf(
  config: TopicConfig,
  value: string,
  than: string | undefined,
): 'durability' | 'retention' | undefined {
  if (!config.weaker) return undefined;
  const own = canonicalConfigValue(config, value);
  if (own === undefined) return undefined;
  const { by, loses } = config.weaker;
  if (by === 'true') {
    return own === 'true' && than?.trim().toLowerCase() !== 'true'
      ? loses
      : undefined;
  }
  const other =
    than === undefined ? undefined : canonicalConfigValue(config, than);
  if (other === undefined) return undefined;
  const [a, b] = [extentOf(config, own), extentOf(config, other)];
  return (by === 'lower' ? a < b : a > b) ? loses : undefined;
}

/** How much a number allows, where -1 allows everything. */
function extentOf(config: TopicConfig, value: string): bigint {
  const number = BigInt(value);
  return config.unlimited && number === -1n ? LONG_MAX : number;
}

function wholeNumber(config: TopicConfig, text: string): string | undefined {
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined;
  const number = BigInt(text.replace(/^\+/, ''));
  const most = config.type === 'int' ? INT_MAX : LONG_MAX;
  const least = config.type === 'int' ? -INT_MAX - 1n : LONG_MIN;
  if (number > most || number < least) return undefined;
  const endless = number === -1n || number === LONG_MAX;
  return config.unlimited && endless ? '-1' : String(number);
}

function scaled(
  number: bigint,
  units: readonly [bigint, string][],
): string | undefined {
  if (number <= 0n) return undefined;
  const fitting = units.find(([unit]) => number % unit === 0n);
  return fitting && `${number / fitting[0]} ${fitting[1]}`;
}
