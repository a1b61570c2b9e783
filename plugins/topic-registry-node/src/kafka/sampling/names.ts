const MOST_CHARACTERS = 160;
const EVENT_TYPE = /^[A-Za-z][A-Za-z0-9._:/-]*$/;
const SOURCE = /^[A-Za-z][A-Za-z0-9 &().,:/'-]*(?:_[A-Za-z0-9 &().,:/'-]+)*$/;
/** Parts that tell one thing from its like: what they belong to is nobody's business here. */
const IDENTIFIER =
  /[0-9a-f]{8}-[0-9a-f]{4}-|\d{5,}|[0-9a-f]{24,}|[A-Za-z0-9]{40,}/i;

/**
 * An event type as a name; null for a text that is not worded as one, and may
 * therefore be somebody's data; undefined for none.
 */
export function eventTypeName(
  text: string | undefined,
): string | null | undefined {
  return named(text?.trim(), EVENT_TYPE);
}

/**
 * The part of a source that names a service: of a URI its host, or the first
 * step of its path (`/cypher-svc/conversations`), else all of it.
 */
export function sourceName(
  text: string | undefined,
): string | null | undefined {
  if (text === undefined) return undefined;
  const source = text.trim();
  const uri = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(source);
  if (uri) return named(uri[1] || undefined, SOURCE);
  const path = /^\/+([^/?#]+)/.exec(source);
  return named(path ? path[1] : source, SOURCE);
}

function named(
  text: string | undefined,
  form: RegExp,
): string | null | undefined {
  if (text === undefined) return undefined;
  return text.length <= MOST_CHARACTERS &&
    form.test(text) &&
    !IDENTIFIER.test(text)
    ? text
    : null;
}
