import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  Finding,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createClusterReader,
  evaluateCluster,
  evaluateRegistry,
  expectedGroupsOf,
  expectedTopicsOf,
  OBSERVED_CONFIG_KEYS,
  parseDocument,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { planSeed, seed, startKafka, startTraffic } from '.';
import { prepare } from './commands/prepare';

jest.setTimeout(300_000);

const expected = JSON.parse(
  readFileSync(path.resolve(__dirname, '../expected-findings.json'), 'utf8'),
);

type Identity = Pick<
  Finding,
  'registry' | 'rule' | 'subject' | 'topic' | 'cluster' | 'discriminator'
>;

const line = (finding: Identity) =>
  [
    finding.registry,
    finding.rule,
    `${finding.subject.kind} ${finding.subject.name}`,
    finding.discriminator ?? '-',
    finding.topic ?? '-',
    finding.cluster ?? '-',
  ].join(' | ');

describe('the development cluster', () => {
  const ending: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const end of ending.reverse()) await end();
  });

  it('gives the expected findings: none missed, none beside them', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'findings-test-'));
    ending.push(() => rm(dataDir, { recursive: true, force: true }));
    const today = new Date();
    const documents: ParsedDocument[] = [];
    for (const file of await prepare({ dataDir, today })) {
      const text = await readFile(file, 'utf8');
      const id = path.basename(file, '.md');
      documents.push(parseDocument(text, { id, file }));
    }
    const plan = planSeed(documents.map(({ registry }) => registry));

    const kafka = await startKafka({ nodes: 3 });
    ending.push(() => kafka.stop());
    await seed(kafka, { plan, today });
    const traffic = await startTraffic(kafka, { plan });
    ending.push(() => traffic.stop());

    const bound = documents.map(({ registry, unparsed }) => ({
      registry,
      unparsed,
      timezone: 'UTC',
      serviceAliases: {},
    }));
    const reader = createClusterReader({
      id: expected.cluster,
      environment: expected.environment,
      brokers: kafka.brokers,
      intervalMs: 30_000,
      deadlineMs: 60_000,
    });
    const observe = () =>
      reader.observe({
        deadlineMs: 60_000,
        configKeys: [...OBSERVED_CONFIG_KEYS],
        expectedTopics: bound.flatMap(expectedTopicsOf),
        expectedGroups: bound.flatMap(expectedGroupsOf),
      });
    const first = await observe();
    const second = await observe();
    expect(second.coverage.filter(({ answered }) => !answered)).toEqual([]);

    const cluster = evaluateCluster({
      cluster: { id: expected.cluster, environment: expected.environment },
      registries: bound,
      observation: second,
      previous: first,
      now: new Date(),
    });
    const findings = [
      ...bound.flatMap(
        input => evaluateRegistry({ ...input, now: today }).findings,
      ),
      ...cluster.findings,
    ];
    expect(findings.map(line).sort()).toEqual(
      expected.findings.map(line).sort(),
    );
    expect(cluster.notEvaluated).toEqual([]);
  });

  it('is written to by nobody who did not start it', async () => {
    const plan = { topics: [], groups: [] };
    const foreign = {
      brokers: ['127.0.0.1:9'],
      nodes: [],
      version: '4.3.1' as const,
      dataDir: os.tmpdir(),
      stop: async () => undefined,
      kill: async () => undefined,
      restart: async () => undefined,
      pause: () => undefined,
      resume: () => undefined,
    };
    await expect(seed(foreign, { plan, today: new Date() })).rejects.toThrow(
      'did not start',
    );
    await expect(startTraffic(foreign, { plan })).rejects.toThrow(
      'did not start',
    );
  });
});
