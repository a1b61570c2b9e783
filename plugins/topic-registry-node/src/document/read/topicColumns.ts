import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { fold } from '../values/fold';
import { isPlainTopicHeader, isServiceHeader } from './columnLabels';
import { directionOfLabel, Role, rolesIn } from './directions';
import { isCompound } from './headings';
import { FieldKey, isTopical, readLabel } from './labels';
import { Context } from './reading';
import { Column, Grid } from './tables';
import { announcesTopics, isGenericTitle, namesKafka } from './titles';
import { readTopicNames } from './topicNames';

// Tables with these say who may read a topic, how it is watched, or belong to other systems.
const NO_DECLARATION =
  /^(?:principal|operations?|permissions?|acl|exchange|queue|routing keys?|qos|metric|symptom|threshold|alert(?: when)?|speaker)$/;
const LOG_WHEN = /^(?:date|version|when|datum|fecha|data|日期|日付)$/;
const LOG_WHAT =
  /^(?:changes?|author|what(?: changed)?|anderung|changement|cambio|mudanca|变更|変更)$/;
// Columns of the fields of a payload, or of an API.
const FIELD_SHEET =
  /^(?:(?:data )?types?|required|nullable|format|default|example|typ|tipo|类型|型)$/;
const DIRECTION =
  /^(?:direction|dir|role|type|mode|flow|in out|usage|richtung|sens|sentido|direccion|direcao|direzione|направление|方向|방향)$/;

/** Index of the column that names topics, or -1. */
export function topicColumn(grid: Grid, context: Context): number {
  if (declaresNothing(grid)) return -1;
  const keys = grid.columns.map(column => column.label.key);
  let at = keys.indexOf('topic');
  const isPlain = at < 0 || isPlainTopicHeader(grid.columns[at].text.words);
  const topical = grid.columns.some(
    column => isTopical(column.label) && !column.byOthers,
  );
  if (at < 0) {
    at = grid.columns.findIndex(column => wordsOf(column) === 'name');
    const isSheet = grid.columns.some(column =>
      FIELD_SHEET.test(wordsOf(column)),
    );
    const parties = grid.columns.some(
      column => isTopical(column.label) && column.label.key !== 'events',
    );
    if (at < 0 || isSheet || !(parties || context.inTopics)) return -1;
  }
  if (grid.rows.length === 0) return at;
  const cells = grid.rows.map(row => row.cells[at]).filter(Boolean);
  const names = cells.flatMap(cell => readTopicNames(cell).names);
  const paths = cells.filter(cell => isPath(cell.text)).length;
  if (paths > names.filter(name => !isPath(name.text)).length) return -1;
  const announced =
    context.inTopics ||
    context.underTopicTitle ||
    context.direction !== undefined ||
    namesKafka(grid.columns[at].text.words) ||
    directionColumn(grid, at) >= 0 ||
    flowColumn(grid) !== undefined;
  const isKafka =
    namesKafka(grid.columns[at].text.words) ||
    (context.titles.some(namesKafka) && context.titles.some(isListTitle));
  // Under "Kafka topics", words alone are names where every row has one.
  if (isKafka && announced && cells.every(cell => isWord(cell, grid)))
    return at;
  // A table of subjects ("Topic | Notes") is no table of Kafka topics.
  const enough = names.some(
    name =>
      (topical && (isPlain || isCompound(name.text))) ||
      (announced && (isCompound(name.text) || name.isCode(0))) ||
      (isCompound(name.text) && (/[._]/.test(name.text) || name.isCode(0))),
  );
  return enough ? at : -1;
}

/** The header of a table that names producers and consumers of what may be topics. */
export function announcementOf(grid: Grid): SourceRange | undefined {
  if (declaresNothing(grid)) return undefined;
  const keys = grid.columns.map(({ label }) => label.key);
  const own = (key: FieldKey) =>
    grid.columns.some(({ label, byOthers }) => label.key === key && !byOthers);
  if (!own('producer') || !own('consumers')) return undefined;
  const holdsNames = grid.rows.some(row =>
    row.cells.some(
      (cell, at) =>
        keys[at] !== 'producer' &&
        keys[at] !== 'consumers' &&
        readTopicNames(cell).names.some(name => isCompound(name.text)),
    ),
  );
  return holdsNames ? grid.columns[0].text.range : undefined;
}

/** Index of the column that says on which side of the topic the document's service is, or -1. */
export function directionColumn(grid: Grid, topicAt: number): number {
  return grid.columns.findIndex((column, index) => {
    if (index === topicAt || !DIRECTION.test(wordsOf(column))) return false;
    const filled = grid.rows
      .map(row => row.cells[index])
      .filter(cell => cell && !cell.isBlank);
    return (
      filled.length > 0 &&
      filled.every(
        cell =>
          cell.words.split(' ').length <= 4 && rolesIn(cell.words).length > 0,
      )
    );
  });
}

/** The column "Producer → Consumer", which holds both sides. */
export function flowColumn(grid: Grid): number | undefined {
  const at = grid.columns.findIndex(({ text }) => {
    const [from, to, ...more] = splitAtArrow(text);
    return (
      to !== undefined &&
      more.length === 0 &&
      readLabel(from.text).key === 'producer' &&
      readLabel(to.text).key === 'consumers'
    );
  });
  return at < 0 ? undefined : at;
}

/** The parts of a text between arrows. */
export function splitAtArrow(text: InlineText): InlineText[] {
  const parts: InlineText[] = [];
  let start = 0;
  for (const match of text.text.matchAll(/\s*(?:→|⇒|⟶|➜|[-=]{1,2}>)\s*/g)) {
    parts.push(text.slice(start, match.index).trim());
    start = match.index + match[0].length;
  }
  parts.push(text.slice(start).trim());
  return parts;
}

/** Index of the column that names services, or -1. */
export function serviceColumn(grid: Grid): number {
  return grid.columns.findIndex(column => isServiceHeader(column.text.words));
}

/** The columns that list topics by what a service does with them. */
export function matrixColumns(grid: Grid): { at: number; role: Role }[] {
  return grid.columns.flatMap((column, at) => {
    const role = directionOfLabel(column.text.words);
    return role && column.label.key === undefined ? [{ at, role }] : [];
  });
}

function declaresNothing(grid: Grid): boolean {
  const words = grid.columns.map(wordsOf);
  return (
    words.some(word => NO_DECLARATION.test(word)) ||
    (words.some(word => LOG_WHEN.test(word)) &&
      words.some(word => LOG_WHAT.test(word)))
  );
}

/** "Kafka topics", and not "Kafka topics worth reading about". */
function isListTitle(title: string): boolean {
  return announcesTopics(title) && isGenericTitle(title);
}

/** A plain word that may be the whole name of a topic. */
function isWord(cell: InlineText, grid: Grid): boolean {
  return (
    grid.rows.length > 1 &&
    (isCompound(cell.text) || /^[a-z][a-z\d]*$/.test(cell.text))
  );
}

/** `cell/1/state` and `/arm/command` are names of MQTT and ROS. */
function isPath(name: string): boolean {
  return /^\/?[\w{}$+#*.-]+(?:\/[\w{}$+#*.-]+)+$|^\/[\w{}-]+$/.test(
    name.trim(),
  );
}

function wordsOf(column: Column): string {
  return fold(column.text.words)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
