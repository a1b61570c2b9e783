import {
  showConfigValue,
  StandardValue,
  Standards,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { formatDuration } from '../../../format';

/** A standard as it is shown. */
export interface StandardRow {
  name: string;
  /** Markdown code spans around names. */
  value: string;
  /** What it holds for; undefined where it is the default or holds for all. */
  holdsFor?: string;
  /** Where it stands; undefined where app-config says it. */
  line?: number;
}

/** Every convention that a registry states, one row each, and the names of those it does not. */
export function standardRows(standards: Standards): {
  rows: StandardRow[];
  missing: string[];
} {
  const rows: StandardRow[] = [];
  const missing: string[] = [];
  const add = (name: string, found: Omit<StandardRow, 'name'>[]) => {
    rows.push(...found.map(one => ({ name, ...one })));
    if (found.length === 0) missing.push(name);
  };
  const values = <T>(
    name: string,
    stated: readonly StandardValue<T>[],
    text: (value: T) => string,
  ) =>
    add(
      name,
      stated.map(one => ({
        value: text(one.value),
        holdsFor: conditionOf(one),
        line: one.range?.line,
      })),
    );
  const templates = (name: string, of: 'topicTemplates' | 'groupTemplates') =>
    add(
      name,
      standards[of].map(({ template, purpose, range }) => ({
        value: `\`${template}\``,
        holdsFor: purpose,
        line: range?.line,
      })),
    );
  const code = (value: string) => `\`${value}\``;

  templates('Topic names', 'topicTemplates');
  templates('Group names', 'groupTemplates');
  values('Partitions', standards.partitions, String);
  values('Replication factor', standards.replicationFactor, String);
  values('Retention', standards.retentionMs, duration);
  values('Compression', standards.compression, code);
  values('Cleanup policy', standards.cleanupPolicy, all =>
    all.map(code).join(', '),
  );
  for (const {
    key,
    value,
    environment,
    topicClass,
    range,
  } of standards.configs ?? []) {
    const config = topicConfigOf(key);
    add(code(key), [
      {
        value: config ? showConfigValue(config, value) : value,
        holdsFor: conditionOf({ value, environment, topicClass }),
        line: range?.line,
      },
    ]);
  }
  const window = standards.deprecationWindowDays;
  values('Deprecation window', window ? [window] : [], days => `${days} d`);
  values('Deduplication window', standards.dedupeWindowMs, duration);
  const { envelope } = standards;
  add(
    'Event envelope',
    envelope
      ? [
          {
            value:
              envelope.profile === 'cloudevents-1.0'
                ? 'CloudEvents 1.0'
                : 'the platform’s own',
            line: envelope.range?.line,
          },
        ]
      : [],
  );
  add(
    'Brokers',
    standards.brokers.map(({ host, port, environment, auth, range }) => ({
      value: [code(port ? `${host}:${port}` : host), auth]
        .filter(Boolean)
        .join(', '),
      holdsFor: environment,
      line: range.line,
    })),
  );
  return { rows, missing };
}

function conditionOf(value: StandardValue<unknown>): string | undefined {
  const { environment, topicClass } = value;
  const parts = [environment, topicClass && `${topicClass} topics`];
  return parts.filter(Boolean).join(', ') || undefined;
}

function duration(ms: number): string {
  return ms < 0 ? 'unlimited' : formatDuration(ms);
}
