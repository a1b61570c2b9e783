import {
  Evaluation,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  ClusterConfig,
  createClusterReader,
  evaluateCluster,
  expectedGroupsOf,
  expectedTopicsOf,
  OBSERVED_CONFIG_KEYS,
  registryOfName,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { EXIT, exitCodeOf, FailOn, UsageError } from '../exit';
import { readConfig } from '../input/readConfig';
import { ReadRegistry, readRegistry, tellApart } from '../input/readRegistries';
import { Io } from '../io';
import {
  notEvaluatedLines,
  sentence,
  some,
  summaryLine,
  unparsedLines,
} from '../output/notes';
import { ReportFormat } from '../output/formats';
import { render, Report } from '../output/report';

export interface DriftOptions {
  brokers?: string;
  environment?: string;
  cluster?: string;
  config?: string;
  exclusive?: boolean;
  allowPartial?: boolean;
  timeout: string;
  format: ReportFormat;
  failOn: FailOn;
}

/** A cluster to read; the environment is absent where nobody named it. */
interface Target {
  config: ClusterConfig;
  environment?: string;
}

/** `topic-registry drift FILE...` */
export async function drift(
  io: Io,
  files: string[],
  options: DriftOptions,
): Promise<number> {
  const deadlineMs = deadlineOf(options.timeout);
  checkTarget(options);
  const config = options.config ? await readConfig(options.config) : undefined;
  const target = targetOf(options, config, deadlineMs);
  // All or nothing: without one of the documents, its topics would seem to be in no registry.
  const read: ReadRegistry[] = [];
  for (const file of new Set(files))
    read.push(await readRegistry(file, config));
  const registries = tellApart(read);
  for (const { registry, unparsed } of registries) {
    for (const line of unparsedLines(registry.file, unparsed)) io.say(line);
  }

  const observation = inWordsOf(
    options,
    await createClusterReader(target.config).observe({
      deadlineMs,
      configKeys: [...OBSERVED_CONFIG_KEYS],
      expectedTopics: [...new Set(registries.flatMap(expectedTopicsOf))],
      expectedGroups: [...new Set(registries.flatMap(expectedGroupsOf))],
    }),
  );
  const evaluation = evaluateCluster({
    cluster: { id: target.config.id, environment: target.environment },
    registries,
    observation,
    now: new Date(),
    rules: config?.rules,
  });
  const report = reportOf(evaluation, observation, registries, options);
  io.out(render(report, options.format));
  const nothing = !observation.coverage.some(({ answered }) => answered);
  if (nothing) {
    const why = observation.coverage.find(({ reason }) => reason)?.reason;
    io.say(
      `topic-registry: ${
        why ? sentence(why) : `Cluster ${target.config.id} could not be read.`
      }`,
    );
    return EXIT.failed;
  }
  const unanswered = unansweredLines(observation);
  for (const line of notEvaluatedLines(report.notEvaluated)) io.say(line);
  for (const line of unanswered) io.say(line);
  if (report.unlistedTopics) {
    io.say(
      `${report.unlistedTopics} more ${
        report.unlistedTopics === 1 ? 'topic is' : 'topics are'
      } in none of the documents and named by none of their templates; --exclusive lists them.`,
    );
  }
  io.say(
    `${summaryLine(report)} By one reading of ${
      target.config.id
    }, which ended at ${
      observation.endedAt
    }: what is called absent was absent then.`,
  );
  return exitCodeOf({
    severities: report.findings.map(({ severity }) => severity),
    failOn: options.failOn,
    incomplete: unanswered.length > 0 && !options.allowPartial,
  });
}

function deadlineOf(timeout: string): number {
  const seconds = Number(timeout);
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 3600) {
    throw new UsageError(
      `--timeout ${timeout} is no number of seconds between 0 and 3600.`,
    );
  }
  return Math.ceil(seconds * 1000);
}

