import {
  daysLeft,
  entityLabel,
  formatBytes,
  formatCount,
  formatDuration,
  formatShort,
  plural,
  relativeTime,
  sinceDate,
} from '.';

const now = new Date('2026-11-22T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T11:59:55Z', 'just now'],
    ['2026-11-22T11:59:20Z', '40 s ago'],
    ['2026-11-22T11:56:00Z', '4 min ago'],
    ['2026-11-22T09:00:00Z', '3 h ago'],
    ['2026-11-03T12:00:00Z', '19 d ago'],
    // By the clock of a machine that is ahead of this one.
    ['2026-11-22T12:00:17Z', 'just now'],
    ['2026-11-22T12:05:00Z', 'just now'],
    ['2025-01-02T12:00:00Z', '2 Jan 2025'],
    ['soon', 'soon'],
  ])('%s is %s', (iso, text) => {
    expect(relativeTime(iso, now)).toBe(text);
  });
});

describe('sinceDate', () => {
  it('adds the year where it is another one', () => {
    expect(sinceDate('2026-11-03T12:00:00Z', now)).toBe('3 Nov');
    expect(sinceDate('2025-11-03T12:00:00Z', now)).toBe('3 Nov 2025');
  });
});

describe('daysLeft', () => {
  it.each([
    ['2027-01-02', '41 d left', false],
    ['2026-11-22', 'due today', true],
    ['2026-11-10', 'overdue 12 d', true],
  ])('%s is %s', (date, text, overdue) => {
    expect(daysLeft(date, now)).toEqual({ text, overdue });
  });

  it('has no clock without a date', () => {
    expect(daysLeft(undefined, now)).toBeUndefined();
    expect(daysLeft('next spring', now)).toBeUndefined();
  });
});

describe('numbers', () => {
  it('groups digits, also beyond 2^53', () => {
    expect(formatCount(12480)).toBe('12\u202f480');
    expect(formatCount('9007199254740993')).toBe(
      '9\u202f007\u202f199\u202f254\u202f740\u202f993',
    );
  });

  it.each([
    [0, '0'],
    [0.5, '0.5'],
    [310, '310'],
    [1240, '1.2 k'],
    [240_000, '240 k'],
    [1_230_000, '1.2 M'],
  ])('%d is short as %s', (value, text) => {
    expect(formatShort(value)).toBe(text);
  });

  it('counts things', () => {
    expect(plural(1, 'finding')).toBe('1 finding');
    expect(plural(0, 'finding')).toBe('0 findings');
    expect(plural(2, 'entry', 'entries')).toBe('2 entries');
  });
});

describe('formatDuration', () => {
  it.each([
    [850, '850 ms'],
    [1400, '1.4 s'],
    [30_000, '30 s'],
    [300_000, '5 min'],
    [604_800_000, '7 d'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('entityLabel', () => {
  it('leaves out kind and default namespace', () => {
    expect(entityLabel('group:default/platform-architecture')).toBe(
      'platform-architecture',
    );
    expect(entityLabel('group:payments/billing')).toBe('payments/billing');
    expect(entityLabel('group:')).toBe('group:');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 KB'],
    [99_949, '99.9 KB'],
    [999_600, '1.0 MB'],
    [40_200_000_000, '40.2 GB'],
    [3e18, '3000 PB'],
  ])('%s is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
