/**
 * The words of a name in lower case, whatever joins them: `authEvents`,
 * `Auth-Events` and `auth.events` are all `auth` and `events`.
 *
 * @public
 */
export function wordsOf(name: string): string[] {
  // Most names have no capitals, and long documents have many names.
  const parted = /[A-Z]/.test(name)
    ? name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    : name;
  return parted
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
