import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../../../scripts/check-names.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'topic-registry-names-'));

// The compiler reads its own library first.
jest.setTimeout(120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines, from 1, that the check of `npm test` refuses. */
function refusedIn(code: string): number[] {
  const file = path.join(folder, 'code.ts');
  writeFileSync(file, code);
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, file], {
    encoding: 'utf8',
  });
  const lines = [...stderr.matchAll(/code\.ts:(\d+) /g)].map(([, line]) =>
    Number(line),
  );
  expect({ status, stderr }).toMatchObject({ status: lines.length ? 1 : 0 });
  return lines;
}

describe('the check of names', () => {
  it('refuses to read or write a plain object by a name from outside', () => {
    const code = [
      'declare const name: string;',
      'declare const record: Record<string, number>;',
      'declare const maybe: { [topic: string]: { [group: string]: 1 } } | undefined;',
      'const table = { a: 1, b: 2 };',
      'record[name];',
      'record[name] = 1;',
      'maybe?.[name]?.[`ce_${name}`];',
      'table[name as keyof typeof table];',
      'name in table;',
      'Object.assign({}, record);',
      'const { [name]: value } = record;',
      'function read<K extends string>(key: K) { return record[key]; }',
      'declare const anything: any;',
      'anything[name];',
      'export { value, read };',
    ].join('\n');
    expect(refusedIn(code)).toEqual([5, 6, 7, 7, 8, 9, 10, 11, 12, 14]);
  });

  it('lets pass what can inherit nothing', () => {
    const code = [
      'declare const name: string;',
      "declare const known: 'a' | 'b';",
      'declare const record: Record<string, number>;',
      'declare const list: string[];',
      'declare const numbers: Record<number, string>;',
      'const table = { a: 1, b: 2 };',
      'table[known];',
      "record['a'];",
      'list[1];',
      'numbers[2];',
      'const made = { ...record, [name]: 1 };',
      'Object.fromEntries([[name, 1]]);',
      'new Map<string, number>().get(name);',
      'Object.hasOwn(record, name);',
      "'a' in table;",
      'function read<K extends keyof typeof table>(key: K) { return table[key]; }',
      'export { made, read };',
    ].join('\n');
    expect(refusedIn(code)).toEqual([]);
  });
});
