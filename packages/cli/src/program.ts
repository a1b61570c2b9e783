import { Command, Option } from 'commander';
import type { Commands } from './commands';
import { addEditActions } from './edit/editProgram';
import { FAIL_ON } from './exit';
import { Io } from './io';
import { REPORT_FORMATS } from './output/formats';

const EXIT_CODES = `
Exit codes:
  0  all is well
  1  it could not be done, or a question that was asked went unanswered
  2  the command line is wrong
  3  there are findings at or above --fail-on (goes before 1)

The result goes to stdout, words about it go to stderr. A document named - is read
from stdin. Colours appear on a terminal alone; --color, --no-color, FORCE_COLOR
and NO_COLOR decide otherwise.`;

const EXAMPLES = `
Examples:
  topic-registry lint docs/topics.md
  topic-registry lint --fix docs/topics.md
  topic-registry drift docs/topics.md --brokers localhost:9092 --environment development
  topic-registry edit deprecate docs/topics.md nda_events --replacement sales_doc_events
  topic-registry export docs/topics.md --to asyncapi --out build/asyncapi

\`topic-registry <command> --help\` explains a command and its options.`;

/** The command line of `topic-registry`. */
export function createProgram(
  io: Io,
  commands: Commands,
  done: (code: number) => void,
): Command {
  const program = new Command('topic-registry')
    .description(
      'Reads Kafka topic registries (Markdown documents), checks them, and holds them against live clusters.',
    )
    .addHelpText('after', `${EXAMPLES}\n${EXIT_CODES}`)
    .showHelpAfterError('Run with --help to see how it is used.')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.sayLines });

  const prepare = (command: Command, path: string) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.sayLines })
      .showHelpAfterError(
        `Run \`topic-registry ${path} --help\` to see how it is used.`,
      );
  const command = (name: string) => prepare(program.command(name), name);
  const stdinFilename = () =>
    new Option('--stdin-filename <name>', 'name of what comes from stdin');

  command('parse')
    .argument('<file>', 'the document, or - for stdin')
    .summary('print what a registry document says')
    .description(
      'Reads a registry document and prints its topics, services, parties, events and standards, each with its line. Text that looks like a statement and found no place is listed under "unparsed".',
    )
    .addOption(
      new Option('--format <format>', 'form of the output')
        .choices(['json', 'text'])
        .default('json'),
    )
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      `
Example:
  topic-registry parse topics.md | jq '.registry.topics[] | select(.lifecycle == "deprecated") | .name'`,
    )
    .action(async (file, options) =>
      done(await commands.parse(io, file, options)),
    );

  command('convert')
    .argument('<file>', 'text of the page, or - for stdin')
    .addOption(stdinFilename())
    .summary('make a registry document of flattened page text')
    .description(
      'Makes Markdown in the tables shape of a web page that was copied as text, where cells have lost their borders. It refuses to guess: every line that found no place is listed on stderr, and counts that the page states are checked.',
    )
    .addHelpText(
      'after',
      `
Example:
  topic-registry convert kafka-events.txt > kafka-events.md`,
    )
    .action(async (file, options) =>
      done(await commands.convert(io, file, options)),
    );

  command('lint')
    .argument('<file...>', 'the documents, - for stdin')
    .summary('check documents by the rules that need no cluster')
    .description(
      'Checks registry documents: names against naming templates, stated counts against what is listed, deprecations without a date. The rules are in docs/rules.md.',
    )
    .addOption(reportFormat())
    .addOption(failOn())
    .option(
      '--config <file>',
      'app-config.yaml; its topicRegistry.rules hold, and registries whose target is one of the files lend it their id, time zone and aliases',
    )
    .addOption(
      new Option(
        '--profile <profile>',
        'which rules are asked: the daily ones, or also those of a monthly review (default: what the configuration says, else default)',
      ).choices(['default', 'review']),
    )
    .option(
      '--fix',
      'mend what can be mended mechanically; the text of stdin goes to stdout',
    )
    .option(
      '--fix-dry-run',
      'print as a unified diff what --fix would change, and write nothing',
    )
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      `
Text shows each finding with its line, and the place marked. --fix changes the
places of the findings alone; a change that would alter anything else that the
document says is refused, and said so.

Examples:
  topic-registry lint topics.md
  topic-registry lint --fix-dry-run topics.md
  topic-registry lint --profile review topics.md
  git show :topics.md | topic-registry lint - --stdin-filename topics.md
  topic-registry lint --format sarif --fail-on warning catalog/registries/*.md > topics.sarif`,
    )
    .action(async (files, options) =>
      done(await commands.lint(io, files, options)),
    );

  command('drift')
    .argument('<file...>', 'the documents that the cluster is held against')
    .summary('hold documents against a live cluster')
    .description(
      'Reads a Kafka cluster once and reports where it disagrees with the union of the documents: topics missing or in no registry, partitions, replication factor, retention, compression, consumers undeclared, absent or wrongly named, deprecated topics in use. It only reads.',
    )
    .option('--brokers <host:port,...>', 'where the cluster is reached')
    .option(
      '--environment <name>',
      'environment of the cluster; without it, standards that differ by environment are not evaluated',
    )
    .option(
      '--cluster <id>',
      'cluster of the configuration given by --config; beside --brokers, the name to report',
    )
    .option(
      '--config <file>',
      'app-config.yaml with topicRegistry.clusters (addresses, TLS, SASL) and topicRegistry.rules',
    )
    .option(
      '--exclusive',
      'list every unregistered topic, not only those named by a template of the documents',
    )
    .option(
      '--list-ignored',
      'list the topics and groups of platforms, which are otherwise counted alone',
    )
    .option(
      '--allow-partial',
      'exit with 0 although a question to the cluster went unanswered',
    )
    .option(
      '--allowed-broker-hosts <host,...>',
      'connect to brokers at these hosts alone, whatever the cluster advertises; * for any characters',
    )
    .option('--timeout <seconds>', 'longest time for the reading', '60')
    .addOption(reportFormat())
    .addOption(failOn())
    .addHelpText(
      'after',
      `
One reading is taken: what is absent is reported at once, where the portal would
wait for a second reading. Questions that the cluster refuses or does not answer
are listed, give no finding, and make the exit code 1.

Examples:
  topic-registry drift topics.md --brokers localhost:9092 --environment development
  topic-registry drift a.md b.md --cluster prod-eu --config app-config.production.yaml`,
    )
    .action(async (files, options) =>
      done(await commands.drift(io, files, options)),
    );

  command('doctor')
    .summary('tell what a cluster lets a reading know')
    .description(
      'Reads a Kafka cluster once and tells, question by question, whether it was answered, which right is missing, which protocol versions are spoken, and whether its clock differs. It only reads.',
    )
    .option('--brokers <host:port,...>', 'where the cluster is reached')
    .option(
      '--cluster <id>',
      'cluster of the configuration given by --config; beside --brokers, the name to report',
    )
    .option(
      '--config <file>',
      'app-config.yaml with topicRegistry.clusters (addresses or ARN, TLS, SASL)',
    )
    .option('--policies', 'print the least rights as policies to copy')
    .option(
      '--allow-partial',
      'exit with 0 although a question that findings depend on went unanswered',
    )
    .option(
      '--allowed-broker-hosts <host,...>',
      'connect to brokers at these hosts alone, whatever the cluster advertises; * for any characters',
    )
    .option('--timeout <seconds>', 'longest time for the reading', '60')
    .addOption(
      new Option('--format <format>', 'form of the output')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText(
      'after',
      `
Live producers and bytes on disk are asked for too; they are optional and never
make the exit code 1.

Examples:
  topic-registry doctor --brokers localhost:9092
  topic-registry doctor --cluster msk-eu --config app-config.production.yaml --policies`,
    )
    .action(async options => done(await commands.doctor(io, options)));

  const edit = command('edit')
    .summary('change a document by one operation')
    .description(
      'Changes a registry document: the text is spliced, so that everything else stays as it is, byte for byte, and what follows from the change follows: stated counts, numbers, consumption matrices. The result is read again; an edit that would change anything else is refused, and nothing is written.',
    )
    .usage('<action> <file> [options]')
    .addHelpText(
      'after',
      `
Examples:
  topic-registry edit add topics.md refund_events --producer 6 --event refund_issued
  topic-registry edit set topics.md order_events retention "30 days"
  topic-registry edit add-consumer topics.md order_events "Service 21 (Agent Copilot)"
  topic-registry edit rename topics.md authEvents auth_events --dry-run`,
    );
  addEditActions(
    edit,
    action => prepare(action, `edit ${action.name()}`),
    async request => done(await commands.edit(io, request)),
  );

  command('export')
    .argument('<file>', 'the document, or - for stdin')
    .summary('write catalog entities or AsyncAPI documents')
    .description(
      'Writes what the portal makes of a registry: catalog entities (one file), or an AsyncAPI 3.0.0 document for each topic. The same document gives the same files. A file that was not exported by this command is not replaced.',
    )
    .addOption(
      new Option('--to <what>', 'what is written')
        .choices(['catalog', 'asyncapi'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'where; the folder is made if need be')
    .option('--owner <entity>', 'owner of the entities')
    .option(
      '--config <file>',
      'app-config.yaml; a registry whose target is the file lends its owner, namespace and clusters',
    )
    .option('--force', 'replace files that were not exported by this command')
    .addOption(stdinFilename())
    .addHelpText(
      'after',
      `
Examples:
  topic-registry export topics.md --to asyncapi --out build/asyncapi
  topic-registry export topics.md --to catalog --out build --owner group:default/architects`,
    )
    .action(async (file, options) =>
      done(await commands.exportFiles(io, file, options)),
    );

  return program;
}

function reportFormat(): Option {
  return new Option('--format <format>', 'form of the output')
    .choices([...REPORT_FORMATS])
    .default('text');
}

function failOn(): Option {
  return new Option(
    '--fail-on <severity>',
    'exit with 3 for findings of this severity or a graver one',
  )
    .choices([...FAIL_ON])
    .default('error');
}
