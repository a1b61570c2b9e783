import { setTimeout as delay } from 'node:timers/promises';
import { NotEvaluated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { FaultCluster } from './FaultCluster';
import { Judgement } from './Judge';
import { Outcome } from './report';
import { Fault } from './types';
import { PATIENCE_MS } from './until';

/** Readings that must agree at the end, so that what counts at the second one counts. */
const CALM_READINGS = 2;
const PAUSE_MS = 200;
/** Rules that stay open until a cluster was watched for longer than any run takes. */
const OF_HISTORY = ['topic/unused', 'consumer/stalled'];

/** What one reading must say, or may. */
interface Wanted {
  expected: string[];
  open?: string[];
  may?: string[];
  shown?: Fault['shown'];
}

/** Injects a fault, reads until all of it is found, and takes it back. */
export async function runFault(
  cluster: FaultCluster,
  fault: Fault,
): Promise<Omit<Outcome, 'version'>> {
  const started = Date.now();
  const problems: string[] = [];
  try {
    const restore = await fault.inject(cluster);
    problems.push(...(await readUntil(cluster, fault)));
    await restore();
    const after = await readUntil(cluster, {
      expected: [],
      may: [...fault.expected, ...(fault.may ?? [])],
    });
    problems.push(...after.map(problem => `afterwards: ${problem}`));
  } catch (error) {
    problems.push(`could not be run: ${(error as Error).message}`);
    cluster.judge.forget();
  }
  return {
    name: fault.name,
    expected: [
      ...fault.expected,
      ...(fault.open ?? []).map(rule => `open: ${rule}`),
    ],
    problems: [...new Set(problems)],
    ms: Date.now() - started,
  };
}

/**
 * Reads until the readings say what is wanted, and no less for some readings on
 * end. Returns what they said besides, at any time, and what they never said.
 */
export async function readUntil(
  { judge }: FaultCluster,
  wanted: Wanted,
): Promise<string[]> {
  const allowed = new Set([...wanted.expected, ...(wanted.may ?? [])]);
  const problems = new Set<string>();
  const end = Date.now() + PATIENCE_MS;
  let calm = 0;
  let before: Judgement | undefined;
  let missing = '';
  while (calm < CALM_READINGS) {
    if (Date.now() > end) {
      problems.add(missing);
      break;
    }
    const now = await judge.judge();
    for (const line of falseIn(now, before, allowed)) {
      problems.add(`found beside it: ${line}`);
    }
    missing = missingIn(now, wanted);
    calm = missing === '' ? calm + 1 : 0;
    before = now;
    await delay(PAUSE_MS);
  }
  return [...problems];
}

/** What counts at the second reading is false when two on end say it. */
function falseIn(
  now: Judgement,
  before: Judgement | undefined,
  allowed: ReadonlySet<string>,
): string[] {
  return now.findings.filter(
    line =>
      !allowed.has(line) &&
      (!now.unconfirmed.includes(line) || before?.findings.includes(line)),
  );
}

function missingIn(now: Judgement, { expected, open, shown }: Wanted): string {
  const parts = [
    ...expected.filter(line => !now.findings.includes(line)),
    ...(open ?? [])
      .filter(line => !isOpen(line, now.notEvaluated))
      .map(line => `that it leaves open ${line}`),
    ...(shown && !shown(now.observation) ? ['that it is there'] : []),
    // what should be over is over when nothing of it is left
    ...(expected.length === 0 && !shown && !open
      ? [
          ...now.findings.map(line => `the end of ${line}`),
          ...now.notEvaluated
            .filter(({ rule }) => !OF_HISTORY.includes(rule))
            .map(
              ({ rule, subject, reason }) =>
                `an answer for ${rule} ${subject?.name ?? '*'}: ${reason}`,
            ),
        ]
      : []),
  ];
  return parts.length > 0 ? `not found: ${parts.join('; ')}` : '';
}

function isOpen(line: string, notEvaluated: NotEvaluated[]): boolean {
  return notEvaluated.some(({ rule, subject, discriminator }) =>
    [
      `${rule} ${subject?.name ?? '*'}`,
      `${rule} ${subject?.name ?? '*'} ${discriminator}`,
    ].includes(line),
  );
}
