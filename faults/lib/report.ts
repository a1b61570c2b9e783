import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const PAGE = path.resolve(__dirname, '../../docs/testing.md');

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

/** Replaces the part of docs/testing.md that is about a version. */
export async function writeReport(
  version: string,
  outcomes: readonly Outcome[],
): Promise<void> {
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
  const date = new Date().toISOString().slice(0, 10);
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
