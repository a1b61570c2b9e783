import { fold } from './fold';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds of one unit. Months and years have no fixed length and stand apart. */
const UNITS = new Map<string, number>(
  Object.entries({
    ms: 1,
    msec: 1,
    msecs: 1,
    millis: 1,
    millisecond: 1,
    milliseconds: 1,
    s: SECOND,
    sec: SECOND,
    secs: SECOND,
    second: SECOND,
    seconds: SECOND,
    min: MINUTE,
    mins: MINUTE,
    minute: MINUTE,
    minutes: MINUTE,
    h: HOUR,
    hr: HOUR,
    hrs: HOUR,
    hour: HOUR,
    hours: HOUR,
    d: DAY,
    day: DAY,
    days: DAY,
    w: 7 * DAY,
    wk: 7 * DAY,
    wks: 7 * DAY,
    week: 7 * DAY,
    weeks: 7 * DAY,
  }),
);

/** The same units in other languages, without accents. */
const FOREIGN_UNITS: Record<string, string[]> = {
  s: ['sekunde', 'sekunden', 'seconde', 'secondes', 'segundo', 'segundos'],
  min: ['minuten', 'minuto', 'minutos', '分钟', '分'],
  h: ['stunde', 'stunden', 'heure', 'heures', 'hora', 'horas', '小时', '時間'],
  d: [
    ...['tag', 'tage', 'tagen', 'jour', 'jours', 'dia', 'dias', 'giorni'],
    ...['день', 'дня', 'дней', '天', '日', '일'],
  ],
  w: ['woche', 'wochen', 'semaine', 'semaines', 'semana', 'semanas', '周'],
};
for (const [unit, names] of Object.entries(FOREIGN_UNITS)) {
  for (const name of names) UNITS.set(fold(name), UNITS.get(unit)!);
}

const UNLIMITED =
  /^(?:-1(?:\s*ms)?|infinite(?:ly)?|infinity|forever|unlimited|no limit|kept forever|indefinite(?:ly)?|∞|unbegrenzt|unbefristet|illimitee?|ilimitad[oa]|永久|無期限|не ограничено)$/i;

/** Kafka's largest long, which stands for "for ever", as people write it. */
const LONG_MAX =
  /^(?:9223372036854775807l?|(?:java\.lang\.)?long\.max(?:_?value)?|max(?:imum)? long|2(?:\^|\*\*)63\s?[-−]\s?1|2⁶³\s?[-−]\s?1|0x7f{15})(?:\s?ms)?$/i;
/** Marks between groups of three digits. */
const GROUP_MARKS = /[,_' \u00a0](?=\d{3}(?!\d))/g;

/** A duration as read, or why it cannot be. */
export type Duration = { ms: number } | { problem: string };

/**
 * Reads `7 days`, `7d`, `168h`, `604800000 ms`, `-1` (unlimited) and their
 * like as milliseconds. A bare number is read only with the unit that its
 * header or name gives; otherwise it is a problem, never a guess. Undefined for
 * text that is no duration at all.
 */
export function parseDuration(
  text: string,
  unit?: string,
): Duration | undefined {
  const value = text
    .trim()
    .replace(/^(?:~|at least|min(?:imum)?\.?|up to)\s+/i, '');
  if (UNLIMITED.test(fold(value))) return { ms: -1 };
  if (LONG_MAX.test(value.replace(GROUP_MARKS, ''))) return { ms: -1 };
  const match = /^(\d[\d,_ ]*(?:\.\d+)?)[\s-]*([\p{L}\p{M}]*)$/iu.exec(value);
  if (!match) return undefined;
  const amount = parseNumber(match[1]);
  if (amount === undefined) return undefined;
  const name = (match[2] || unit || '').toLowerCase();
  if (name === '') {
    return {
      problem: `\`${value}\` has no unit; write it as \`7 days\` or \`604800000 ms\``,
    };
  }
  const factor = unitInMs(name);
  if (factor === undefined) {
    return /^(?:m|mo|mon|months?|y|yr|yrs|years?|monate?n?|jahre?n?|mois|ans?|mes|meses|mês|anos?|años?)$/.test(
      name,
    )
      ? { problem: `\`${value}\` has no fixed length; write it in days` }
      : undefined;
  }
  const ms = amount * factor;
  // 285,000 years, as where the largest long is written in days: nobody means to delete then
  if (ms > Number.MAX_SAFE_INTEGER) return { ms: -1 };
  if (!Number.isSafeInteger(ms)) {
    return { problem: `\`${value}\` is no whole number of milliseconds` };
  }
  return { ms };
}

/** Milliseconds of a unit by its name or abbreviation. */
export function unitInMs(name: string): number | undefined {
  return UNITS.get(fold(name));
}

/** A whole number, with the usual marks between groups of digits; undefined for other text. */
export function parseInteger(text: string): number | undefined {
  const value = text.trim();
  if (!/^\d/.test(value)) return undefined;
  const amount = parseNumber(value);
  return amount !== undefined && Number.isSafeInteger(amount)
    ? amount
    : undefined;
}

function parseNumber(text: string): number | undefined {
  const value = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (/^\d{1,3}(?:[,_ ]\d{3})+$/.test(value))
    return Number(value.replace(/[,_ ]/g, ''));
  return undefined;
}

/** Tells whether `YYYY-MM-DD` names a day of the calendar. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
