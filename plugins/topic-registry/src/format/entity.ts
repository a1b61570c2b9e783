import { parseEntityRef } from '@backstage/catalog-model';

/** The name of an entity as people say it: without kind, and without the default namespace. */
export function entityLabel(ref: string): string {
  try {
    const { namespace, name } = parseEntityRef(ref, { defaultKind: 'group' });
    return namespace === 'default' ? name : `${namespace}/${name}`;
  } catch {
    return ref;
  }
}
