// `npm run hostile-documents [-- --only table]`: documents that are made to take
// long, parsed and judged as the backend does it. Fails where the event loop
// stands for too long, or a document takes longer than its deadline.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  createDocumentParser,
  DocumentParser,
  evaluateRegistryInTurns,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { machine } from '../lib/report';
import { HostileDocument, hostileDocuments } from './documents';

const MOST_BLOCKED_MS = 50;
const MOST_PARSE_MS = 11_000;
const MOST_RULES_MS = 11_000;
/** What is shorter is parsed on the event loop itself. */
const SHORT = 3_990;

interface Outcome {
  parseMs: number;
  rulesMs: number;
  blockedMs: number;
  topics: number;
  findings: number;
  said: string;
}

async function examine(
  parser: DocumentParser,
  { text }: HostileDocument,
): Promise<Outcome> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await wait(20);
  delay.reset();
  const start = performance.now();
  let parsedAt = start;
  let topics = 0;
  let findings = 0;
  const said: string[] = [];
  try {
    const parsed = await parser.parse(text, { id: 'x', file: 'x.md' });
    parsedAt = performance.now();
    topics = parsed.registry.topics.length;
    const evaluation = await evaluateRegistryInTurns({
      ...parsed,
      timezone: 'UTC',
      serviceAliases: {},
      now: new Date(),
      profile: 'review',
    });
    findings = evaluation.findings.length;
    for (const { rule, reason } of evaluation.notEvaluated.slice(0, 1))
      said.push(`${rule}: ${reason}`);
  } catch (error) {
    if (parsedAt === start) parsedAt = performance.now();
    said.push(String(error));
  }
  const end = performance.now();
  await wait(20);
  delay.disable();
  return {
    parseMs: parsedAt - start,
    rulesMs: end - parsedAt,
    blockedMs: delay.max / 1e6,
    topics,
    findings,
    said: said.join('; ').slice(0, 200),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const documents = hostileDocuments()
    .filter(({ name }) => !values.only || name.includes(values.only))
    .flatMap(one => [
      one,
      { name: `${one.name}, cut`, text: one.text.slice(0, SHORT) },
    ]);
  const parser = createDocumentParser();
  // The thread compiles the sources, and both compile what they run.
  const usual = '# R\n\n- `a.b`: produced by c\n'.repeat(500);
  await parser.parse(usual, { id: 'x', file: 'x.md' });
  await examine(parser, { name: '', text: usual.slice(0, SHORT) });
  console.log(machine());
  for (const one of documents) {
    const outcome = await examine(parser, one);
    const { parseMs, rulesMs, blockedMs } = outcome;
    const failed =
      blockedMs > MOST_BLOCKED_MS ||
      parseMs > MOST_PARSE_MS ||
      rulesMs > MOST_RULES_MS;
    if (failed) process.exitCode = 1;
    console.log(
      `${failed ? 'FAILED' : 'ok    '} ${one.name} (${
        one.text.length
      } characters): parsed in ${parseMs.toFixed()} ms, judged in ${rulesMs.toFixed()} ms, event loop ${blockedMs.toFixed()} ms, ${
        outcome.topics
      } topics, ${outcome.findings} findings${
        outcome.said && `, ${outcome.said}`
      }`,
    );
  }
  await parser.close();
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
