import { DateTime } from 'luxon';
import { muteEnd, MuteSpan } from './muteEnds';

describe('muteEnd', () => {
  const now = new Date('2026-01-31T10:00:00.000Z');
  it.each<[MuteSpan, string]>([
    ['day', '2026-02-01T10:00:00.000Z'],
    ['week', '2026-02-07T10:00:00.000Z'],
    ['month', '2026-02-28T10:00:00.000Z'],
  ])('gives a %s from now', (span, end) => {
    expect(muteEnd(span, '', now)).toBe(end);
  });

  it('gives the end of a day in the zone of the reader', () => {
    const end = muteEnd('date', '2026-03-05', now);
    const local = DateTime.fromISO(end!);
    expect(local.toISODate()).toBe('2026-03-05');
    expect(local.plus({ milliseconds: 1 }).toISODate()).toBe('2026-03-06');
  });

  it.each(['', '2026-01-30', 'soon', '2026-02-31'])(
    'gives none for the date %j',
    date => {
      expect(muteEnd('date', date, now)).toBeUndefined();
    },
  );
});
