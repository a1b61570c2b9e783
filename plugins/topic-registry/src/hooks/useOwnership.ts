import {
  IdentityApi,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useLoad } from './useLoad';

/**
 * Entity references of the signed-in user and of the groups behind it, as
 * owners are written. Who cannot be known owns nothing.
 */
export async function ownershipOf(identity: IdentityApi): Promise<string[]> {
  try {
    return (await identity.getBackstageIdentity()).ownershipEntityRefs;
  } catch {
    return [];
  }
}

/** {@link ownershipOf} whoever is signed in; undefined until it is known. */
export function useOwnership(): string[] | undefined {
  const identity = useApi(identityApiRef);
  return useLoad(() => ownershipOf(identity)).value;
}

const lowered = new WeakMap<readonly string[], Set<string>>();

/** Whether an owner is among {@link useOwnership}; references are compared without case. */
export function isOwnedBy(
  owner: string | undefined,
  ownership: readonly string[],
): boolean {
  if (owner === undefined) return false;
  // Asked for each of 10 000 rows, of somebody in many groups.
  let wanted = lowered.get(ownership);
  if (!wanted) {
    wanted = new Set(ownership.map(ref => ref.toLocaleLowerCase('en-US')));
    lowered.set(ownership, wanted);
  }
  return wanted.has(owner.toLocaleLowerCase('en-US'));
}
