import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  announcedOn,
  RELATIVE_DEPRECATION,
  withAnnouncedDate,
  withFreshDate,
} from './relativeDeprecation';

/** What was written last, so that a person's edits are told from the program's own text. */
interface CopyState {
  /** Hash of each document as it was written. */
  written: Record<string, string>;
  /** The date that was inserted, `YYYY-MM-DD`. */
  announced: string;
}

/** @public */
export interface PrepareWorkingCopyOptions {
  /** Folder with the registries of the checkout. */
  from: string;
  /** Folder for the working copy. */
  to: string;
  today: Date;
}

/**
 * Copies the registries into the data folder, where the portal reads and edits
 * them, so that the checkout stays as it is. One deprecation gets a date
 * relative to today. A document that somebody edited since is kept; only that
 * date is moved on, if it still stands as it was written.
 *
 * @returns the paths of the documents.
 * @public
 */
export async function prepareWorkingCopy(
  options: PrepareWorkingCopyOptions,
): Promise<string[]> {
  const { from, to } = options;
  const announced = announcedOn(options.today);
  await mkdir(to, { recursive: true });
  // Beside the folder, not in it: the folder holds documents alone.
  const stateFile = path.join(
    path.dirname(to),
    `${path.basename(to)}.state.json`,
  );
  const before = await readState(stateFile);
  const after: CopyState = { written: {}, announced };

  const names = (await readdir(from)).filter(name => name.endsWith('.md'));
  const files: string[] = [];
  for (const name of names.sort()) {
    const target = path.join(to, name);
    const relative = name === RELATIVE_DEPRECATION.file;
    const current = existsSync(target)
      ? await readFile(target, 'utf8')
      : undefined;
    const edited =
      current !== undefined && hashOf(current) !== before?.written[name];

    if (edited) {
      const fresh =
        relative && before
          ? withFreshDate(current, before.announced, announced)
          : current;
      if (fresh !== current) await writeWhole(target, fresh);
      // Still not ours: the hash of what we wrote stays.
      if (before?.written[name]) after.written[name] = before.written[name];
    } else {
      const source = await readFile(path.join(from, name), 'utf8');
      const text = relative ? withAnnouncedDate(source, announced) : source;
      if (text !== current) await writeWhole(target, text);
      after.written[name] = hashOf(text);
    }
    files.push(target);
  }
  await writeWhole(stateFile, `${JSON.stringify(after, undefined, 2)}\n`);
  return files;
}

async function readState(file: string): Promise<CopyState | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // Without it every document counts as edited, and is kept.
    return undefined;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// A reader never sees half a document.
async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  await writeFile(part, text);
  await rename(part, file);
}
