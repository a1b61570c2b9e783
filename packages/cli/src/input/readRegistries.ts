import { UnparsedLine } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  RegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import path from 'node:path';
import { Io } from '../io';
import { parseInTime } from './parseInTime';
import { InputOptions, readDocument } from './readDocument';

/** A document of the command line, parsed. */
export interface ReadRegistry extends BoundRegistry {
  unparsed: UnparsedLine[];
  text: string;
  /** As on the command line: a file, or `-` for stdin. */
  source: string;
}

/**
 * Reads and parses one document. A registry of the configuration whose target is
 * this file lends it id, time zone and aliases; otherwise the id is the file's
 * base name.
 */
export async function readRegistry(
  io: Pick<Io, 'stdin'>,
  file: string,
  config?: TopicRegistryConfig,
  input?: InputOptions,
): Promise<ReadRegistry> {
  const { name, text } = await readDocument(io, file, input);
  const known = config && findConfig(config, name);
  const { registry, unparsed } = await parseInTime(text, {
    id: known?.id ?? idOf(name),
    file: name,
  });
  return {
    text,
    source: file,
    registry,
    unparsed,
    timezone: known?.timezone ?? 'UTC',
    serviceAliases: known?.serviceAliases ?? {},
    ...(known && { clusters: known.clusters }),
  };
}

/** The id of a registry that no configuration names. */
export function idOf(file: string): string {
  return path.basename(file, path.extname(file));
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

/** The registry of a configuration whose document is this file. */
export function findConfig(
  config: TopicRegistryConfig,
  file: string,
): RegistryConfig | undefined {
  const wanted = path.resolve(file);
  return config.registries.find(
    ({ target }) => path.resolve(config.documents.basePath, target) === wanted,
  );
}
