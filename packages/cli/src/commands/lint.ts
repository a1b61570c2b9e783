import {
  evaluateRegistry,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { exitCodeOf, FailOn, UsageError } from '../exit';
import { readConfig } from '../input/readConfig';
import { ReadRegistry, readRegistry, tellApart } from '../input/readRegistries';
import { Io, sentenceOf } from '../io';
import { notEvaluatedLines, summaryLine, unparsedLines } from '../output/notes';
import { ReportFormat } from '../output/formats';
import { render, Report } from '../output/report';

export interface LintOptions {
  format: ReportFormat;
  failOn: FailOn;
  config?: string;
  fix?: boolean;
}

/** `topic-registry lint FILE...`: one file that cannot be read leaves the others their findings. */
export async function lint(
  io: Io,
  files: string[],
  options: LintOptions,
): Promise<number> {
  if (options.fix) {
    throw new UsageError(
      '--fix is not available yet. Each finding says how to mend it.',
    );
  }
  const config = options.config ? await readConfig(options.config) : undefined;
  const { read, failed } = await readAll(io, files, config);
  const report: Report = {
    findings: [],
    notEvaluated: [],
    suppressed: [],
    coverage: [],
  };
  for (const registry of tellApart(read)) {
    const { findings, notEvaluated, suppressed } = evaluateRegistry({
      ...registry,
      now: new Date(),
      rules: config?.rules,
    });
    report.findings.push(...findings);
    report.notEvaluated.push(...notEvaluated);
    report.suppressed.push(...suppressed);
    for (const line of unparsedLines(
      registry.registry.file,
      registry.unparsed,
    )) {
      io.say(line);
    }
  }
  io.out(render(report, options.format));
  for (const line of notEvaluatedLines(report.notEvaluated)) io.say(line);
  if (read.length > 0) io.say(summaryLine(report));
  return exitCodeOf({
    severities: report.findings.map(({ severity }) => severity),
    failOn: options.failOn,
    incomplete: failed,
  });
}

async function readAll(
  io: Io,
  files: string[],
  config: TopicRegistryConfig | undefined,
): Promise<{ read: ReadRegistry[]; failed: boolean }> {
  const read: ReadRegistry[] = [];
  let failed = false;
  for (const file of new Set(files)) {
    try {
      read.push(await readRegistry(file, config));
    } catch (error) {
      failed = true;
      io.say(`topic-registry: ${sentenceOf(error)}`);
    }
  }
  return { read, failed };
}
