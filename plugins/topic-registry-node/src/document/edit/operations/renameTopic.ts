import { ConflictError } from '@backstage/errors';
import { startOf } from '../../text/markdown';
import { AnyNode } from '../../text/markdown';
import { EditableDocument } from '../EditableDocument';
import { checkTopicName } from '../inputs';
import { EditOperation, Splice } from '../types';
import { Plan, Workbench } from './plan';

/** Gives a topic another name, wherever the document speaks of it. */
export function renameTopic(
  { document }: Workbench,
  { topic: name, to }: Extract<EditOperation, { kind: 'rename' }>,
): Plan {
  checkTopicName(to);
  const topic = document.topic(name);
  if (document.topics.some(other => other.name === to)) {
    throw new ConflictError(`A topic \`${to}\` stands in the document already`);
  }
  const splices = new Map<number, Splice>();
  for (const start of placesOf(document, name)) {
    splices.set(start, { start, end: start + name.length, text: to });
  }
  splices.set(topic.range.offset, {
    start: topic.range.offset,
    end: topic.range.endOffset,
    text: to,
  });
  const changes = [`\`${name}\` is called \`${to}\``];
  const others = splices.size - 1;
  if (others > 0)
    changes.push(
      others === 1
        ? 'One more place that names it follows'
        : `${others} more places that name it follow`,
    );
  return {
    splices: [...splices.values()],
    intent: { renamed: { from: name, to }, services: [] },
    matrices: [],
    changes,
  };
}

/** Where the document names a topic: in code spans, rows, matrices and as a replacement. */
function placesOf(document: EditableDocument, name: string): Set<number> {
  const { text } = document;
  const places = new Set<number>();
  const events = new Set(
    document.topics.flatMap(topic =>
      topic.events.map(({ range }) => range.offset),
    ),
  );
  const open: AnyNode[] = document
    .sections()
    .concat(document.root)
    .flatMap(({ blocks, heading }) =>
      heading ? [heading, ...blocks] : blocks,
    );
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'inlineCode' && node.value?.trim() === name) {
      const at = text.indexOf(name, startOf(node));
      if (!events.has(at)) places.add(at);
    }
    for (const child of node.children ?? []) open.push(child);
  }
  const stated = [
    ...document
      .rowsOf(name)
      .map(({ table, row }) => row.cells[table.topicAt].trim().range),
    ...document.parsed.registry.matrices.flatMap(({ topics }) =>
      topics.filter(({ value }) => value === name).map(({ range }) => range),
    ),
    ...document.topics.flatMap(({ replacement }) =>
      replacement?.value === name ? [replacement.range] : [],
    ),
  ];
  for (const { offset, endOffset } of stated) {
    if (text.slice(offset, endOffset) === name) places.add(offset);
  }
  return places;
}