function checkTarget({ brokers, cluster, config }: DriftOptions) {
  if (brokers !== undefined) return;
  if (cluster === undefined) {
    throw new UsageError(
      'Name the cluster: --brokers host:port, or --cluster ID with --config app-config.yaml.',
    );
  }
  if (config === undefined) {
    throw new UsageError(
      `--cluster ${cluster} needs --config app-config.yaml, which says where it is; or give --brokers.`,
    );
  }
}

function targetOf(
  options: DriftOptions,
  config: TopicRegistryConfig | undefined,
  deadlineMs: number,
): Target {
  if (options.brokers !== undefined) {
    const brokers = brokersOf(options.brokers);
    const id = options.cluster ?? options.environment ?? brokers[0];
    return {
      environment: options.environment,
      config: {
        id,
        brokers,
        environment: options.environment ?? 'unknown',
        intervalMs: deadlineMs,
        deadlineMs,
      },
    };
  }
  const found = config?.clusters.find(({ id }) => id === options.cluster);
  if (!found) {
    const known = config?.clusters.map(({ id }) => id) ?? [];
    throw new UsageError(
      `There is no cluster \`${options.cluster}\` in ${options.config}: ${
        known.length > 0
          ? `it has ${known.join(', ')}`
          : 'it has none under topicRegistry.clusters'
      }.`,
    );
  }
  return {
    environment: options.environment ?? found.environment,
    config: { ...found, deadlineMs },
  };
}

function brokersOf(list: string): string[] {
  const brokers = list
    .split(',')
    .map(broker => broker.trim())
    .filter(Boolean);
  for (const broker of brokers) {
    const port = Number(/^.+:(\d{1,5})$/.exec(broker)?.[1]);
    if (!(port >= 1 && port <= 65535)) {
      throw new UsageError(
        `--brokers has ${broker}, which is no address: write host:port, several joined by commas.`,
      );
    }
  }
  if (brokers.length === 0) {
    throw new UsageError('--brokers is empty: write host:port.');
  }
  return brokers;
}

/**
 * Unregistered topics on a cluster that others use too are their business; those
 * that carry a name of these registries are not.
 */
function reportOf(
  { findings, notEvaluated, suppressed }: Evaluation,
  observation: Observation,
  registries: ReadRegistry[],
  options: DriftOptions,
): Report {
  const listed = findings.filter(
    ({ rule, subject }) =>
      options.exclusive ||
      rule !== 'drift/topic-unregistered' ||
      registryOfName(registries, subject.name) !== undefined,
  );
  return {
    findings: listed,
    notEvaluated,
    suppressed,
    coverage: observation.coverage.map(entry => ({
      cluster: observation.cluster,
      ...entry,
    })),
    unlistedTopics: findings.length - listed.length,
  };
}

/** The reader speaks of app-config; here the addresses may come from the command line. */
function inWordsOf(
  options: DriftOptions,
  observation: Observation,
): Observation {
  if (options.brokers === undefined) return observation;
  const key = `topicRegistry.clusters.${observation.cluster}.brokers`;
  return {
    ...observation,
    coverage: observation.coverage.map(entry => ({
      ...entry,
      ...(entry.reason && {
        reason: entry.reason.split(key).join('--brokers'),
      }),
    })),
  };
}

function unansweredLines(observation: Observation): string[] {
  const questions = new Map<string, Set<string>>();
  for (const { question, subject, answered, reason } of observation.coverage) {
    if (answered) continue;
    const words = reason ?? 'no reason was given';
    const about = questions.get(words) ?? new Set();
    about.add(subject ? `${question} of ${subject}` : question);
    questions.set(words, about);
  }
  const lines = [...questions].map(
    ([reason, about]) => `Unanswered: ${some([...about])}: ${sentence(reason)}`,
  );
  const asked = [observation.askedTopics, observation.askedGroups];
  ['topics', 'groups'].forEach((what, i) => {
    const hidden = Object.keys(asked[i]).filter(
      name => asked[i][name] === 'unknown',
    );
    if (hidden.length > 0) {
      lines.push(`Unanswered: which of these ${what} exist: ${some(hidden)}.`);
    }
  });
  return lines;
}
