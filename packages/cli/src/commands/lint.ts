import {
  Evaluation,
  Finding,
  RuleProfile,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  evaluateRegistry,
  fixDocument,
  Neighbours,
  parseDocument,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { exitCodeOf, FailOn, UsageError } from '../exit';
import { readConfig } from '../input/readConfig';
import { InputOptions, STDIN } from '../input/readDocument';
import { ReadRegistry, readRegistry, tellApart } from '../input/readRegistries';
import { Io, sentenceOf } from '../io';
import { unifiedDiff } from '../output/diff';
import { notEvaluatedLines, summaryLine } from '../output/notes';
import { ReportFormat } from '../output/formats';
import { render, Report } from '../output/report';
import { writeDocument } from '../output/writeDocument';

export interface LintOptions extends InputOptions {
  format: ReportFormat;
  failOn: FailOn;
  config?: string;
  /** Which set of rules is asked, whatever the configuration says. */
  profile?: RuleProfile;
  fix?: boolean;
  fixDryRun?: boolean;
}

/** `topic-registry lint FILE...`: one file that cannot be read leaves the others their findings. */
export async function lint(
  io: Io,
  files: string[],
  options: LintOptions,
): Promise<number> {
  checkOptions(files, options);
  const config = options.config ? await readConfig(options.config) : undefined;
  const { read, failed } = await readAll(io, files, config, options);
  const report: Report = {
    findings: [],
    notEvaluated: [],
    suppressed: [],
    coverage: [],
  };
  const registries = tellApart(read);
  const judge = (registry: ReadRegistry): Evaluation =>
    evaluateRegistry({
      ...registry,
      neighbours: neighboursOf(registry, registries, config),
      now: new Date(),
      rules: config?.rules,
      profile: options.profile ?? config?.ruleProfile,
    });
  const sources = new Map<string, string[]>();
  for (const given of registries) {
    const registry =
      options.fix || options.fixDryRun
        ? await fix(io, given, judge, options)
        : given;
    const { findings, notEvaluated, suppressed } = judge(registry);
    report.findings.push(...findings);
    report.notEvaluated.push(...notEvaluated);
    report.suppressed.push(...suppressed);
    const { file } = registry.registry;
    sources.set(file, linesOf(registry.text));
  }
  // What `--fix-dry-run` and a mended stdin give is on stdout already.
  const isTaken = options.fixDryRun || (options.fix && files.includes(STDIN));
  const rendered = render(report, options.format, io.style, sources);
  if (isTaken) io.sayData(rendered);
  else io.data(rendered);
  for (const line of notEvaluatedLines(report.notEvaluated)) io.say(line);
  if (read.length > 0) io.say(summaryLine(report));
  return exitCodeOf({
    severities: report.findings.map(({ severity }) => severity),
    failOn: options.failOn,
    incomplete: failed,
  });
}

function checkOptions(files: string[], { fix: mends, fixDryRun }: LintOptions) {
  if (mends && fixDryRun) {
    throw new UsageError('Give --fix or --fix-dry-run, not both.');
  }
  if (mends && files.includes(STDIN) && new Set(files).size > 1) {
    throw new UsageError(
      'With --fix, stdin (`-`) stands alone: its mended text goes to stdout.',
    );
  }
}

/** Mends what can be mended mechanically, and says what was and what was not. */
async function fix(
  io: Io,
  given: ReadRegistry,
  judge: (registry: ReadRegistry) => Evaluation,
  { fixDryRun }: LintOptions,
): Promise<ReadRegistry> {
  const { id, file } = given.registry;
  const { text, fixed, refused } = fixDocument(given.text, {
    id,
    file,
    evaluate: parsed => judge({ ...given, ...parsed }).findings,
  });
  for (const { rule, suggestion, location } of fixed) {
    io.say(
      `${placeOf(file, location)}: ${fixDryRun ? 'would fix' : 'fixed'}: ${
        suggestion?.text
      } [${rule}]`,
    );
  }
  for (const { finding, reason } of refused) {
    io.say(
      `${placeOf(file, finding.location)}: not fixed: ${
        finding.suggestion?.text
      }: ${reason} [${finding.rule}]`,
    );
  }
  if (fixDryRun) io.out(unifiedDiff(file, given.text, text, io.style));
  else if (given.source === STDIN) io.document(text);
  else if (text !== given.text) await writeDocument(io, given.source, text);
  return { ...given, ...parseDocument(text, { id, file }), text };
}

function placeOf(file: string, location: Finding['location']): string {
  return location ? `${file}:${location.line}:${location.column}` : file;
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/**
 * The documents that share a cluster with one, by the configuration; those that
 * it names and the command line does not are not read.
 */
function neighboursOf(
  own: ReadRegistry,
  read: ReadRegistry[],
  config: TopicRegistryConfig | undefined,
): Neighbours | undefined {
  const { clusters = [] } = own;
  const { id } = own.registry;
  if (clusters.length === 0) return undefined;
  const shares = (others: readonly string[] = []) =>
    others.some(cluster => clusters.includes(cluster));
  const registries = read
    .filter(other => shares(other.clusters))
    // A mended text counts instead of the one that was read.
    .map(other => (other.registry.id === id ? own : other));
  const known = new Set(registries.map(other => other.registry.id));
  const unread = (config?.registries ?? [])
    .filter(other => !known.has(other.id) && shares(other.clusters))
    .map(other => other.id);
  return { registries, unread };
}

async function readAll(
  io: Io,
  files: string[],
  config: TopicRegistryConfig | undefined,
  options: LintOptions,
): Promise<{ read: ReadRegistry[]; failed: boolean }> {
  const read: ReadRegistry[] = [];
  let failed = false;
  for (const file of new Set(files)) {
    try {
      read.push(await readRegistry(io, file, config, options));
    } catch (error) {
      failed = true;
      io.say(`topic-registry: ${sentenceOf(error)}`);
    }
  }
  return { read, failed };
}
