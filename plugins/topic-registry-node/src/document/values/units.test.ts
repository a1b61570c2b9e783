import { isCalendarDate, parseDuration, parseInteger } from './units';

describe('parseDuration', () => {
  it.each([
    ['7 days', 604_800_000],
    ['7d', 604_800_000],
    ['7-day', 604_800_000],
    ['168h', 604_800_000],
    ['168 hours', 604_800_000],
    ['604800000 ms', 604_800_000],
    ['604,800,000 ms', 604_800_000],
    ['1.5 hours', 5_400_000],
    ['2 weeks', 1_209_600_000],
    ['90 min', 5_400_000],
    ['-1', -1],
    ['-1 ms', -1],
    ['infinite', -1],
    ['Unlimited', -1],
    ['forever', -1],
    ['0 ms', 0],
  ])('reads %s as %d ms', (text, ms) => {
    expect(parseDuration(text)).toEqual({ ms });
  });

  it.each([
    '9223372036854775807',
    '9223372036854775807 ms',
    '9223372036854775807L',
    '9,223,372,036,854,775,807',
    '9_223_372_036_854_775_807 ms',
    '9 223 372 036 854 775 807 ms',
    'Long.MAX_VALUE',
    'Long.MAX_VALUE ms',
    'Long.MAX',
    'max long',
    '2^63-1',
    '2^63 - 1 ms',
    '2**63 - 1',
    '2⁶³−1',
    '0x7fffffffffffffff',
    '106751991167 days',
    '9223372036854775806 ms',
    '9223372036854775000 ms',
    '292,471,208 weeks',
  ])('takes %s, the largest that Kafka can hold or near it, for ever', text => {
    expect(parseDuration(text)).toEqual({ ms: -1 });
    expect(parseDuration(text, 'ms')).toEqual({ ms: -1 });
  });

  it('takes what people can live to see for what it says', () => {
    expect(parseDuration('36500 days')).toEqual({ ms: 3_153_600_000_000 });
    expect(parseDuration('9223372036854 ms')).toEqual({
      ms: 9_223_372_036_854,
    });
  });

  it('takes the unit of the header for a bare number alone', () => {
    expect(parseDuration('7', 'days')).toEqual({ ms: 604_800_000 });
    expect(parseDuration('12 hours', 'days')).toEqual({ ms: 43_200_000 });
  });

  it.each([
    ['604800000', 'has no unit'],
    ['3 months', 'no fixed length'],
    ['1 year', 'no fixed length'],
    ['5 m', 'no fixed length'],
    ['0.5 ms', 'no whole number'],
  ])('does not guess %s', (text, problem) => {
    expect(parseDuration(text)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });

  it.each(['', 'a week', 'compact', '10 GB', '1,2 days', 'days 7', '-2'])(
    'takes %p for no duration',
    text => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});

describe('parseInteger', () => {
  it.each([
    ['10', 10],
    ['1,000', 1000],
    ['1 000', 1000],
    ['0', 0],
  ])('reads %s', (text, value) => {
    expect(parseInteger(text)).toBe(value);
  });

  it.each(['', 'ten', '1,00', '1.5', '10+', '-3', '99999999999999999999'])(
    'refuses %p',
    text => {
      expect(parseInteger(text)).toBeUndefined();
    },
  );
});

describe('isCalendarDate', () => {
  it('knows the days of the calendar', () => {
    expect(isCalendarDate('2024-02-29')).toBe(true);
    expect(isCalendarDate('2025-02-29')).toBe(false);
    expect(isCalendarDate('2025-13-01')).toBe(false);
    expect(isCalendarDate('2025-1-1')).toBe(false);
  });
});
