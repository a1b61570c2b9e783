import { ownValue } from '@topic-registry/backstage-plugin-topic-registry-common';
/** What a column of a flattened table holds. */
export type ColumnKind =
  | 'topic'
  | 'group'
  | 'environment'
  | 'broker'
  | 'auth'
  | 'text';

/** A column of a flattened table. */
export interface Column {
  name: string;
  kind: ColumnKind;
}

const KINDS: Record<string, ColumnKind> = {
  Topic: 'topic',
  'Topic Name': 'topic',
  'Kafka Topic': 'topic',
  'Consumer Group': 'group',
  'Consumer Group ID': 'group',
  'Group ID': 'group',
  Group: 'group',
  Environment: 'environment',
  Env: 'environment',
  Broker: 'broker',
  Brokers: 'broker',
  'Bootstrap Server': 'broker',
  'Bootstrap Servers': 'broker',
  Auth: 'auth',
  Authentication: 'auth',
  Description: 'text',
  Purpose: 'text',
  Notes: 'text',
  Producer: 'text',
  Producers: 'text',
  Consumer: 'text',
  Consumers: 'text',
  Key: 'text',
  'Partition Key': 'text',
  Partitions: 'text',
  Retention: 'text',
  Schema: 'text',
  Owner: 'text',
  Status: 'text',
  Events: 'text',
  'Event Type': 'text',
};

const NAMES = Object.keys(KINDS).sort((a, b) => b.length - a.length);

/**
 * Reads the header of a flattened table: names of columns glued together, or
 * with tabs between. Undefined for a line that is anything else.
 */
export function readHeader(line: string): Column[] | undefined {
  const text = line.trim();
  if (text.length > 200) return undefined;
  const names = text.includes('\t')
    ? text.split(/\t+/).map(name => name.trim())
    : splitNames(text);
  if (!names || names.length < 2) return undefined;
  if (new Set(names).size < names.length) return undefined;
  const columns: Column[] = [];
  for (const name of names) {
    const kind = ownValue(KINDS, name);
    if (!kind) return undefined;
    columns.push({ name, kind });
  }
  return columns.some(({ kind }) => kind === 'topic' || kind === 'broker')
    ? columns
    : undefined;
}

function splitNames(text: string): string[] | undefined {
  if (text === '') return [];
  for (const name of NAMES) {
    if (!text.startsWith(name)) continue;
    const rest = splitNames(text.slice(name.length));
    if (rest) return [name, ...rest];
  }
  return undefined;
}
