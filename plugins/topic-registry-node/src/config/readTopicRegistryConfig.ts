import { Config } from '@backstage/config';
import { ForwardedError, InputError } from '@backstage/errors';
import path from 'node:path';
import { refuseReserved, refuseUnknownKeys } from './keys';
import { readAlertsConfig } from './readAlertsConfig';
import { readClusterConfig } from './readClusterConfig';
import { readRegistryConfig } from './readRegistryConfig';
import { readRuleProfile, readRulesConfig } from './readRulesConfig';
import { ClusterConfig, RegistryConfig, TopicRegistryConfig } from './types';
import { durationMs, optionalString } from './values';

const ROOT = 'topicRegistry';
const ROOT_KEYS = ['alerts', 'documents', 'clusters', 'registries', 'rules'];
const DOCUMENT_KEYS = ['basePath', 'maxBytes', 'interval'];
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024;
// The parser, the store and the browser each hold a document as a whole.
const MOST_MAX_BYTES = 32 * 1024 * 1024;

/**
 * Reads and checks `topicRegistry` of app-config. Without that section there
 * are no clusters and no registries.
 *
 * @param config - The root configuration.
 * @param options - `defaultBasePath`: the folder that stands for
 * `topicRegistry.documents.basePath` where that is absent, and to which a
 * relative one refers; the working directory unless given.
 * @throws InputError naming the key at fault and what would be right.
 *
 * @public
 */
export function readTopicRegistryConfig(
  config: Config,
  options?: { defaultBasePath?: string },
): TopicRegistryConfig {
  const defaultBasePath = path.resolve(options?.defaultBasePath ?? '.');
  const root = section(config, ROOT, ROOT);
  if (root) refuseUnknownKeys(root, ROOT, ROOT_KEYS);
  const clusters: ClusterConfig[] = [];
  for (const [id, one] of entries(root, 'clusters')) {
    clusters.push(readClusterConfig(id, one));
  }
  const clusterIds = clusters.map(cluster => cluster.id);
  const registries: RegistryConfig[] = [];
  for (const [id, one] of entries(root, 'registries')) {
    registries.push(readRegistryConfig(id, one, clusterIds));
  }
  const rules = root && section(root, 'rules', `${ROOT}.rules`);
  return {
    alerts: readAlertsConfig(
      root && section(root, 'alerts', `${ROOT}.alerts`),
      { permissions: config.getOptionalBoolean('permission.enabled') ?? false },
    ),
    documents: readDocuments(root, defaultBasePath),
    clusters,
    registries,
    rules: readRulesConfig(rules, {
      clusters: clusterIds,
      registries: registries.map(registry => registry.id),
    }),
    ruleProfile: readRuleProfile(rules),
  };
}

function readDocuments(
  root: Config | undefined,
  defaultBasePath: string,
): TopicRegistryConfig['documents'] {
  const place = `${ROOT}.documents`;
  const documents = root && section(root, 'documents', place);
  if (documents) refuseUnknownKeys(documents, place, DOCUMENT_KEYS);
  const maxBytes = documents?.getOptionalNumber('maxBytes');
  if (
    maxBytes !== undefined &&
    (!Number.isInteger(maxBytes) || maxBytes < 1 || maxBytes > MOST_MAX_BYTES)
  ) {
    throw new InputError(
      `\`${place}.maxBytes\` in app-config is ${maxBytes}; it is a whole number of bytes from 1 to ${MOST_MAX_BYTES} (32 MiB).`,
    );
  }
  const basePath = documents && optionalString(documents, 'basePath', place);
  return {
    basePath: path.resolve(defaultBasePath, basePath ?? '.'),
    maxBytes: maxBytes ?? DEFAULT_MAX_BYTES,
    intervalMs: durationMs(documents, 'interval', place, {
      default: 300_000,
      min: 1_000,
    }),
  };
}

function entries(root: Config | undefined, key: string): [string, Config][] {
  const place = `${ROOT}.${key}`;
  const map = root && section(root, key, place);
  const result: [string, Config][] = [];
  for (const id of map?.keys() ?? []) {
    if (!ID.test(id)) {
      throw new InputError(
        `\`${place}\` in app-config has the key \`${id}\`: an id has letters, digits, \`-\` and \`_\`, at most 63, and starts with a letter or digit.`,
      );
    }
    refuseReserved(id, place, `the key \`${id}\``);
    const one = section(map!, id, `${place}.${id}`);
    if (!one)
      throw new InputError(`\`${place}.${id}\` in app-config is empty.`);
    result.push([id, one]);
  }
  return result;
}

// `getConfig` refuses what is no object; its message lacks what to do.
function section(
  config: Config,
  key: string,
  place: string,
): Config | undefined {
  const value = config.getOptional(key);
  if (value === undefined || value === null) return undefined;
  try {
    return config.getConfig(key);
  } catch (error) {
    throw new ForwardedError(
      `\`${place}\` in app-config is not a set of keys and values`,
      new InputError((error as Error).message),
    );
  }
}
