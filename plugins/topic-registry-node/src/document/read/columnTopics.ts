import { InlineText } from '../text/InlineText';
import { isServiceHeader } from './columnLabels';
import { Role } from './directions';
import { RawField } from './fields';
import { isCompound } from './headings';
import { isTopical, readLabel } from './labels';
import { Context, Reading, sectionOf, TopicDraft } from './reading';
import { isSignTable, rolesOfSign } from './signs';
import { Grid, Row } from './tables';
import { readTopicNames } from './topicNames';

const FIELD_HEADER =
  /^(?:field|property|attribute|setting|name|key|item|topic|eigenschaft|thema|propriété|propiedad|propriedade|属性|项目|項目|)$/i;

/**
 * Reads a table with a column per topic: its rows are fields of each, or
 * services that write or read it. Undefined for any other table.
 */
export function readColumnTopics(
  grid: Grid,
  context: Context,
  reading: Reading,
): TopicDraft[] | undefined {
  if (grid.columns.length < 3 || grid.rows.length === 0) return undefined;
  const columns = grid.columns.map(({ text }, at) => ({
    at,
    name: nameIn(text),
  }));
  const others = columns.filter(({ name }) => !name);
  if (others.length !== 1) return undefined;
  const [{ at: headAt }] = others;
  const head = grid.columns[headAt];
  const labels = grid.rows.map(row => readLabel(row.cells[headAt]?.text ?? ''));
  const isOfFields =
    FIELD_HEADER.test(head.text.words) && labels.some(isTopical);
  const places = columns.map(({ at }) => at).filter(at => at !== headAt);
  const isOfServices =
    (isServiceHeader(head.text.words) || head.text.isBlank) &&
    isSignTable(grid, places);
  if (!isOfFields && !isOfServices) return undefined;
  for (const { start, end } of grid.rows) reading.claim(start, end);
  const { start } = grid.rows[0];
  const { end } = grid.rows[grid.rows.length - 1];
  const fieldsIn = isOfFields ? fieldOf : partiesOf;
  return columns.flatMap(({ at, name }) => {
    if (!name) return [];
    const draft: TopicDraft = {
      name,
      lifecycle: context.lifecycle,
      lifecycleStated: false,
      lifecycleNamed: context.lifecycleNamed,
      category: context.category,
      sections: [sectionOf(context)],
      fields: grid.rows.flatMap(row => fieldsIn(row, at, headAt)),
      events: [],
      start: Math.min(name.startOffset, start),
      end,
      shape: 'tables',
    };
    return [draft];
  });
}

function nameIn(header: InlineText): InlineText | undefined {
  const { names, unclear, rest } = readTopicNames(header);
  const isName =
    names.length === 1 &&
    unclear.length === 0 &&
    rest.isBlank &&
    isCompound(names[0].text) &&
    (header.isCode(0) || /[._]/.test(names[0].text));
  return isName ? names[0] : undefined;
}

function fieldOf(row: Row, at: number, headAt: number): RawField[] {
  const labelText = row.cells[headAt];
  const value = row.cells[at];
  if (!labelText || !value || value.isBlank) return [];
  return [
    {
      label: readLabel(labelText.text),
      labelText,
      value,
      items: [],
      start: value.startOffset,
      end: value.endOffset,
    },
  ];
}

function partiesOf(row: Row, at: number, headAt: number): RawField[] {
  const service = row.cells[headAt];
  const cell = row.cells[at];
  if (!service || service.isBlank || !cell) return [];
  return rolesOfSign(cell.words).map(role => partyField(role, service));
}

/** A service that a sign at the crossing of its row or column names. */
export function partyField(role: Role, service: InlineText): RawField {
  return {
    label: {
      text: role === 'producer' ? 'Producers' : 'Consumers',
      key: role === 'producer' ? 'producer' : 'consumers',
    },
    labelText: service,
    value: service,
    items: [],
    start: service.startOffset,
    end: service.endOffset,
  };
}
