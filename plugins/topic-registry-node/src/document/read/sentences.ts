import { InlineText } from '../text/InlineText';
import { parseDuration } from '../values/units';
import { Context, Reading } from './reading';

const DURATION =
  /(?<![\w.-])(\d[\d,]*(?:\.\d+)?)[\s-]?(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)(?![\w])/gi;

/**
 * Reads what sentences outside the entries prescribe: how long processed event
 * ids are kept, how long a deprecation lasts, and the envelope by name.
 */
export function readSentence(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  if (!/\d/.test(text.text) || text.text.length > 5000) return;
  readDedupeWindow(text, context, reading);
  readDeprecationWindow(text, context, reading);
  const named = /\bCloudEvents\s+(?:v|version\s+)?1\.0\b/i.exec(text.text);
  if (named && !reading.standards.envelope) {
    reading.standards.envelope = {
      profile: 'cloudevents-1.0',
      range: text.slice(named.index, named.index + named[0].length).range,
    };
  }
}

function readDedupeWindow(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  const about =
    /de-?dup|duplicate|idempoten|processed\s+(?:event|message)/i.test(
      text.text,
    ) ||
    (/\b(?:ids?|keys?)\b/i.test(text.text) &&
      /idempoten|de-?dup/i.test(nearest(context)));
  if (!about) return;
  const found = [...text.text.matchAll(DURATION)];
  // Beside other durations (delays of retries), the window is the one with words that keep something.
  const kept = found.filter(match => {
    const before = text.text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.text.slice(
      match.index + match[0].length,
      match.index + match[0].length + 12,
    );
    return (
      /(?:for|at least|minimum(?: of)?|ttl(?: of)?|window(?: of)?|least|\()\s*$/i.test(
        before,
      ) || /^\s*(?:ttl|window)/i.test(after)
    );
  });
  const match = kept.length === 1 ? kept[0] : found.length === 1 && found[0];
  if (!match) return;
  const duration = parseDuration(`${match[1]} ${match[2]}`);
  if (!duration || !('ms' in duration)) return;
  const { dedupeWindowMs } = reading.standards;
  if (dedupeWindowMs.some(known => known.value === duration.ms)) return;
  dedupeWindowMs.push({
    value: duration.ms,
    range: text.slice(match.index, match.index + match[0].length).range,
  });
}

function readDeprecationWindow(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  if (reading.standards.deprecationWindowDays) return;
  const about =
    /deprecat/i.test(text.text) || /deprecat/i.test(nearest(context));
  if (!about) return;
  const patterns = [
    /(\d{1,4})[\s-]?(days?|weeks?)[\s-]+(?:deprecation|notice|grace|migration|sunset|transition|waiting)/i,
    /(?:deprecation|notice|grace|sunset|migration|transition)\s+(?:period|window|time|phase)[^\d.]{0,30}?(\d{1,4})[\s-]?(days?|weeks?)/i,
    /(?:after|for|at least|within|minimum(?: of)?|wait)\s+(?:the\s+|a\s+)?(\d{1,4})[\s-]?(days?|weeks?)/i,
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(text.text);
    if (!match) continue;
    const at = match.index + match[0].indexOf(match[1]);
    const days = Number(match[1]) * (/^w/i.test(match[2]) ? 7 : 1);
    reading.standards.deprecationWindowDays = {
      value: days,
      range: text.slice(at, at + match[1].length).range,
    };
    return;
  }
}

function nearest(context: Context): string {
  return context.titles[context.titles.length - 1] ?? '';
}
