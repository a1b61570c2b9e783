// Part of `npm test`: names from outside never index a plain object.
// With names of files it checks these alone.
import path from 'node:path';
import ts from 'typescript';
import { nameAccesses } from './lib/nameAccess.mjs';
import { ROOT } from './lib/paths.mjs';

// Reviewed: where a record is read by a name on purpose, and why it may be.
const ALLOWED = new Map([
  ['plugins/topic-registry-common/src/names/records.ts', 'the helper itself'],
  [
    'plugins/topic-registry-node/src/document/incremental/shift.ts',
    'walks values of the parser by their own keys, none of them a name',
  ],
]);

// What runs in a portal or in the CLI; tests and the seed of the demo bring
// their own names.
const PRODUCT = /^(?:plugins|packages\/(?:app|backend|cli))\//;
const TEST =
  /\.test\.tsx?$|\/(?:__testUtils__|__fixtures__|testing|e2e-tests)\//;

const { config } = ts.readConfigFile(
  path.join(ROOT, 'tsconfig.json'),
  ts.sys.readFile,
);
const parsed = ts.parseJsonConfigFileContent(
  { ...config, include: ['packages/*/src', 'plugins/*/src'] },
  ts.sys,
  ROOT,
);
const inRepo = file => path.relative(ROOT, file).split(path.sep).join('/');
const given = process.argv.slice(2).map(file => path.resolve(file));
const files =
  given.length > 0
    ? given
    : parsed.fileNames.filter(file => {
        const name = inRepo(file);
        return PRODUCT.test(name) && !TEST.test(name) && !ALLOWED.has(name);
      });
const program = ts.createProgram(files, { ...parsed.options, noEmit: true });
const wanted = new Set(files.map(file => path.resolve(file)));
const found = nameAccesses(program, ({ fileName }) =>
  wanted.has(path.resolve(fileName)),
);
for (const { file, line, text, why } of found)
  console.error(`${inRepo(file)}:${line} \`${text}\`: ${why}`);
process.exitCode = found.length > 0 ? 1 : 0;
