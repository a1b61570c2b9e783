import { InputError } from '@backstage/errors';
import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { evaluateRegistry } from '../../rules';
import { parseDocument } from '../parseDocument';

/** What came of one document. */
export interface Examination {
  isRefused: boolean;
  topics: number;
  unparsed: number;
  findings: number;
  /** Time of the processor to parse and to lint, in milliseconds. */
  ms: number;
}

/**
 * Parses and lints a text.
 *
 * @throws Error for a crash, a range outside of the text, a topic without a
 * name, and a party that is named twice.
 */
export function examine(text: string): Examination {
  const start = process.cpuUsage();
  const document = parseOrRefuse(text);
  if (!document)
    return {
      isRefused: true,
      topics: 0,
      unparsed: 0,
      findings: 0,
      ms: msSince(start),
    };
  const { registry, unparsed } = document;
  const { findings } = evaluateRegistry({
    registry,
    unparsed,
    timezone: 'UTC',
    serviceAliases: {},
    now: new Date('2026-01-01T00:00:00Z'),
  });
  const ms = msSince(start);
  for (const range of rangesOf(document)) checkRange(range, text);
  for (const topic of registry.topics) {
    if (topic.name === '') throw new Error('a topic has no name');
    const parties = topic.parties.map(({ role, ref }) => `${role} ${ref}`);
    if (new Set(parties).size !== parties.length)
      throw new Error(`${topic.name} names a party twice`);
  }
  return {
    isRefused: false,
    topics: registry.topics.length,
    unparsed: unparsed.length,
    findings: findings.length,
    ms,
  };
}

function msSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function parseOrRefuse(text: string) {
  try {
    return parseDocument(text, { id: 'x', file: 'x.md' });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function checkRange({ offset, endOffset }: SourceRange, text: string): void {
  if (offset < 0 || endOffset < offset || endOffset > text.length)
    throw new Error(`the range ${offset}-${endOffset} is none of the text`);
}

function rangesOf(value: unknown): SourceRange[] {
  if (Array.isArray(value)) return value.flatMap(rangesOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'endOffset' in value
    ? [value as SourceRange]
    : Object.values(value).flatMap(rangesOf);
}
