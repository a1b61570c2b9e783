const MAX_LENGTH = 63;
const VALID = /^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;

/**
 * The catalog name of a topic, service, category or cluster: the exact name
 * where Backstage allows it (at most 63 characters of `[A-Za-z0-9_.-]`, a
 * letter or digit at both ends), else a slug that ends with 8 hex digits of the
 * exact name, so that different names stay different.
 *
 * @remarks
 * The catalog compares names without case. Give `taken`, the lower-case names
 * that are in use, to have a name that differs by case alone take the slug.
 *
 * @public
 */
export function entityNameOf(
  exactName: string,
  taken?: ReadonlySet<string>,
): string {
  const fits = exactName.length <= MAX_LENGTH && VALID.test(exactName);
  if (fits && !taken?.has(exactName.toLowerCase())) return exactName;
  const suffix = hex8(exactName);
  const slug = slugOf(exactName)
    .slice(0, MAX_LENGTH - suffix.length - 1)
    .replace(/[-_.]+$/, '');
  return slug ? `${slug}-${suffix}` : suffix;
}

/**
 * Lower-case words joined by `-`: `Organization & Identity` becomes
 * `organization-identity`.
 *
 * @public
 */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_.]+/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
}

// FNV-1a over UTF-16 code units: this package has no Node import, and a name
// needs to be told apart, not protected.
function hex8(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
