import { ConflictError, InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { lifecycleOf } from '../../read/lifecycle';
import { TopicDraft } from '../../read/reading';
import { escapeCell, setCells } from '../cells';
import { columnOf, EditableDocument } from '../EditableDocument';
import { HeadingStyle, lastOf, styleOf } from '../entries';
import { fieldOf, setField } from '../fieldLines';
import { FIELD_LABELS } from '../fieldKeys';
import { checkDate, checkLine, checkTopicName } from '../inputs';
import { removeFromMatrices } from '../matrices';
import {
  addRow,
  addSection,
  moveBelow,
  rowComments,
  rowValues,
  takeEntry,
  takeRows,
} from '../moves';
import { EditableField, EditOperation, Splice } from '../types';
import { misread } from './changeField';
import { Plan, withMatrices, Workbench } from './plan';

type Operation = Extract<EditOperation, { kind: 'deprecate' }>;
type Fact = { key: EditableField; value: string };

/**
 * Marks a topic as deprecated since a day: an entry under a heading moves to
 * the deprecated ones, a row says so in its columns or in a table of its own.
 */
export function deprecateTopic(
  { document, options }: Workbench,
  operation: Operation,
): Plan {
  const { topic: name, date, replacement, reason, migration } = operation;
  checkDate(date);
  if (replacement !== undefined) checkTopicName(replacement);
  if (reason !== undefined) checkLine(reason, 'The reason');
  if (migration !== undefined) checkLine(migration, 'The migration');
  if (replacement === name)
    throw new InputError(`\`${name}\` cannot take its own place`);
  const topic = document.topic(name);
  if (topic.lifecycle === 'deprecated') {
    throw new ConflictError(
      `\`${name}\` is deprecated already; change its fields instead`,
    );
  }
  const draft = document.draft(name);
  const facts = factsOf(operation);
  const splices =
    draft.shape === 'bullets'
      ? moveEntry(document, draft, facts)
      : markRows(document, draft, facts);
  return withMatrices(
    {
      splices,
      intent: {
        // The order of the parties' names may follow the entry.
        services: [],
        changed: {
          topic: name,
          keys: [
            'lifecycle',
            'category',
            'deprecatedOn',
            'replacement',
            'reason',
            'migration',
            'migrationEvents',
            'status',
          ],
          check: after => checkDeprecated(after, operation, facts),
        },
      },
      matrices: [],
      changes: [
        `\`${name}\` is deprecated since ${date}${
          replacement ? `; \`${replacement}\` takes its place` : ''
        }`,
      ],
    },
    () => removeFromMatrices(document, name),
    options,
  );
}

function factsOf({ date, replacement, reason, migration }: Operation): Fact[] {
  const facts: Fact[] = [{ key: 'deprecated', value: date }];
  const sentence =
    migration ?? (replacement ? `Use \`${replacement}\`` : undefined);
  if (replacement && !sentence?.includes(`\`${replacement}\``))
    facts.push({ key: 'replacement', value: `\`${replacement}\`` });
  if (reason) facts.push({ key: 'reason', value: reason });
  if (sentence) facts.push({ key: 'migration', value: sentence });
  return facts;
}

function moveEntry(
  document: EditableDocument,
  draft: TopicDraft,
  facts: Fact[],
): Splice[] {
  const edits = facts.flatMap(({ key, value }) =>
    setField(document, draft, key, value),
  );
  for (const key of ['status', 'lifecycle'] as const) {
    const field = fieldOf(document, draft, key);
    if (field && lifecycleOf(field.value.words))
      edits.push(...setField(document, draft, key, 'Deprecated'));
  }
  const own = styleOf(document, draft);
  const beside = lastOf(
    document.reading.drafts.filter(
      other =>
        other.shape === 'bullets' &&
        document.topics.some(
          ({ range, lifecycle }) =>
            range.offset === other.name.range.offset &&
            lifecycle === 'deprecated',
        ),
    ),
  );
  if (beside) {
    const style: HeadingStyle = {
      ...styleOf(document, beside),
      airy: own.airy,
    };
    const number = beside.number && Number(beside.number.words) + 1;
    return moveBelow(
      document,
      takeEntry(document, draft, style, edits, number),
      beside,
    );
  }
  let removal: Splice[] = [];
  const section = addSection(document, draft, 'Deprecated Topics', depth => {
    const taken = takeEntry(
      document,
      draft,
      { ...own, depth: depth + 1, numbered: false, tail: ' (DEPRECATED)' },
      edits,
    );
    removal = taken.removal;
    return taken.entry;
  });
  return [...removal, section];
}

function markRows(
  document: EditableDocument,
  draft: TopicDraft,
  facts: Fact[],
): Splice[] {
  const name = draft.name.words;
  const rows = document.rowsOf(name);
  const has = (key: Parameters<typeof columnOf>[1]) =>
    rows.some(({ table }) => columnOf(table, key) >= 0);
  const state = (['status', 'lifecycle'] as const).find(has);
  const others = facts.filter(({ key }) => key !== 'deprecated');
  const [{ value: date }] = facts;
  if ((state || has('deprecated')) && others.every(({ key }) => has(key))) {
    const dated = has('deprecated');
    const written = dated ? 'Deprecated' : `Deprecated since ${date}`;
    return [
      ...(state ? setCells(document, rows, state, written) : []),
      ...(dated ? setCells(document, rows, 'deprecated', date) : []),
      ...others.flatMap(({ key, value }) =>
        setCells(document, rows, key, value),
      ),
    ];
  }
  const splices = state ? setCells(document, rows, state, 'Deprecated') : [];
  const told = facts.map(({ key, value }) => ({
    header: FIELD_LABELS[key],
    key: key as string,
    value,
  }));
  // A heading that calls its topics active would contradict a second row.
  const moves = draft.lifecycleNamed;
  const values = moves
    ? [...rowValues(document, name).filter(({ key }) => key !== state), ...told]
    : told;
  const removals = moves ? takeRows(document, name) : splices;
  const table = document.tables.find(({ grid, topicAt }) =>
    grid.rows.some(row =>
      document.topics.some(
        topic =>
          topic.lifecycle === 'deprecated' &&
          topic.range.offset === row.cells[topicAt]?.startOffset &&
          document.reading.drafts.some(
            other =>
              other.name.range.offset === topic.range.offset &&
              other.lifecycleNamed,
          ),
      ),
    ),
  );
  const comments = moves ? rowComments(document, name) : '';
  if (table)
    return [...removals, addRow(document, table, name, values, comments)];
  const { eol } = document;
  const headers = ['Topic', ...values.map(({ header }) => header)];
  const cells = [
    `\`${name}\`${comments}`,
    ...values.map(({ value }) => escapeCell(value)),
  ];
  const section = addSection(document, draft, 'Deprecated Topics', () =>
    [
      `| ${headers.join(' | ')} |`,
      `|${headers.map(() => '---|').join('')}`,
      `| ${cells.join(' | ')} |`,
    ].join(eol),
  );
  return [...removals, section];
}

function checkDeprecated(
  after: Topic,
  { topic, date, replacement }: Operation,
  facts: Fact[],
): string | undefined {
  if (after.lifecycle !== 'deprecated')
    return `\`${topic}\` would still be read as ${after.lifecycle}`;
  if (after.deprecatedOn?.value !== date)
    return `the date of \`${topic}\` would be read as ${
      after.deprecatedOn?.value ?? 'none'
    }`;
  if (replacement && after.replacement?.value !== replacement)
    return `the replacement of \`${topic}\` would be read as ${
      after.replacement?.value ?? 'none'
    }`;
  for (const { key, value } of facts) {
    const problem = misread(after, key, value);
    if (problem) return problem;
  }
  return undefined;
}
