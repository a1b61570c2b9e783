import { parseArgs } from 'node:util';
import { findRule } from '@topic-registry/backstage-plugin-topic-registry-common';
import { KafkaVersion } from '@topic-registry/dev-kafka';
import { FAULTS } from './catalog';
import { withCluster } from './lib/clusters';
import { conforms } from './lib/conforms';
import { Outcome, say, table, writeReport } from './lib/report';
import { runFault } from './lib/runFault';
import { Fault } from './lib/types';

const VERSIONS: KafkaVersion[] = ['4.3.1', '3.9.1'];
const USAGE = `Usage: npm run faults -- [--kafka 4.3.1|3.9.1] [--only TEXT] [--part 1/3] [--report]

Injects faults into real clusters, one after the other, and holds what is found
against what must be found: all of it, nothing else.

  --kafka VERSION  one version; both by default
  --only TEXT      faults with this text in their name; may be given several times
  --part N/M       the Nth of M parts of them
  --report         write the outcome to docs/testing.md, with that of other
                   faults as it was last`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kafka: { type: 'string' },
      only: { type: 'string', multiple: true },
      part: { type: 'string', default: '1/1' },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [, part, parts] = (/^(\d+)\/(\d+)$/.exec(values.part) ?? []).map(
    Number,
  );
  const versions = VERSIONS.filter(
    one => values.kafka === undefined || one === values.kafka,
  );
  if (values.help || versions.length === 0 || !(part >= 1 && part <= parts)) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const outcomes: Outcome[] = [];
  for (const version of versions) {
    const faults = FAULTS.filter(
      ({ name, needs, versions: only }) =>
        (values.only ?? ['']).some(text => name.includes(text)) &&
        (needs === undefined || findRule(needs) !== undefined) &&
        (only === undefined || only.includes(version)),
    ).filter(
      (_, index, all) => Math.floor((index * parts) / all.length) === part - 1,
    );
    for (const on of ['brokers', 'rights'] as const) {
      const here = faults.filter(fault => (fault.on ?? 'brokers') === on);
      if (here.length === 0) continue;
      outcomes.push(...(await runAll(version, on, here, !values.only)));
    }
  }
  console.log(table(outcomes));
  for (const version of values.report ? versions : []) {
    await writeReport(
      version,
      outcomes.filter(outcome => outcome.version === version),
      FAULTS.map(({ name }) => name),
    );
  }
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  say(
    `${outcomes.length - wrong.length} as they must be, ${wrong.length} not: ${
      new Set(outcomes.map(({ name }) => name)).size
    } kinds on Kafka ${versions.join(' and ')}.`,
  );
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

/** A conforming cluster, idle and under load, then fault after fault. */
async function runAll(
  version: KafkaVersion,
  on: 'brokers' | 'rights',
  faults: Fault[],
  whole: boolean,
): Promise<Outcome[]> {
  say(`Starting Kafka ${version} for the faults of its ${on}`);
  return withCluster(version, on, async cluster => {
    const outcomes: Outcome[] = [];
    for (const load of whole ? [false, true] : [false]) {
      outcomes.push({
        version,
        ...(await conforms(cluster, on, load)),
      });
    }
    for (const fault of faults) {
      const outcome = { version, ...(await runFault(cluster, fault)) };
      say(
        `${outcome.problems.length > 0 ? '✗' : '✓'} ${fault.name} (${(
          outcome.ms / 1000
        ).toFixed(1)} s)${outcome.problems
          .map(one => `\n    ${one}`)
          .join('')}`,
      );
      outcomes.push(outcome);
    }
    return outcomes;
  });
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
