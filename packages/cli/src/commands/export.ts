import { exportAsyncApi } from '../export/exportAsyncApi';
import { exportCatalog } from '../export/exportCatalog';
import { writeFiles } from '../export/writeFiles';
import { EXIT } from '../exit';
import { readConfig } from '../input/readConfig';
import { InputOptions } from '../input/readDocument';
import { findConfig, readRegistry } from '../input/readRegistries';
import { Io } from '../io';

export interface ExportOptions extends InputOptions {
  to: 'catalog' | 'asyncapi';
  out: string;
  config?: string;
  owner?: string;
  force?: boolean;
}

/** `topic-registry export FILE --to … --out DIR` */
export async function exportFiles(
  io: Io,
  file: string,
  options: ExportOptions,
): Promise<number> {
  const config = options.config ? await readConfig(options.config) : undefined;
  const { registry } = await readRegistry(io, file, config, options);
  const known = config && findConfig(config, registry.file);
  const clusters =
    config?.clusters.filter(({ id }) => known?.clusters.includes(id)) ?? [];
  const files =
    options.to === 'catalog'
      ? exportCatalog(registry, { known, clusters, owner: options.owner })
      : exportAsyncApi(registry, clusters);
  const written = await writeFiles(options.out, files, {
    force: options.force ?? false,
    source: registry.file,
  });
  io.say(
    `${files.length} ${files.length === 1 ? 'file' : 'files'} in ${
      options.out
    }, ${written} of them new or changed.`,
  );
  return EXIT.ok;
}
