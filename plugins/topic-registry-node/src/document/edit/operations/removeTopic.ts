import { removeLines } from '../cells';
import { EditableDocument } from '../EditableDocument';
import { removeEntry } from '../entries';
import { removeFromMatrices } from '../matrices';
import { mergeLines } from '../splices';
import { EditOperation, Splice } from '../types';
import { Plan, withMatrices, Workbench } from './plan';

/** Takes a topic out of the document. */
export function removeTopic(
  { document, options }: Workbench,
  { topic: name }: Extract<EditOperation, { kind: 'remove' }>,
): Plan {
  const topic = document.topic(name);
  return withMatrices(
    {
      splices: splicesFor(document, name),
      intent: {
        removed: name,
        services: [
          ...topic.parties.map(({ ref }) => ref),
          ...topic.consumerGroups.flatMap(({ service }) => service ?? []),
        ],
      },
      matrices: [],
      changes: [`\`${name}\` is no longer declared`],
    },
    () => removeFromMatrices(document, name),
    options,
  );
}

function splicesFor(document: EditableDocument, name: string): Splice[] {
  const draft = document.draft(name);
  const rows = document
    .rowsOf(name)
    .map(({ row }) => removeLines(document, row.start, row.end));
  if (draft.shape === 'tables') return mergeLines(rows);
  const inside = rows.filter(
    ({ start }) => start >= draft.start && start < draft.end,
  );
  return [
    ...removeEntry(document, draft),
    ...mergeLines(rows.filter(row => !inside.includes(row))),
  ];
}
