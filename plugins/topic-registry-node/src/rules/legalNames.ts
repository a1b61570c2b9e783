/**
 * Why Kafka refuses a topic name, for people; undefined when it takes it:
 * 1 to 249 of `[a-zA-Z0-9._-]`, and neither `.` nor `..` (Kafka's own
 * `Topic.validate`).
 */
export function whyIllegal(name: string): string | undefined {
  if (/^[a-zA-Z0-9._-]{3,249}$/.test(name)) return undefined;
  if (name.length === 0) return 'it is empty';
  if (name === '.' || name === '..') return 'it stands for a folder';
  if (name.length > 249) {
    return `it has ${name.length} characters, and Kafka allows 249`;
  }
  const wrong = new Set(name.replace(/[a-zA-Z0-9._-]/g, ''));
  if (wrong.size === 0) return undefined;
  const shown = [...wrong].map(char =>
    /\s/.test(char) ? 'white space' : `“${char}”`,
  );
  return `it contains ${[...new Set(shown)].join(', ')}`;
}
