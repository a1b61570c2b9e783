import path from 'node:path';
import { REPOSITORY_DIR } from '../jars/paths';
import { prepareWorkingCopy } from '../registries';

/** The registries of the checkout. */
export const CATALOG = path.join(REPOSITORY_DIR, 'catalog/registries');

/** Makes the working copy of the checkout's registries; gives the paths of its documents. */
export async function prepare(options: {
  dataDir: string;
  today: Date;
}): Promise<string[]> {
  return prepareWorkingCopy({
    from: CATALOG,
    to: path.resolve(options.dataDir, 'registries'),
    today: options.today,
  });
}
