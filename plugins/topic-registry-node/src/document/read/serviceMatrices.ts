import { InlineText } from '../text/InlineText';
import { Role } from './directions';
import { placeholderOf } from '../values/placeholders';
import { isCompound } from './headings';
import { Context, Reading, TopicDraft } from './reading';
import { Grid } from './tables';
import { matrixColumns, serviceColumn } from './topicColumns';
import { readTopicNames, remarkFields, reportRanges } from './topicNames';
import { DITTO } from './topicRows';

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
  const unread: InlineText[] = [];
  let service: InlineText | undefined;
  for (const row of grid.rows) {
    const cell = row.cells[serviceAt];
    // A blank cell goes on with the service above, as merged cells do.
    if (cell && !cell.isBlank && !DITTO.test(cell.words)) service = cell;
    if (!service) continue;
    for (const { at, role } of columns) {
      const listed = row.cells[at];
      if (!listed || listed.isBlank) continue;
      const found = readTopicNames(listed);
      const { names } = found;
      reportRanges(found, reading);
      const topics = names.filter(name => isCompound(name.text));
      if (topics.length < names.length || isLost(listed, names))
        unread.push(listed);
      const header = grid.columns[at].text;
      for (const name of topics) {
        const draft = draftOf(name, role, service, header, context);
        draft.fields.push(...remarkFields(found, name));
        drafts.push(draft);
      }
    }
  }
  if (drafts.length === 0) return undefined;
  for (const row of grid.rows) reading.claim(row.start, row.end);
  const [first] = unread;
  if (first)
    reading.reportText(
      first,
      `\`${first.words}\` stands among the topics of a service and is not read as one; write whole names, in backticks`,
    );
  return drafts;
}

/** Words in the place of names, other than a dash and its like. */
function isLost(cell: InlineText, names: InlineText[]): boolean {
  return (
    names.length === 0 &&
    placeholderOf(cell.text) === undefined &&
    /[._]\w/.test(cell.text)
  );
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
