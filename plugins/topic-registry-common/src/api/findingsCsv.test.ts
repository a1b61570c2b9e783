import { findingsCsv } from './findingsCsv';
import { FindingRecord } from './types';

function record(over: Partial<FindingRecord>): FindingRecord {
  return {
    rule: 'drift/partitions',
    severity: 'error',
    registry: 'shop',
    subject: { kind: 'topic', name: 'order_events' },
    message: 'Differs.',
    evidence: [],
    fingerprint: 'f1',
    state: 'open',
    firstSeenAt: '2026-11-01T10:00:00.000Z',
    lastSeenAt: '2026-11-01T10:05:00.000Z',
    reopened: 0,
    ...over,
  };
}

/** Reads RFC 4180 text the way its grammar says. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (;;) {
    const match = fields.exec(text);
    if (!match) break;
    row.push(match[1] === undefined ? match[2] : match[1].replace(/""/g, '"'));
    if (match[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('findingsCsv', () => {
  it('gives a header and a record for each finding', () => {
    const rows = parse(
      findingsCsv([
        record({}),
        record({
          fingerprint: 'f2',
          state: 'muted',
          mute: {
            until: '2026-12-01T00:00:00.000Z',
            reason: 'known',
            by: 'user:default/operator',
            at: '2026-11-01T10:00:00.000Z',
          },
        }),
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(row => row.length)).size).toBe(1);
    const column = (name: string) => rows[0].indexOf(name);
    expect(rows[1][column('subject')]).toBe('order_events');
    expect(rows[1][column('cluster')]).toBe('');
    expect(rows[2][column('muted until')]).toBe('2026-12-01T00:00:00.000Z');
    expect(rows[2][column('mute reason')]).toBe('known');
  });

  it('is only the header without findings, and ends every record', () => {
    const text = findingsCsv([]);
    expect(text).toMatch(/^fingerprint,state,.*\r\n$/);
    expect(parse(text)).toHaveLength(1);
  });

  it.each([
    ['commas', 'a, b'],
    ['quotes', 'the "old" one'],
    ['line breaks', 'one\r\ntwo\nthree'],
    ['letters of any script', 'größer → 10 √'],
    ['spaces at its ends', ' kept '],
  ])('keeps %s', (_, message) => {
    const rows = parse(findingsCsv([record({ message })]));
    expect(rows[1][rows[0].indexOf('message')]).toBe(message);
  });

  it.each([
    ['a\u001b[2J', 'a\\u001b[2J'],
    ['a\u202egpj.exe', 'a\\u202egpj.exe'],
    ['a\u0000=1', 'a\\u0000=1'],
    ['\ud800', '\\ud800'],
  ])('writes out what %j hides', (name, shown) => {
    const rows = parse(
      findingsCsv([record({ subject: { kind: 'group', name } })]),
    );
    expect(rows[1][rows[0].indexOf('subject')]).toBe(shown);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '=HYPERLINK("http://x","y")',
  ])('disarms %j', name => {
    const rows = parse(
      findingsCsv([record({ subject: { kind: 'group', name } })]),
    );
    expect(rows[1][rows[0].indexOf('subject')]).toBe(`'${name}`);
  });
});
