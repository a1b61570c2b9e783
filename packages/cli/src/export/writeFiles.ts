import { constants, lstat, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sentenceOf } from '../io';

/** A file to be written. */
export interface OutputFile {
  /** Within the folder. */
  name: string;
  text: string;
}

/** The first words of every exported file; what begins otherwise was written by somebody else. */
const MARK = '# Exported by topic-registry';

/**
 * Writes files into a folder. Nothing is written where one of them would
 * replace a file that does not come from here, unless `force` is given.
 *
 * @returns how many are new or have changed.
 * @throws Error naming the file in the way, or the one that cannot be written.
 */
export async function writeFiles(
  folder: string,
  files: readonly OutputFile[],
  { force, source }: { force: boolean; source: string },
): Promise<number> {
  const changed: { file: string; text: string }[] = [];
  for (const { name, text } of files) {
    const file = path.join(folder, name);
    const marked = `${MARK} from ${path.basename(
      source,
    )}; changes are overwritten.\n${text}`;
    const present = await readIfThere(file);
    if (present === marked) continue;
    if (present !== undefined && !force && !present.startsWith(MARK)) {
      throw new Error(
        `${file} is there already and was not exported by this command; nothing was written. Choose another folder, or give --force.`,
      );
    }
    changed.push({ file, text: marked });
  }
  try {
    await mkdir(folder, { recursive: true });
    for (const { file, text } of changed) await writeNoLink(file, text);
  } catch (error) {
    throw new Error(`${folder} cannot be written to: ${sentenceOf(error)}`);
  }
  return changed.length;
}

// Windows has no such flag.
const NO_LINK =
  constants.O_WRONLY +
  constants.O_CREAT +
  constants.O_TRUNC +
  (constants.O_NOFOLLOW ?? 0);

async function writeNoLink(file: string, text: string): Promise<void> {
  const handle = await open(file, NO_LINK);
  try {
    await handle.writeFile(text, 'utf8');
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  const found = await lstat(file).catch(() => undefined);
  if (found?.isSymbolicLink()) {
    throw new Error(
      `${file} is a symlink, through which nothing is written. Remove it, or choose another folder.`,
    );
  }
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: ${sentenceOf(error)}`);
  }
}
