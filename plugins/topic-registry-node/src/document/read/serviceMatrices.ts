import { InlineText } from '../text/InlineText';
import { Role } from './directions';
import { isCompound } from './headings';
import { Context, Reading, TopicDraft } from './reading';
import { Grid } from './tables';
import { matrixColumns, serviceColumn } from './topicColumns';
import { readTopicNames } from './topicNames';

/**
 * Reads a table with a row per service and columns such as "Publishes" and
 * "Subscribes to" that list topics. Undefined for any other table.
 */
export function readServiceMatrix(
  grid: Grid,
  context: Context,
  reading: Reading,
): TopicDraft[] | undefined {
  const serviceAt = serviceColumn(grid);
  const columns = matrixColumns(grid).filter(({ at }) => at !== serviceAt);
  if (serviceAt < 0 || columns.length === 0) return undefined;
  const drafts: TopicDraft[] = [];
  for (const row of grid.rows) {
    const service = row.cells[serviceAt];
    if (!service || service.isBlank) continue;
    for (const { at, role } of columns) {
      const names = row.cells[at] ? readTopicNames(row.cells[at]).names : [];
      for (const name of names) {
        if (!isCompound(name.text)) continue;
        const header = grid.columns[at].text;
        drafts.push(draftOf(name, role, service, header, context));
      }
    }
  }
  if (drafts.length === 0) return undefined;
  for (const row of grid.rows) reading.claim(row.start, row.end);
  return drafts;
}

function draftOf(
  name: InlineText,
  role: Role,
  service: InlineText,
  header: InlineText,
  context: Context,
): TopicDraft {
  return {
    name,
    lifecycle: context.lifecycle,
    lifecycleStated: false,
    lifecycleNamed: context.lifecycleNamed,
    category: undefined,
    sections: [],
    fields: [
      {
        label: {
          text: header.words,
          key: role === 'producer' ? 'producer' : 'consumers',
        },
        labelText: header,
        value: service,
        items: [],
        start: service.startOffset,
        end: service.endOffset,
      },
    ],
    events: [],
    start: name.startOffset,
    end: name.endOffset,
    shape: 'tables',
  };
}
