/**
 * Tells whether a text fits a pattern of app-config, in which `*` stands for
 * any characters and all else for itself.
 *
 * @remarks
 * No RegExp is built from configured text: a linear scan cannot be made slow.
 *
 * @public
 */
export function matchesPattern(text: string, pattern: string): boolean {
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
