// `npm run fuzz [-- --only reports] [--seed 1] [--runs 1000] [--minutes 10]`:
// names that pretend to be something else, through everything that takes names
// from outside. `--sample` is the part of it that `npm test` holds.
import fc from 'fast-check';
import { parseArgs } from 'node:util';
import { Plan, plans } from './lib/plan';
import { api } from './surfaces/api';
import { asyncapi } from './surfaces/asyncapi';
import { catalog } from './surfaces/catalog';
import { documents } from './surfaces/documents';
import { graph } from './surfaces/graph';
import { reports } from './surfaces/reports';
import { Surface } from './surfaces/types';

const POSTGRES =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING;
const SURFACES: Surface[] = [
  documents,
  reports,
  catalog,
  asyncapi,
  graph,
  api(),
  ...(POSTGRES ? [api(POSTGRES)] : []),
];
/** Of the sample, so that a change is held against what the last one was. */
const SEED = 20_260_101;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
      runs: { type: 'string' },
      minutes: { type: 'string' },
      sample: { type: 'boolean' },
    },
  });
  const chosen = SURFACES.filter(
    ({ name }) => values.only === undefined || values.only === name,
  );
  if (chosen.length === 0) {
    const names = SURFACES.map(({ name }) => name).join(', ');
    throw new Error(`--only takes one of: ${names}`);
  }
  const seed = numberOf(values.seed) ?? (values.sample ? SEED : Date.now() | 0);
  const minutes = numberOf(values.minutes);
  for (const surface of chosen) {
    const runs =
      numberOf(values.runs) ?? (values.sample ? surface.sample : surface.runs);
    const start = Date.now();
    const property = fc.asyncProperty(plans, plan => surface.examine(plan));
    const result = await fc.check(property, {
      seed,
      path: values.path,
      numRuns: minutes === undefined ? runs : Number.MAX_SAFE_INTEGER,
      ...(minutes !== undefined && {
        interruptAfterTimeLimit: (minutes * 60_000) / chosen.length,
        markInterruptAsFailure: false,
      }),
    });
    await surface.close?.();
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (!result.failed) {
      console.log(
        `${surface.name}: ${result.numRuns} runs in ${seconds} s, seed ${seed}`,
      );
      continue;
    }
    process.exitCode = 1;
    tell(surface, seed, result);
  }
}

function tell(
  surface: Surface,
  seed: number,
  result: fc.RunDetails<[Plan]>,
): void {
  const path = result.counterexamplePath;
  const { errorInstance } = result;
  console.error(
    [
      `${surface.name} FAILED after ${result.numRuns} runs:`,
      errorInstance instanceof Error
        ? errorInstance.stack
        : String(errorInstance),
      `The smallest plan that fails: ${JSON.stringify(
        result.counterexample?.[0],
        undefined,
        1,
      )}`,
      `To see it again: npm run fuzz -- --only ${surface.name} --seed ${seed} --path ${path}`,
    ].join('\n'),
  );
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`${text} is not a number`);
  return number;
}

main().then(
  // A stopped backend leaves a timer behind that would keep the process.
  () => process.exit(),
  error => {
    console.error(error);
    process.exit(1);
  },
);
