import { ConsumptionMatrix } from '@topic-registry/backstage-plugin-topic-registry-common';
import { readGrid } from '../read/tables';
import { insertRows, removeLines, writeRow } from './cells';
import { EditableDocument } from './EditableDocument';
import { withMarks } from './lists';
import { Splice } from './types';

/** A change of the list of topics that one service reads. */
export interface MatrixChange {
  service: string;
  topic: string;
  what: 'added' | 'removed';
}

/** What a matrix gains or loses, as splices and in words. */
export interface MatrixEdit {
  splices: Splice[];
  changes: MatrixChange[];
}

/** Adds a topic to the matrices of services that read it now. */
export function addToMatrices(
  document: EditableDocument,
  topic: string,
  services: string[],
  options: { purpose?: string; after?: string },
): MatrixEdit {
  const edit: MatrixEdit = { splices: [], changes: [] };
  for (const matrix of document.parsed.registry.matrices) {
    const { service, topics } = matrix;
    if (!services.includes(service)) continue;
    if (topics.some(({ value }) => value === topic)) continue;
    edit.splices.push(addItem(document, matrix, topic, options));
    edit.changes.push({ service, topic, what: 'added' });
  }
  return edit;
}

/** Takes a topic out of the matrices: of the given services, or of all. */
export function removeFromMatrices(
  document: EditableDocument,
  topic: string,
  services?: string[],
): MatrixEdit {
  const edit: MatrixEdit = { splices: [], changes: [] };
  for (const { service, topics } of document.parsed.registry.matrices) {
    if (services && !services.includes(service)) continue;
    // A matrix of nothing would be read as none; its last line stays.
    if (topics.every(({ value }) => value === topic)) continue;
    for (const { value, range } of topics) {
      if (value !== topic) continue;
      edit.splices.push(removeLines(document, range.offset, range.endOffset));
      edit.changes.push({ service, topic, what: 'removed' });
    }
  }
  return edit;
}

function addItem(
  document: EditableDocument,
  matrix: ConsumptionMatrix,
  topic: string,
  { purpose, after }: { purpose?: string; after?: string },
): Splice {
  const { topics } = matrix;
  const names = document.topics.map(({ name }) => name);
  const limit = after === undefined ? names.length - 1 : names.indexOf(after);
  const before = topics.filter(
    ({ value }) => names.includes(value) && names.indexOf(value) <= limit,
  );
  const model = before[before.length - 1] ?? topics[topics.length - 1];
  const { text, eol } = document;
  const table = document.tableAt(model.range.offset);
  const span = withMarks(text, {
    start: model.range.offset,
    end: model.range.endOffset,
  });
  const marks = text.slice(span.start, model.range.offset);
  if (table) {
    const grid = readGrid(table, document.reading);
    const topicAt = grid.rows[0].cells.findIndex(cell =>
      topics.some(({ range }) => range.offset === cell.startOffset),
    );
    const place = { node: table, grid, topicAt };
    const values = grid.columns.map((column, at) => {
      if (at === topicAt) return `${marks}${topic}${marks}`;
      return column.label.key === 'purpose' ? purpose : undefined;
    });
    return insertRows(
      document,
      place,
      [writeRow(document, place, values)],
      model.range.offset,
    );
  }
  const lead = text.slice(document.lineStart(span.start), span.start);
  const lineEnd = document.lineEnd(span.end);
  const dash = /^\s*(?:[-–—]\s+|:\s+)/.exec(text.slice(span.end, lineEnd))?.[0];
  const words = purpose && dash ? `${dash}${purpose}` : '';
  return {
    start: lineEnd,
    end: lineEnd,
    text: `${eol}${lead}${marks}${topic}${marks}${words}`,
  };
}
