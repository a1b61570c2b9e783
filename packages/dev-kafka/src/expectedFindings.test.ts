import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  Finding,
  NotEvaluated,
  Observation,
  ParsedDocument,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createClusterReader,
  evaluateCluster,
  evaluateRegistry,
  expectedGroupsOf,
  expectedTopicsOf,
  OBSERVED_CONFIG_KEYS,
  parseDocument,
  sampleHintsOf,
  SamplingConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import {
  DELIBERATE_IN_DEVELOPMENT,
  planSeed,
  RunningKafka,
  seed,
  SeedPlan,
  startKafka,
  startTraffic,
  Traffic,
} from '.';
import { prepare } from './commands/prepare';

jest.setTimeout(600_000);

// A reading takes a fraction of a second, a broker's leave and return take what
// the machine lets them: the limit is one of patience, not of readings.
const PATIENCE_MS = 200_000;

/** What `sampling: {}` means. */
const SAMPLING: SamplingConfig = {
  recordsPerPartition: 20,
  maxBytesPerPartition: 64 * 1024,
  maxBytes: 16 * 1024 * 1024,
  deadlineMs: 30_000,
  intervalMs: 60_000,
  topics: { include: ['*'], exclude: [] },
};

const expected = JSON.parse(
  readFileSync(path.resolve(__dirname, '../expected-findings.json'), 'utf8'),
);

type Identity = Pick<
  Finding,
  'registry' | 'rule' | 'subject' | 'topic' | 'cluster' | 'discriminator'
>;

const lineOf = (finding: Identity) =>
  [
    finding.registry,
    finding.rule,
    `${finding.subject.kind} ${finding.subject.name}`,
    finding.discriminator ?? '-',
    finding.topic ?? '-',
    finding.cluster ?? '-',
  ].join(' | ');
const linesOn = (cluster: string, ofDocuments: boolean): string[] =>
  expected.findings
    .filter((finding: Identity) =>
      finding.cluster ? finding.cluster === cluster : ofDocuments,
    )
    .map(lineOf)
    .sort();
const expectedLines = linesOn(expected.cluster, true);

interface Reading {
  observation: Observation;
  lines: string[];
  notEvaluated: NotEvaluated[];
  /** Findings that are not expected and need no second reading. */
  false: string[];
  /** Those that count only when the next reading shows them too. */
  falseIfRepeated: string[];
}

function needsHistory({ rule }: NotEvaluated): boolean {
  return ruleOf(rule).needsHistory === true;
}

const common = (one: string[], other: string[]) =>
  one.filter(entry => other.includes(entry));

