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
  return patterns.find(pattern => matches(topic, pattern.topics))?.owner;
}

// No RegExp is built from configured text: a linear scan cannot be made slow.
function matches(text: string, pattern: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return text === pattern;
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
