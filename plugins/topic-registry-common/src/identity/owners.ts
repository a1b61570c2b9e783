import { matchesPattern } from './patterns';

/**
 * The owner that the first matching pattern gives a topic; `*` stands for any
 * characters, all else for itself.
 *
 * @public
 */
export function ownerByPattern(
  topic: string,
  patterns: readonly { topics: string; owner: string }[],
): string | undefined {
  return patterns.find(pattern => matchesPattern(topic, pattern.topics))?.owner;
}
