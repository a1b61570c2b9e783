import { InputError } from '@backstage/errors';

/**
 * Kind, namespace and name of a catalog entity, in the case in which the
 * entity is written.
 *
 * @public
 */
export interface EntityId {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * The reference of an entity, in lower case as the catalog compares it:
 * `api:platform/auth_events`.
 *
 * @public
 */
export function entityRefOf(entity: EntityId): string {
  return `${entity.kind}:${entity.namespace}/${entity.name}`.toLowerCase();
}

/**
 * Reads a reference such as `group:default/payments`, `default/payments` or
 * `payments`, completed by the kind given and the namespace `default`.
 *
 * @remarks
 * For references from app-config and the catalog. Prose is never turned into
 * a reference: use {@link parseFullEntityRef} where the text may be prose.
 *
 * @throws InputError when the text is no reference
 * @public
 */
export function parseRef(text: string, defaultKind: string): EntityId {
  const match = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/.exec(
    text.trim(),
  );
  if (!match) {
    throw new InputError(
      `"${text}" is no entity reference; write it as [kind:][namespace/]name, such as ${defaultKind.toLowerCase()}:default/payments`,
    );
  }
  return {
    kind: match[1] ?? defaultKind,
    namespace: match[2] ?? 'default',
    name: match[3],
  };
}

/**
 * Reads a reference that states its kind, such as `group:payments` or
 * `user:default/alex`; undefined for anything else.
 *
 * @public
 */
export function parseFullEntityRef(
  text: string,
  kinds: readonly string[],
): EntityId | undefined {
  if (!/^[A-Za-z][A-Za-z0-9]*:[^\s:]+$/.test(text.trim())) return undefined;
  try {
    const id = parseRef(text, '');
    return kinds.some(k => k.toLowerCase() === id.kind.toLowerCase())
      ? id
      : undefined;
  } catch {
    return undefined;
  }
}
