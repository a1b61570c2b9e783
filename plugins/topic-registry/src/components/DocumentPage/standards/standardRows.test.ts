import { Standards } from '@topic-registry/backstage-plugin-topic-registry-common';
import { standardRows } from './standardRows';

const range = (line: number) => ({
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  offset: 0,
  endOffset: 1,
});
const NOTHING: Standards = {
  topicTemplates: [],
  groupTemplates: [],
  partitions: [],
  replicationFactor: [],
  retentionMs: [],
  compression: [],
  cleanupPolicy: [],
  dedupeWindowMs: [],
  brokers: [],
};

describe('standardRows', () => {
  it('tells each value, what it holds for, and the line that it comes from', () => {
    const { rows, missing } = standardRows({
      topicTemplates: [
        { template: '{domain}_events', purpose: 'the usual', range: range(15) },
      ],
      groupTemplates: [{ template: '{service_name}_consumer' }],
      partitions: [{ value: 10, range: range(310) }],
      replicationFactor: [
        { value: 3, environment: 'production', range: range(311) },
      ],
      retentionMs: [
        { value: 604_800_000, range: range(312) },
        { value: -1, topicClass: 'audit', range: range(312) },
      ],
      compression: [{ value: 'gzip', range: range(313) }],
      cleanupPolicy: [{ value: ['compact', 'delete'], range: range(314) }],
      deprecationWindowDays: { value: 90, range: range(320) },
      dedupeWindowMs: [{ value: 86_400_000, range: range(321) }],
      envelope: { profile: 'cloudevents-1.0', range: range(330) },
      brokers: [
        {
          environment: 'staging',
          host: 'kafka.example.com',
          port: 9092,
          auth: 'mTLS',
          range: range(340),
        },
      ],
    });
    expect(missing).toEqual([]);
    expect(
      rows.map(({ name, value, holdsFor, line }) =>
        [name, value, holdsFor ?? '-', line ?? '-'].join(' | '),
      ),
    ).toEqual([
      'Topic names | `{domain}_events` | the usual | 15',
      'Group names | `{service_name}_consumer` | - | -',
      'Partitions | 10 | - | 310',
      'Replication factor | 3 | production | 311',
      'Retention | 7 d | - | 312',
      'Retention | unlimited | audit topics | 312',
      'Compression | `gzip` | - | 313',
      'Cleanup policy | `compact`, `delete` | - | 314',
      'Deprecation window | 90 d | - | 320',
      'Deduplication window | 24 h | - | 321',
      'Event envelope | CloudEvents 1.0 | - | 330',
      'Brokers | `kafka.example.com:9092`, mTLS | staging | 340',
    ]);
  });

  it('names what is not stated', () => {
    const { rows, missing } = standardRows(NOTHING);
    expect(rows).toEqual([]);
    expect(missing).toHaveLength(11);
    expect(missing).toContain('Compression');
  });
});
