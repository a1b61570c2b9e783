import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const PAGE = path.resolve(__dirname, '../../docs/benchmarks.md');

/** What the figures were measured on. */
export function machine(): string {
  const cpus = os.cpus();
  const gib = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} × ${
    cpus[0]?.model.trim() || 'unknown processor'
  }, ${gib} GiB, ${os.type()} ${os.arch()}, Node ${process.versions.node}`;
}

/** Replaces the part of docs/benchmarks.md between the marks of a benchmark. */
export async function writeReport(name: string, text: string): Promise<void> {
  const start = `<!-- ${name}: start -->`;
  const end = `<!-- ${name}: end -->`;
  const page = await readFile(PAGE, 'utf8');
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`docs/benchmarks.md has no marks of ${name}.`);
  }
  await writeFile(
    PAGE,
    `${page.slice(0, from + start.length)}\n\n${text.trim()}\n\n${page.slice(
      to,
    )}`,
  );
  await promisify(execFile)(process.execPath, [
    require.resolve('prettier/bin-prettier.js'),
    '--write',
    PAGE,
  ]);
}
