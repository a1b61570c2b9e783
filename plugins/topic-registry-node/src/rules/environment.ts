const CANONICAL = new Map([
  ['prod', 'production'],
  ['prd', 'production'],
  ['live', 'production'],
  ['stage', 'staging'],
  ['stg', 'staging'],
  ['dev', 'development'],
  ['develop', 'development'],
]);

/**
 * The name by which environments are compared: lower case, and `prod`,
 * `stage`, `dev` and the like written out. Others stay as they are.
 *
 * @public
 */
export function canonicalEnvironment(name: string): string {
  const plain = name.trim().toLowerCase();
  return CANONICAL.get(plain) ?? plain;
}
