import {
  Evaluation,
  Observation,
  Question,
  UNLISTED_TOPICS,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createClusterReader,
  evaluateCluster,
  expectedGroupsOf,
  expectedTopicsOf,
  observedConfigKeys,
  registryOfName,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { EXIT, exitCodeOf, FailOn } from '../exit';
import { ClusterOptions, findCluster, inWordsOf } from '../input/findCluster';
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
import { ignoredOn, sayIgnored } from '../output/ignored';
import { render, Report } from '../output/report';

export interface DriftOptions extends ClusterOptions {
  exclusive?: boolean;
  allowPartial?: boolean;
  listIgnored?: boolean;
  format: ReportFormat;
  failOn: FailOn;
}

/** `topic-registry drift FILE...` */
export async function drift(
  io: Io,
  files: string[],
  options: DriftOptions,
): Promise<number> {
  const { config, target } = await findCluster(options);
  // All or nothing: without one of the documents, its topics would seem to be in no registry.
  const read: ReadRegistry[] = [];
  for (const file of new Set(files))
    read.push(await readRegistry(io, file, config));
  const registries = tellApart(read);
  for (const { registry, unparsed } of registries) {
    for (const line of unparsedLines(registry.file, unparsed)) io.say(line);
  }

  const observation = inWordsOf(
    options,
    await createClusterReader(target.config).observe({
      deadlineMs: target.config.deadlineMs,
      configKeys: observedConfigKeys(registries),
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
    profile: config?.ruleProfile,
  });
  const ignored = ignoredOn(observation, registries);
  const report = {
    ...reportOf(evaluation, observation, registries, options),
    ignored,
  };
  io.data(render(report, options.format, io.style));
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
  sayIgnored(io, ignored, options);
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

function unansweredLines(observation: Observation): string[] {
  const questions = new Map<string, Set<string>>();
  for (const { question, subject, answered, reason } of observation.coverage) {
    if (answered) continue;
    const words = reason ?? 'no reason was given';
    const about = questions.get(words) ?? new Set();
    about.add(aboutWords(question, subject));
    questions.set(words, about);
  }
  const lines = [...questions].map(
    ([reason, about]) => `Unanswered: ${some([...about])}: ${sentence(reason)}`,
  );
  const asked = [observation.askedTopics, observation.askedGroups];
  ['topics', 'groups'].forEach((what, i) => {
    const hidden = Object.entries(asked[i])
      .filter(([, presence]) => presence === 'unknown')
      .map(([name]) => name);
    if (hidden.length > 0) {
      lines.push(`Unanswered: which of these ${what} exist: ${some(hidden)}.`);
    }
  });
  return lines;
}

function aboutWords(question: Question, subject: string | undefined): string {
  if (subject === undefined) return question;
  return subject === UNLISTED_TOPICS
    ? `${question} that are not listed`
    : `${question} of ${subject}`;
}
