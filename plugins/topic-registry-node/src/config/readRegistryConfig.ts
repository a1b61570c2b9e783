import { recordOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { IANAZone } from 'luxon';
import { didYouMean, refuseUnknownKeys } from './keys';
import { RegistryConfig } from './types';
import {
  entityRef,
  optionalString,
  requiredString,
  stringList,
} from './values';

const REGISTRY_KEYS = [
  'target',
  'clusters',
  'owner',
  'namespace',
  'timezone',
  'services',
  'serviceAliases',
  'owners',
];
// The rule of the catalog for namespaces: DNS labels (RFC 1123).
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export function readRegistryConfig(
  id: string,
  config: Config,
  knownClusters: readonly string[],
): RegistryConfig {
  const path = `topicRegistry.registries.${id}`;
  refuseUnknownKeys(config, path, REGISTRY_KEYS);
  const namespace = optionalString(config, 'namespace', path) ?? 'default';
  if (!NAMESPACE.test(namespace)) {
    throw new InputError(
      `\`${path}.namespace\` in app-config is \`${namespace}\`: a namespace has lower-case letters, digits and dashes, at most 63.`,
    );
  }
  const timezone = optionalString(config, 'timezone', path) ?? 'UTC';
  if (!IANAZone.isValidZone(timezone)) {
    throw new InputError(
      `\`${path}.timezone\` in app-config is \`${timezone}\`, which is not an IANA time zone such as Europe/Berlin.`,
    );
  }
  return {
    id,
    target: readTarget(config, path),
    clusters: readBinding(config, path, knownClusters),
    owner: entityRef(
      requiredString(
        config,
        'owner',
        path,
        'the entity that owns what has no other owner, such as group:default/platform',
      ),
      `${path}.owner`,
      'Group',
    ),
    namespace,
    timezone,
    services: readServices(config, path),
    serviceAliases: readAliases(config, path),
    owners: readOwners(config, path),
  };
}

function readTarget(config: Config, path: string): string {
  const target = requiredString(
    config,
    'target',
    path,
    'the path of the document below topicRegistry.documents.basePath, or its URL',
  );
  // The target is shown in pages and logs. The message does not repeat it.
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i.test(target)) {
    throw new InputError(
      `\`${path}.target\` in app-config is a URL with a user or password: take them out, and give the token to \`integrations\` in app-config.`,
    );
  }
  return target;
}

function readBinding(
  config: Config,
  path: string,
  knownClusters: readonly string[],
): string[] {
  const clusters = stringList(config, 'clusters', path);
  for (const cluster of clusters) {
    if (knownClusters.includes(cluster)) continue;
    throw new InputError(
      `\`${path}.clusters\` in app-config names the cluster \`${cluster}\`, which \`topicRegistry.clusters\` does not have.${didYouMean(
        cluster,
        knownClusters,
      )} Known clusters: ${knownClusters.join(', ') || 'none'}.`,
    );
  }
  return [...new Set(clusters)];
}

function readServices(config: Config, path: string): Record<string, string> {
  const services = new Map<string, string>();
  const section = config.getOptionalConfig('services');
  for (const ref of section?.keys() ?? []) {
    const place = `${path}.services`;
    services.set(
      ref,
      entityRef(
        requiredString(section!, ref, place, 'an entity reference'),
        `${place}.${ref}`,
        'Component',
      ),
    );
  }
  return recordOf(services);
}

function readAliases(config: Config, path: string): Record<string, string[]> {
  const aliases = new Map<string, string[]>();
  const section = config.getOptionalConfig('serviceAliases');
  for (const ref of section?.keys() ?? []) {
    aliases.set(ref, stringList(section!, ref, `${path}.serviceAliases`));
  }
  return recordOf(aliases);
}

function readOwners(config: Config, path: string): RegistryConfig['owners'] {
  const sections = config.getOptionalConfigArray('owners') ?? [];
  return sections.map((section, index) => {
    const place = `${path}.owners[${index}]`;
    refuseUnknownKeys(section, place, ['topics', 'owner']);
    return {
      topics: requiredString(
        section,
        'topics',
        place,
        'a topic name, where `*` stands for any characters',
      ),
      owner: entityRef(
        requiredString(section, 'owner', place, 'an entity reference'),
        `${place}.owner`,
        'Group',
      ),
    };
  });
}
