import path from 'node:path';
import { prepareWorkingCopy } from '../registries';

const CATALOG = path.resolve(__dirname, '../../../../catalog/registries');

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
