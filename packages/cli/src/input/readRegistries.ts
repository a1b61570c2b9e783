import { UnparsedLine } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  parseDocument,
  RegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import path from 'node:path';
import { readDocument } from './readDocument';

/** A document of the command line, parsed. */
export interface ReadRegistry extends BoundRegistry {
  unparsed: UnparsedLine[];
}

/**
 * Reads and parses one document. A registry of the configuration whose target is
 * this file lends it id, time zone and aliases; otherwise the id is the file's
 * base name.
 */
export async function readRegistry(
  file: string,
  config?: TopicRegistryConfig,
): Promise<ReadRegistry> {
  const text = await readDocument(file);
  const known = config && findConfig(config, file);
  const { registry, unparsed } = parseDocument(text, {
    id: known?.id ?? path.basename(file, path.extname(file)),
    file,
  });
  return {
    registry,
    unparsed,
    timezone: known?.timezone ?? 'UTC',
    serviceAliases: known?.serviceAliases ?? {},
    ...(known && { clusters: known.clusters }),
  };
}

/** Gives registries whose files have one base name the whole path as their id. */
export function tellApart(registries: ReadRegistry[]): ReadRegistry[] {
  const count = new Map<string, number>();
  for (const { registry } of registries) {
    count.set(registry.id, (count.get(registry.id) ?? 0) + 1);
  }
  return registries.map(read =>
    (count.get(read.registry.id) ?? 0) > 1
      ? { ...read, registry: { ...read.registry, id: read.registry.file } }
      : read,
  );
}

function findConfig(
  config: TopicRegistryConfig,
  file: string,
): RegistryConfig | undefined {
  const wanted = path.resolve(file);
  return config.registries.find(
    ({ target }) => path.resolve(config.documents.basePath, target) === wanted,
  );
}
