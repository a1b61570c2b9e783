import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A duration in ms, as Backstage writes durations: `{ minutes: 5 }`, `5m` or `PT5M`.
 *
 * @throws InputError for anything else, for a duration below `min`, and for
 * one that is longer than a timer can wait: it would end at once.
 */
export function durationMs(
  config: Config | undefined,
  key: string,
  path: string,
  options: { default: number; min: number },
): number {
  if (!config?.has(key)) return options.default;
  let value: number;
  try {
    value = durationToMilliseconds(readDurationFromConfig(config, { key }));
  } catch (error) {
    throw new InputError(
      `\`${path}.${key}\` in app-config is not a duration such as "5m", "PT30S" or { seconds: 30 }: ${
        (error as Error).message
      }`,
    );
  }
  if (!Number.isFinite(value) || value < options.min) {
    throw new InputError(
      `\`${path}.${key}\` in app-config is ${value} ms; the least is ${options.min} ms.`,
    );
  }
  if (value > LONGEST_TIMER_MS) {
    throw new InputError(
      `\`${path}.${key}\` in app-config is ${value} ms; the most is ${LONGEST_TIMER_MS} ms, about 24 days.`,
    );
  }
  return value;
}

/**
 * A required text that is not blank.
 *
 * @throws InputError that also names the usual cause, an unset variable.
 */
export function requiredString(
  config: Config,
  key: string,
  path: string,
  hint: string,
): string {
  const value = optionalString(config, key, path);
  if (value === undefined) {
    throw new InputError(
      `\`${path}.${key}\` is missing in app-config: ${hint}. If it is set by an environment variable, that variable is not set.`,
    );
  }
  return value;
}

/**
 * A required text of which every character counts, such as a password. YAML
 * turns one of digits alone into a number, and `012` or `1e3` into another one.
 *
 * @throws InputError that never repeats the text.
 */
export function requiredText(
  config: Config,
  key: string,
  path: string,
  hint: string,
): string {
  if (typeof config.getOptional(key) === 'number') {
    throw new InputError(
      `\`${path}.${key}\` in app-config is a number, of which YAML may have changed the digits: write it in quotes.`,
    );
  }
  return requiredString(config, key, path, hint);
}

/** A text, or undefined where it is absent or blank. */
export function optionalString(
  config: Config,
  key: string,
  path: string,
): string | undefined {
  const value = config.getOptional(key);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new InputError(`\`${path}.${key}\` in app-config is not a text.`);
  }
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

/**
 * A list of texts: a YAML list, or one text with commas, as environment
 * variables have it.
 */
export function stringList(
  config: Config,
  key: string,
  path: string,
): string[] {
  const value = config.getOptional(key);
  if (value === undefined || value === null) return [];
  const parts = Array.isArray(value) ? value : [value];
  const items: string[] = [];
  for (const part of parts) {
    if (typeof part !== 'string') {
      throw new InputError(
        `\`${path}.${key}\` in app-config is not a list of texts.`,
      );
    }
    for (const item of part.split(',')) {
      if (item.trim()) items.push(item.trim());
    }
  }
  return items;
}

/**
 * A full entity reference; kind and namespace may be left out.
 *
 * @throws InputError for what is no entity reference.
 */
export function entityRef(
  text: string,
  path: string,
  defaultKind: string,
): string {
  try {
    const parsed = parseEntityRef(text, {
      defaultKind,
      defaultNamespace: 'default',
    });
    const parts = [parsed.kind, parsed.namespace, parsed.name];
    // The catalog's own parser lets blanks and further separators through.
    if (parts.some(part => !/^[A-Za-z0-9_.-]+$/.test(part))) {
      throw new TypeError('it has characters that no entity name has');
    }
    return stringifyEntityRef(parsed);
  } catch (error) {
    throw new InputError(
      `\`${path}\` in app-config is not an entity reference such as "${defaultKind.toLowerCase()}:default/some-name": \`${text}\` (${
        (error as Error).message
      })`,
    );
  }
}

/**
 * A whole number within limits.
 *
 * @throws InputError for anything else.
 */
export function wholeNumber(
  config: Config,
  key: string,
  path: string,
  limits: { default: number; min: number; max: number },
): number {
  const value = config.getOptional(key);
  if (value === undefined || value === null) return limits.default;
  const number = Number(value);
  if (
    typeof value === 'boolean' ||
    !Number.isInteger(number) ||
    number < limits.min ||
    number > limits.max
  ) {
    throw new InputError(
      `\`${path}.${key}\` in app-config is \`${String(
        value,
      )}\`; it is a whole number from ${limits.min} to ${limits.max}.`,
    );
  }
  return number;
}
