import { Command } from 'commander';
import { EDITABLE_FIELD_NAMES } from './fields';
import { EditAction, EditRequest } from './types';

const several = (value: string, before: string[] = []) => [...before, value];

/** The actions of `topic-registry edit`, below the command that is given. */
export function addEditActions(
  parent: Command,
  prepare: (command: Command) => Command,
  run: (request: EditRequest) => Promise<void>,
): void {
  const action = (
    name: EditAction,
    summary: string,
    ...words: [name: string, what: string][]
  ) => {
    const command = prepare(parent.command(name).summary(summary))
      .description(summary)
      .argument('<file>', 'the document, or - for stdin');
    for (const [word, what] of words) command.argument(word, what);
    return command
      .option('--dry-run', 'print the difference and write nothing')
      .option(
        '--no-follow',
        'leave stated counts, numbers and consumption matrices as they are',
      )
      .option('--stdin-filename <name>', 'name of what comes from stdin')
      .action(async (...given: unknown[]) => {
        const count = words.length + 1;
        const [file, ...rest] = given.slice(0, count) as string[];
        await run({
          action: name,
          file,
          words: rest,
          options: given[count] as EditRequest['options'],
        });
      });
  };
  const topic: [string, string] = ['<topic>', 'name of the topic'];

  action('add', 'declare a topic', topic)
    .option('--producer <service>', 'who writes it; may be repeated', several)
    .option('--consumer <service>', 'who reads it; may be repeated', several)
    .option(
      '--event <type[=description]>',
      'what it carries; may be repeated',
      several,
    )
    .option('--set <field=value>', 'another field; may be repeated', several)
    .option('--category <title>', 'heading below which it is to stand')
    .option('--proposed', 'as a topic that does not exist yet')
    .addHelpText(
      'after',
      `
Example:
  topic-registry edit add topics.md refund_events \\
    --producer "Service 6 (Billing)" --consumer 21 \\
    --event refund_issued --set purpose="Money that goes back" --category Billing`,
    );
  action(
    'set',
    'give a field of a topic another value',
    topic,
    ['<field>', EDITABLE_FIELD_NAMES.join(', ')],
    ['<value>', 'Markdown on one line'],
  ).addHelpText(
    'after',
    `
Example:
  topic-registry edit set topics.md order_events retention "30 days"`,
  );
  action('unset', 'take a field out of a topic', topic, [
    '<field>',
    EDITABLE_FIELD_NAMES.join(', '),
  ]);
  action('deprecate', 'announce the end of a topic', topic)
    .option(
      '--date <YYYY-MM-DD>',
      'day of the announcement; today unless given',
    )
    .option('--replacement <topic>', 'what is to be used instead')
    .option('--reason <text>', 'why')
    .option(
      '--migration <text>',
      'how to move; made of the replacement if absent',
    )
    .addHelpText(
      'after',
      `
Example:
  topic-registry edit deprecate topics.md nda_events --replacement sales_doc_events`,
    );
  action('promote', 'make a proposed topic an active one', topic).option(
    '--category <title>',
    'heading below which it is to stand',
  );
  action('remove', 'take a topic out of the document', topic);
  action(
    'rename',
    'give a topic another name, wherever the document speaks of it',
    topic,
    ['<name>', 'its new name'],
  );
  for (const role of ['producer', 'consumer'] as const) {
    const service: [string, string] = [
      '<service>',
      'such as 6, "Service 6 (Billing)" or billing-svc',
    ];
    action(`add-${role}`, `add a ${role} to a topic`, topic, service);
    action(`remove-${role}`, `take a ${role} from a topic`, topic, service);
  }
  const type: [string, string] = ['<type>', 'the event type'];
  action('add-event', 'add an event type to a topic', topic, type, [
    '[description]',
    'what it means',
  ]);
  action('remove-event', 'take an event type from a topic', topic, type);
  action('schema-version', 'state a new version of the schema', topic, [
    '<version>',
    'such as 2.1.0',
  ])
    .option('--date <YYYY-MM-DD>', 'since when')
    .option('--note <text>', 'what is new');
  action('apply', 'do operations that stand in a JSON file')
    .requiredOption(
      '--json <file>',
      'one operation of the editor, or a list of them',
    )
    .addHelpText(
      'after',
      `
Example of the file:
  [{ "kind": "rename", "topic": "authEvents", "to": "auth_events" },
   { "kind": "add-party", "topic": "auth_events", "role": "consumer",
     "service": { "number": 21, "name": "Agent Copilot" } }]

All operations are done, or none.`,
    );
}
