// `npm test`: everything that a change must pass, from a fresh clone too.
// Ends with "N passed, N failed". What could not run is named, and fails in CI.
import { parseArgs } from 'node:util';
import { createSay, explain } from './lib/say.mjs';
import { setUp } from './lib/setUp.mjs';
import { TestRun } from './lib/testRun.mjs';

const HELP = `npm test [-- options]

Options
  --only LIST   some of: checks, unit, e2e (comma separated)
  --help

checks   types, formatting and lint
unit     every test of every package: real SQLite, PostgreSQL and Kafka
e2e      the portal as npm start brings it up, in Chromium
`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const say = createSay(process.stdout);

if (values.help) {
  say.line(HELP);
} else {
  try {
    const { node } = await setUp(say);
    const test = new TestRun({ node, say });
    const parts = values.only?.split(',') ?? ['checks', 'unit', 'e2e'];
    if (parts.includes('checks')) await test.checks();
    if (parts.includes('unit')) await test.unit();
    if (parts.includes('e2e')) await test.e2e();
    process.exitCode = test.tell();
  } catch (error) {
    say.line(`\n${explain(error)}`);
    say.line('0 passed, 1 failed');
    process.exitCode = 1;
  }
}
