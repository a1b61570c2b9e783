/** As much of a fingerprint as tells it apart from some ten thousand others. */
const TOLD_LENGTH = 10;

/** More make a URL that proxies refuse. */
const MOST_TOLD = 300;

/**
 * Names some findings in a URL of the page of findings; undefined where they
 * are too many for one.
 *
 * @public
 */
export function toldParam(fingerprints: readonly string[]): string | undefined {
  return fingerprints.length > MOST_TOLD
    ? undefined
    : fingerprints.map(one => one.slice(0, TOLD_LENGTH)).join('.');
}

/**
 * The findings that a URL names; undefined where it names none.
 *
 * @public
 */
export function toldOf(
  param: string,
): { count: number; has(fingerprint: string): boolean } | undefined {
  const named = new Set(param.split('.').filter(one => one !== ''));
  if (named.size === 0) return undefined;
  return {
    count: named.size,
    has: fingerprint => named.has(fingerprint.slice(0, TOLD_LENGTH)),
  };
}
