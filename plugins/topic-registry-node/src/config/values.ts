import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * A duration in ms, as Backstage writes durations: `{ minutes: 5 }`, `5m` or `PT5M`.
 *
 * @throws InputError for anything else, and for a duration below `min`.
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
