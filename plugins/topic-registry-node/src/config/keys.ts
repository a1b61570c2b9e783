import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { distance } from 'fastest-levenshtein';

const INHERITED: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype),
);

/**
 * Refuses keys that nothing reads: a setting with a typo in its name would
 * otherwise be a setting that silently does not hold.
 *
 * @throws InputError naming the key, the place and the nearest known key.
 */
export function refuseUnknownKeys(
  config: Config,
  path: string,
  known: readonly string[],
): void {
  for (const key of config.keys()) {
    if (known.includes(key)) continue;
    throw new InputError(
      `Unknown key \`${key}\` in \`${path}\` of app-config.${didYouMean(
        key,
        known,
      )} Known keys: ${known.join(', ')}.`,
    );
  }
}

/**
 * Refuses names that every object of JavaScript has by itself, such as
 * `constructor`: what reads app-config, and plugins beside this one, would
 * take such an id for what it inherits.
 *
 * @throws InputError naming the place and the name.
 */
export function refuseReserved(name: string, path: string, what: string): void {
  if (name !== 'prototype' && !INHERITED.has(name)) return;
  throw new InputError(
    `\`${path}\` in app-config has ${what}, which JavaScript reserves: choose another name.`,
  );
}

/** " Did you mean `x`?", or nothing where no candidate is near. */
export function didYouMean(
  given: string,
  candidates: readonly string[],
): string {
  let best: { name: string; edits: number } | undefined;
  for (const name of candidates) {
    const edits = distance(given.toLowerCase(), name.toLowerCase());
    if (!best || edits < best.edits) best = { name, edits };
  }
  // Two letters changed places are two edits, in a short word too.
  const limit = given.length < 4 ? 1 : Math.max(2, given.length / 3);
  return best && best.edits <= limit ? ` Did you mean \`${best.name}\`?` : '';
}