describe('the development cluster', () => {
  const today = new Date();
  let dataDir: string;
  let documents: ParsedDocument[];
  let plan: SeedPlan;
  let kafka: RunningKafka | undefined;
  let traffic: Traffic | undefined;

  async function begin() {
    kafka = await startKafka({
      nodes: 3,
      dataDir: path.join(dataDir, 'kafka'),
    });
    await seed(kafka, { plan, today });
    traffic = await startTraffic(kafka, { plan });
    return kafka;
  }
  async function end() {
    await traffic?.stop();
    await kafka?.stop();
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'findings-test-'));
    documents = [];
    for (const file of await prepare({ dataDir, today })) {
      const text = await readFile(file, 'utf8');
      const id = path.basename(file, '.md');
      documents.push(parseDocument(text, { id, file }));
    }
    plan = planSeed(documents.map(({ registry }) => registry));
  });
  afterAll(async () => {
    await end();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function read(previous?: Observation): Promise<Reading> {
    const bound = documents.map(({ registry, unparsed }) => ({
      registry,
      unparsed,
      timezone: 'UTC',
      serviceAliases: {},
    }));
    const { cluster: id, environment } = expected;
    const reader = createClusterReader({
      id,
      environment,
      brokers: kafka!.brokers,
      intervalMs: 30_000,
      deadlineMs: 60_000,
      sampling: SAMPLING,
    });
    const observation = await reader.observe({
      deadlineMs: 60_000,
      configKeys: [...OBSERVED_CONFIG_KEYS],
      expectedTopics: bound.flatMap(expectedTopicsOf),
      expectedGroups: bound.flatMap(expectedGroupsOf),
      also: ['samples'],
      sampling: {
        hints: sampleHintsOf(bound),
        previous: previous?.samples,
      },
    });
    const now = new Date();
    const ofCluster = evaluateCluster({
      cluster: { id, environment },
      registries: bound,
      observation,
      previous,
      now,
    });
    const findings = [
      ...bound.flatMap(
        input =>
          evaluateRegistry({
            ...input,
            neighbours: { registries: bound, unread: [] },
            now,
          }).findings,
      ),
      // A broker that is gone on purpose is rightly found to be gone.
      ...ofCluster.findings.filter(({ rule }) => !rule.startsWith('health/')),
    ];
    const unexpected = findings.filter(
      finding => !expectedLines.includes(lineOf(finding)),
    );
    const confirmed = (count: 1 | 2) =>
      unexpected
        .filter(({ rule }) => ruleOf(rule).confirmations === count)
        .map(lineOf);
    return {
      observation,
      lines: findings.map(lineOf).sort(),
      // One reading has no history to judge by.
      notEvaluated: ofCluster.notEvaluated.filter(one => !needsHistory(one)),
      false: confirmed(1),
      falseIfRepeated: confirmed(2),
    };
  }

  /** Reads until all is answered and the list is the expected one; no reading on the way may say what is not so. */
  async function readUntilComplete(): Promise<Reading> {
    let before = await read();
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const now = await read(before.observation);
      expect(now.false).toEqual([]);
      expect(common(before.falseIfRepeated, now.falseIfRepeated)).toEqual([]);
      if (
        now.notEvaluated.length === 0 &&
        now.lines.join() === expectedLines.join()
      )
        return now;
      before = now;
    }
    return before;
  }

  it('gives the expected findings: none missed, none beside them', async () => {
    await begin();
    const first = await read();
    const second = await read(first.observation);
    expect(second.lines).toEqual(expectedLines);
    expect(second.notEvaluated).toEqual([]);
    expect(
      second.observation.coverage.filter(({ answered }) => !answered),
    ).toEqual([]);
  });

  it('gives them while a broker is gone, and when it is back', async () => {
    const running = kafka ?? (await begin());
    await running.kill(2);
    expect((await readUntilComplete()).lines).toEqual(expectedLines);
    await running.restart(2);
    expect((await readUntilComplete()).lines).toEqual(expectedLines);
  });

  it('gives them after a restart', async () => {
    await end();
    await begin();
    expect((await readUntilComplete()).lines).toEqual(expectedLines);
  });

  it('is written to by nobody who did not start it', async () => {
    const nothing = { topics: [], groups: [] };
    const foreign: RunningKafka = {
      brokers: ['127.0.0.1:9'],
      nodes: [],
      version: '4.3.1',
      dataDir,
      stop: async () => undefined,
      kill: async () => undefined,
      restart: async () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    };
    await expect(seed(foreign, { plan: nothing, today })).rejects.toThrow(
      'did not start',
    );
    await expect(startTraffic(foreign, { plan: nothing })).rejects.toThrow(
      'did not start',
    );
  });
});

describe('the development cluster of one broker', () => {
  const today = new Date();
  const { cluster: id, environment, registry: name } = expected.development;
  let dataDir: string;
  let kafka: RunningKafka | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'findings-test-'));
  });
  afterAll(async () => {
    await kafka?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('gives the expected findings by the standards of its environment', async () => {
    const files = await prepare({ dataDir, today });
    const file = files.find(one => path.basename(one, '.md') === name)!;
    const text = await readFile(file, 'utf8');
    const { registry } = parseDocument(text, { id: name, file });
    kafka = await startKafka({ dataDir: path.join(dataDir, 'kafka') });
    await seed(kafka, {
      plan: planSeed([registry], DELIBERATE_IN_DEVELOPMENT),
      today,
    });
    const bound = [{ registry, timezone: 'UTC', serviceAliases: {} }];
    const reader = createClusterReader({
      id,
      environment,
      brokers: kafka.brokers,
      intervalMs: 30_000,
      deadlineMs: 60_000,
    });
    const read = () =>
      reader.observe({
        deadlineMs: 60_000,
        configKeys: [...OBSERVED_CONFIG_KEYS],
        expectedTopics: bound.flatMap(expectedTopicsOf),
        expectedGroups: bound.flatMap(expectedGroupsOf),
      });
    const previous = await read();
    const { findings, notEvaluated } = evaluateCluster({
      cluster: { id, environment },
      registries: bound,
      observation: await read(),
      previous,
      now: new Date(),
    });
    expect(findings.map(lineOf).sort()).toEqual(linesOn(id, false));
    expect(
      findings.find(({ rule }) => rule === 'drift/topic-missing')?.severity,
    ).toBe('info');
    expect(notEvaluated.filter(one => !needsHistory(one))).toEqual([]);
  });
});
