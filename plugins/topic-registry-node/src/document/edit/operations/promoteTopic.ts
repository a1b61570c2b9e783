import { ConflictError, InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { lifecycleOf } from '../../read/lifecycle';
import { TopicDraft } from '../../read/reading';
import { setCells } from '../cells';
import { columnOf, EditableDocument } from '../EditableDocument';
import { styleOf } from '../entries';
import { fieldOf, setField } from '../fieldLines';
import { addToMatrices } from '../matrices';
import {
  addRow,
  moveBelow,
  rowComments,
  rowValues,
  takeEntry,
  takeRows,
} from '../moves';
import { EditOperation, Splice } from '../types';
import { siblingOf } from './addTopic';
import { consumersOf, Plan, withMatrices, Workbench } from './plan';

/** Makes an active topic of a proposed one: it moves below the last one of its category. */
export function promoteTopic(
  { document, options }: Workbench,
  { topic: name, category }: Extract<EditOperation, { kind: 'promote' }>,
): Plan {
  const topic = document.topic(name);
  if (topic.lifecycle !== 'proposed') {
    throw new ConflictError(
      `\`${name}\` is ${topic.lifecycle}; only a proposed topic is promoted`,
    );
  }
  const draft = document.draft(name);
  const beside =
    draft.shape === 'tables' && !draft.lifecycleNamed
      ? draft
      : siblingOf(document, 'active', category);
  if (beside.shape !== draft.shape) {
    throw new InputError(
      `\`${name}\` is ${shapeOf(draft)}, and the active topics are ${shapeOf(
        beside,
      )}; move it by hand`,
    );
  }
  const splices =
    draft.shape === 'bullets'
      ? promoteEntry(document, draft, beside)
      : promoteRow(document, draft, beside);
  const target = beside.category?.title;
  return withMatrices(
    {
      splices,
      intent: {
        services: [],
        changed: {
          topic: name,
          keys: ['lifecycle', 'category', 'status'],
          check: after => checkActive(after, target),
        },
      },
      matrices: [],
      changes: [`\`${name}\` is active${target ? `, under "${target}"` : ''}`],
    },
    () =>
      addToMatrices(document, name, consumersOf(topic), {
        purpose: topic.purpose?.text ?? topic.purpose?.value,
        after: beside.name.words,
      }),
    options,
  );
}

function promoteEntry(
  document: EditableDocument,
  draft: TopicDraft,
  beside: TopicDraft,
): Splice[] {
  const edits: Splice[] = [];
  for (const field of draft.fields) {
    const lead =
      /^(?:proposed|planned|expected|intended|suggested|tentative)\s+(\S)/i.exec(
        field.labelText.text,
      );
    if (!lead || !field.label.key) continue;
    const start = field.labelText.startOffset;
    edits.push({
      start,
      end: start + lead[0].length,
      text: lead[1].toUpperCase(),
    });
  }
  for (const key of ['status', 'lifecycle'] as const) {
    const field = fieldOf(document, draft, key);
    if (field && lifecycleOf(field.value.words))
      edits.push(...setField(document, draft, key, 'Active'));
  }
  const style = { ...styleOf(document, beside), tail: '' };
  const number = beside.number && Number(beside.number.words) + 1;
  return moveBelow(
    document,
    takeEntry(document, draft, style, edits, number),
    beside,
  );
}

function promoteRow(
  document: EditableDocument,
  draft: TopicDraft,
  beside: TopicDraft,
): Splice[] {
  const name = draft.name.words;
  const rows = document.rowsOf(name);
  const state = (['status', 'lifecycle'] as const).find(key =>
    rows.some(({ table }) => columnOf(table, key) >= 0),
  );
  if (beside === draft) {
    if (!state)
      throw new InputError(`No cell of \`${name}\` says that it is proposed`);
    return setCells(document, rows, state, 'Active');
  }
  const values = rowValues(document, name).filter(
    ({ key, value }) => key !== state || !lifecycleOf(value),
  );
  const targets = document.rowsOf(beside.name.words);
  const { table } = targets[targets.length - 1];
  return [
    ...takeRows(document, name),
    addRow(document, table, name, values, rowComments(document, name)),
  ];
}

function checkActive(
  after: Topic,
  category: string | undefined,
): string | undefined {
  if (after.lifecycle !== 'active')
    return `\`${after.name}\` would still be read as ${after.lifecycle}`;
  return after.category === category
    ? undefined
    : `\`${after.name}\` would stand under "${after.category}"`;
}

function shapeOf({ shape }: TopicDraft): string {
  return shape === 'bullets' ? 'an entry under a heading' : 'rows of a table';
}
