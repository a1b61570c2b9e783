import {
  SourceRange,
  StandardValue,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { KAFKAS_UNIT, parseConfigValue } from '../values/configValues';
import { canonicalEnvironment, isEnvironment } from '../values/environments';
import { placeholderOf } from '../values/placeholders';
import {
  cleanupPoliciesOf,
  codecOf,
  readQualifiedValues,
} from '../values/settings';
import { parseDuration, parseInteger } from '../values/units';
import { isInKafkasUnit, nearestKey, whyUnknown } from './configNames';
import { MAX_PAIRS, readConfigPairs } from './configPairs';
import { RawField } from './fields';
import { FieldKey, Label, readLabel } from './labels';
import { Reading } from './reading';
import { Grid } from './tables';

/** Where a standard holds, when its place says so and not its words. */
export interface Scope {
  environment?: string;
  topicClass?: string;
}

const STANDARD_KEYS: ReadonlySet<FieldKey> = new Set([
  'partitions',
  'replicationFactor',
  'retention',
  'compression',
  'cleanupPolicy',
  'config',
  'configs',
]);

/** Tells whether a label names a setting that standards may prescribe. */
export function isStandard(label: Label): boolean {
  return label.key !== undefined && STANDARD_KEYS.has(label.key);
}

/** Reads a setting that stands outside any topic as a standard of the registry. */
export function readStandard(
  field: RawField,
  reading: Reading,
  scope: Scope = {},
  mayBeProse = false,
): void {
  reading.claim(field.start, field.end);
  for (const text of [field.value, ...field.items]) {
    if (text.isBlank || placeholderOf(text.text) === 'unknown') continue;
    if (field.label.key === 'cleanupPolicy') {
      addPolicy(text, field.label, scope, reading);
      continue;
    }
    if (field.label.key === 'configs') {
      readPairs(field, text, reading, scope);
      continue;
    }
    const values = readQualifiedValues(text);
    values.forEach(({ value, ...own }, index) => {
      const problem = addValue(
        field.label,
        value,
        { ...scope, ...own },
        reading,
      );
      // Words after the first value are comment, unless they hold a value themselves.
      if (problem && mayBeProse && isProse(text)) return;
      if (problem && (index === 0 || /^\d/.test(value.text))) {
        reading.reportText(text, `"${field.label.text}": ${problem}`);
      }
    });
  }
}

/** "7 days for normal topics, 30 days for the DLQ": a sentence rather than a value. */
function isProse(text: InlineText): boolean {
  return text.codes.length === 0 && text.words.split(' ').length > 3;
}

/**
 * Reads a table of settings: one row per setting, with a column per value or
 * environment, or one row per environment with a column per setting. False for
 * a table that is neither.
 */
export function readStandardsTable(grid: Grid, reading: Reading): boolean {
  const [first, ...others] = grid.columns;
  if (!first) return false;
  if (
    /^(?:environment|env|cluster|class|topic class)$/i.test(first.text.words) &&
    others.some(column => isStandard(column.label))
  ) {
    const byClass = /class/i.test(first.text.words);
    for (const row of grid.rows) {
      const scope = byClass
        ? { topicClass: row.cells[0].words.toLowerCase() }
        : scopeOf(row.cells[0].words);
      row.cells.slice(1).forEach((cell, index) => {
        const { label, text } = others[index];
        if (isStandard(label))
          readStandard(cellField(label, text, cell), reading, scope);
      });
    }
    return true;
  }
  if (
    !/^(?:setting|property|config(?:uration)?|parameter|option|standard|name|key|)$/i.test(
      first.text.words,
    )
  )
    return false;
  const rows = grid.rows.filter(row =>
    isStandard(readLabel(row.cells[0]?.text ?? '')),
  );
  if (rows.length === 0) return false;
  for (const row of grid.rows) {
    const [name] = row.cells;
    if (name && !rows.includes(row)) reportSlip(name, reading);
  }
  for (const row of rows) {
    const label = readLabel(row.cells[0].text);
    row.cells.slice(1).forEach((cell, index) => {
      const heading = others[index].text.words;
      const isValue =
        /^(?:value|default|setting|standard|recommended|required)(?:\s+values?)?$/i.test(
          heading,
        );
      if (isValue || isEnvironment(heading)) {
        readStandard(
          cellField(label, row.cells[0], cell),
          reading,
          isValue ? {} : scopeOf(heading),
        );
      }
    });
  }
  return true;
}

function scopeOf(words: string): Scope {
  return /^(?:all|any|default|\*|)$/i.test(words.trim())
    ? {}
    : { environment: canonicalEnvironment(words) };
}

function cellField(
  label: Label,
  labelText: InlineText,
  cell: InlineText,
): RawField {
  return {
    label,
    labelText,
    value: cell,
    items: [],
    start: cell.startOffset,
    end: cell.endOffset,
  };
}

function addValue(
  label: Label,
  value: InlineText,
  scope: Scope,
  reading: Reading,
): string | undefined {
  const { standards } = reading;
  switch (label.key) {
    case 'partitions':
    case 'replicationFactor': {
      const number = parseInteger(value.text);
      if (number === undefined) return `\`${value.words}\` is no whole number`;
      push(standards[label.key], number, value.range, scope);
      return undefined;
    }
    case 'retention': {
      const duration = parseDuration(value.text, label.unit);
      if (!duration || 'problem' in duration) {
        return duration?.problem ?? `\`${value.words}\` is no duration`;
      }
      push(standards.retentionMs, duration.ms, value.range, scope);
      return undefined;
    }
    case 'config': {
      const key = label.config ?? '';
      const config = topicConfigOf(key);
      if (!config) return undefined;
      const unit =
        label.unit ?? (isInKafkasUnit(label.text) ? KAFKAS_UNIT : undefined);
      const parsed = parseConfigValue(config, value.text, unit);
      if ('problem' in parsed) return parsed.problem;
      (standards.configs ??= []).push({
        key,
        ...parsed,
        environment: scope.environment,
        topicClass: scope.topicClass,
        range: value.range,
      });
      return undefined;
    }
    default: {
      const codec = codecOf(value.text);
      if (codec === undefined)
        return `\`${value.words}\` names no codec that Kafka knows`;
      push(standards.compression, codec, value.range, scope);
      return undefined;
    }
  }
}

/** The settings of a field such as `Config`; other pairs may be of anything else. */
function readPairs(
  field: RawField,
  text: InlineText,
  reading: Reading,
  scope: Scope,
): void {
  const { pairs } = readConfigPairs(text);
  if (pairs.length > MAX_PAIRS) {
    reading.reportText(
      text,
      `"${field.label.text}": holds more than ${MAX_PAIRS} pairs`,
    );
    return;
  }
  for (const { name, value } of pairs) {
    const label = readLabel(name.text);
    if (label.key === 'configs' || !isStandard(label)) {
      reportSlip(name, reading);
      continue;
    }
    const pair = { ...field, label, labelText: name, value, items: [] };
    readStandard(pair, reading, scope);
  }
}

/** A key that is nearly one of Kafka's would be lost among those of other things. */
function reportSlip(name: InlineText, reading: Reading): void {
  const key = name.words;
  if (key.includes('.') && nearestKey(key))
    reading.reportText(name, whyUnknown(key));
}

function addPolicy(
  text: InlineText,
  label: Label,
  scope: Scope,
  reading: Reading,
): void {
  const bare = text
    .slice(0, /\s*\(/.exec(text.text)?.index ?? undefined)
    .trim();
  const policies = cleanupPoliciesOf(bare.text);
  if (policies)
    push(reading.standards.cleanupPolicy, policies, bare.range, scope);
  else
    reading.reportText(
      text,
      `"${label.text}": \`${text.words}\` is neither \`compact\` nor \`delete\``,
    );
}

function push<T>(
  list: StandardValue<T>[],
  value: T,
  range: SourceRange,
  scope: Scope,
): void {
  list.push({
    value,
    environment: scope.environment,
    topicClass: scope.topicClass,
    range,
  });
}
