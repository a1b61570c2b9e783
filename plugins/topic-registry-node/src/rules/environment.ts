import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';

const CANONICAL: Record<string, string> = {
  prod: 'production',
  prd: 'production',
  live: 'production',
  stage: 'staging',
  stg: 'staging',
  dev: 'development',
  develop: 'development',
};

/**
 * The name by which environments are compared: lower case, and `prod`,
 * `stage`, `dev` and the like written out. Others stay as they are.
 *
 * @public
 */
export function canonicalEnvironment(name: string): string {
  const plain = name.trim().toLowerCase();
  return ownValue(CANONICAL, plain) ?? plain;
}
