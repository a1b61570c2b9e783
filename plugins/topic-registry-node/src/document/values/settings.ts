import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { canonicalEnvironment, isEnvironment } from './environments';
import { splitOutside } from './split';

/** A value with the words that say when it holds. */
export interface QualifiedValue {
  value: InlineText;
  environment?: string;
  topicClass?: string;
}

const CODECS: Record<string, string> = {
  gzip: 'gzip',
  snappy: 'snappy',
  lz4: 'lz4',
  zstd: 'zstd',
  zstandard: 'zstd',
  uncompressed: 'uncompressed',
  none: 'uncompressed',
  producer: 'producer',
};

/**
 * Splits `3 (production), 1 (development)` and its like into values, each with
 * the environment or class that it holds for. Other words in parentheses are
 * comment.
 */
export function readQualifiedValues(text: InlineText): QualifiedValue[] {
  const values: QualifiedValue[] = [];
  for (const part of splitOutside(text, /\s*[;\n]\s*|\s*,\s+(?=\S)|\s+\/\s+/)) {
    values.push(readQualified(part.text));
  }
  return values;
}

/** Kafka's name of a codec; undefined for a word that is none. */
export function codecOf(text: string): string | undefined {
  return ownValue(CODECS, text.trim().toLowerCase());
}

/** Cleanup policies in Kafka's words; undefined where a word is none of them. */
export function cleanupPoliciesOf(text: string): string[] | undefined {
  const words = text
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .split(/[\s,;+/[\]]+|\band\b/)
    .filter(Boolean);
  const policies: string[] = [];
  for (const word of words) {
    const policy = /^(?:compact|compacted|compaction)$/.test(word)
      ? 'compact'
      : /^(?:delete|deleted|deletion)$/.test(word) && 'delete';
    if (!policy) return undefined;
    if (!policies.includes(policy)) policies.push(policy);
  }
  return policies.length ? policies : undefined;
}

function readQualified(part: InlineText): QualifiedValue {
  const after = /^(.*?)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/s.exec(part.text);
  if (after)
    return {
      value: part.slice(0, after[1].length).trim(),
      ...qualifierOf(after[2]),
    };
  const before = /^([\p{L}][\p{L}\d -]*?)\s*[:=]\s*(?=\S)/u.exec(part.text);
  if (before && isQualifier(before[1])) {
    return { value: part.slice(before[0].length), ...qualifierOf(before[1]) };
  }
  const spoken = /^(.*?)\s+(?:in|for|on)\s+(.+)$/is.exec(part.text);
  if (spoken && isQualifier(spoken[2])) {
    return {
      value: part.slice(0, spoken[1].length),
      ...qualifierOf(spoken[2]),
    };
  }
  return { value: part };
}

function isQualifier(words: string): boolean {
  const { environment, topicClass } = qualifierOf(words);
  return (
    environment !== undefined ||
    topicClass !== undefined ||
    /^default$/i.test(words.trim())
  );
}

function qualifierOf(words: string): {
  environment?: string;
  topicClass?: string;
} {
  const first = words
    .split(/[,;]/)[0]
    .trim()
    .replace(/^(?:in|for|on)\s+/i, '');
  if (isEnvironment(first)) return { environment: canonicalEnvironment(first) };
  const topicClass =
    /^([\p{L}\d][\p{L}\d_-]*(?:\s[\p{L}\d_-]+)?)\s+(?:topics?|class|streams?)$/iu.exec(
      first,
    );
  if (
    topicClass &&
    !/^(?:all|other|most|default|these|some|normal|any)$/i.test(topicClass[1])
  ) {
    return { topicClass: topicClass[1].toLowerCase() };
  }
  return {};
}
