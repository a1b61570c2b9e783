import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');

/** What the figures were measured on. */
export function machine(): string {
  const cpus = os.cpus();
  const gib = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} × ${
    cpus[0]?.model.trim() || 'unknown processor'
  }, ${gib} GiB, ${os.type()} ${os.arch()}, Node ${process.versions.node}`;
}

/** Replaces the part of a page, by default docs/benchmarks.md, between the marks of a benchmark. */
export async function writeReport(
  name: string,
  text: string,
  page = 'docs/benchmarks.md',
): Promise<void> {
  const file = path.join(ROOT, page);
  const start = `<!-- ${name}: start -->`;
  const end = `<!-- ${name}: end -->`;
  const before = await readFile(file, 'utf8');
  const from = before.indexOf(start);
  const to = before.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${page} has no marks of ${name}.`);
  }
  await writeFile(
    file,
    `${before.slice(
      0,
      from + start.length,
    )}\n\n${text.trim()}\n\n${before.slice(to)}`,
  );
  await prettify(file);
}

/** Formats a file as the checks want it. */
export async function prettify(file: string): Promise<void> {
  await promisify(execFile)(process.execPath, [
    require.resolve('prettier/bin-prettier.js'),
    '--write',
    file,
  ]);
}
