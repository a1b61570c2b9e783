import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';

const CANONICAL: Record<string, string> = {
  production: 'production',
  prod: 'production',
  prd: 'production',
  live: 'production',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  development: 'development',
  develop: 'development',
  dev: 'development',
};

/** Names that are environments without being one of the canonical three. */
const OTHERS = new Set([
  'test',
  'testing',
  'qa',
  'uat',
  'integration',
  'int',
  'local',
  'sandbox',
  'preview',
  'preprod',
  'pre-prod',
  'pre-production',
  'performance',
  'perf',
  'demo',
  'dr',
  'ci',
]);

/**
 * The canonical name of an environment: `production`, `staging`,
 * `development`, or the name as given, in lower case.
 */
export function canonicalEnvironment(name: string): string {
  const key = plain(name);
  return ownValue(CANONICAL, key) ?? key;
}

/** Tells whether a word is known to name an environment. */
export function isEnvironment(name: string): boolean {
  const key = plain(name);
  return ownValue(CANONICAL, key) !== undefined || OTHERS.has(key);
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\s+(?:env(?:ironment)?|cluster|only)s?$/, '');
}
