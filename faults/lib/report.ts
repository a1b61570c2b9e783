import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../..');
const PAGE = path.join(ROOT, 'docs/testing.md');
/** What came of each fault when it was run last, by its name. */
const LAST = path.join(ROOT, '.cache/faults');

/** What came of one fault on one version. */
export interface Outcome {
  version: string;
  name: string;
  expected: string[];
  /** Empty where all was found and nothing else. */
  problems: string[];
  ms: number;
}

/** Words on stderr, beside the table on stdout. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One row a kind of fault, one column a version. */
export function table(outcomes: readonly Outcome[]): string {
  const versions = [...new Set(outcomes.map(({ version }) => version))];
  const names = [...new Set(outcomes.map(({ name }) => name))];
  const rows = names.map((name, index) => {
    const own = outcomes.filter(outcome => outcome.name === name);
    const cells = versions.map(version => {
      const outcome = own.find(one => one.version === version);
      if (!outcome) return 'cannot be made';
      return outcome.problems.length > 0
        ? `**no**: ${outcome.problems.join('; ')}`
        : 'yes';
    });
    const expected = own[0].expected.map(line => `\`${line}\``).join(', ');
    return `| ${index + 1} | ${name} | ${expected || 'nothing'} | ${cells.join(
      ' | ',
    )} |`;
  });
  return [
    `| # | what is done | what must be found | ${versions.join(' | ')} |`,
    `|---|---|---|${versions.map(() => '---|').join('')}`,
    ...rows,
  ].join('\n');
}

/** With the outcomes of faults that were not run this time, in the order of the names. */
async function withLast(
  version: string,
  outcomes: readonly Outcome[],
  names: readonly string[],
): Promise<(Outcome & { date: string })[]> {
  const file = path.join(LAST, `${version}.json`);
  const date = new Date().toISOString().slice(0, 10);
  const all = new Map<string, Outcome & { date: string }>(
    existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : [],
  );
  for (const outcome of outcomes) all.set(outcome.name, { ...outcome, date });
  await mkdir(LAST, { recursive: true });
  await writeFile(file, JSON.stringify([...all]));
  const place = (name: string) => names.indexOf(name);
  return [...all.values()]
    .filter(({ name }) => place(name) >= 0 || name.startsWith('a conforming'))
    .sort((a, b) => place(a.name) - place(b.name));
}

/**
 * Replaces the part of docs/testing.md that is about a version.
 *
 * @param names - of all faults, in their order
 */
export async function writeReport(
  version: string,
  run: readonly Outcome[],
  names: readonly string[],
): Promise<void> {
  const outcomes = await withLast(version, run, names);
  const start = `<!-- faults-${version}: start -->`;
  const end = `<!-- faults-${version}: end -->`;
  const page = await readFile(PAGE, 'utf8');
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(
      `docs/testing.md has no marks of the faults of ${version}.`,
    );
  }
  const wrong = outcomes.filter(({ problems }) => problems.length > 0).length;
  const [date] = outcomes.map(one => one.date).sort();
  const text = `Kafka ${version}, ${date}: ${
    outcomes.length - wrong
  } as they must be, ${wrong} not.\n\n${table(outcomes)}`;
  await writeFile(
    PAGE,
    `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`,
  );
  await promisify(execFile)(process.execPath, [
    require.resolve('prettier/bin-prettier.js'),
    '--write',
    PAGE,
  ]);
}
