import { InlineText } from '../text/InlineText';
import { afterPlaceholder, placeholderOf } from './placeholders';
import { splitOutside } from './split';

/** An event type as written. */
export interface EventMention {
  type: InlineText;
  description?: string;
  tentative?: boolean;
}

/** What a list of event types says. */
export interface EventList {
  events: EventMention[];
  residue: InlineText[];
}

const TYPE = /^[A-Za-z_][\w.:/-]*$/;

/**
 * Reads event types from one value: code spans where there are any, else names
 * between separators. Names after a TBD are tentative.
 */
export function readEventList(value: InlineText): EventList {
  const text = value.trim();
  const placeholder = placeholderOf(text.text);
  if (placeholder && text.codes.length === 0) {
    const rest = afterPlaceholder(text.text).trim();
    const thoughts = /^[-–—:]\s*(.+)$/s.exec(rest);
    if (placeholder !== 'unknown' || !thoughts)
      return { events: [], residue: [] };
    const list = readNames(text.slice(text.text.length - thoughts[1].length));
    return {
      events: list.events.map(event => ({ ...event, tentative: true })),
      residue: [],
    };
  }
  if (text.codes.length > 0) {
    const list = readCodes(text);
    if (!placeholder || text.isCode(0)) return list;
    // The words of the TBD stand before the first code span.
    return {
      events: list.events.map(event => ({ ...event, tentative: true })),
      residue: [],
    };
  }
  return readNames(text);
}

/**
 * Reads one item of a nested list: the type, then its description after a dash
 * or colon. An item without a description may hold several types.
 */
export function readEventItem(item: InlineText): EventList {
  const text = item.trim();
  const mark = text.marks.find(m => m.start === 0);
  const name = mark
    ? text.slice(0, mark.end)
    : text.slice(0, /^[^\s:,;–—]+/.exec(text.text)?.[0].length ?? 0);
  const trimmed = name.text.endsWith(':')
    ? name.slice(0, name.text.length - 1)
    : name;
  const rest = text.text.slice(name.text.length);
  const separator = name.text.endsWith(':')
    ? /^\s*/.exec(rest)
    : /^\s*(?:[-–—:]\s+|:)\s*/.exec(rest);
  if (TYPE.test(trimmed.text) && (rest.trim() === '' || separator)) {
    const description = rest
      .slice(separator?.[0].length ?? 0)
      .replace(/\s+/g, ' ')
      .trim();
    return {
      events: [{ type: trimmed, description: description || undefined }],
      residue: [],
    };
  }
  const bracket = /^\s*\(([^()]*)\)$/.exec(rest);
  if (TYPE.test(trimmed.text) && bracket) {
    return {
      events: [{ type: trimmed, description: bracket[1].trim() || undefined }],
      residue: [],
    };
  }
  return readEventList(text);
}

function readCodes(text: InlineText): EventList {
  const events: EventMention[] = [];
  const residue: InlineText[] = [];
  let at = 0;
  const gap = (end: number) => {
    const between = text.slice(at, end).trim();
    const note = /^\(([^()]*)\)/.exec(between.text);
    const last = events[events.length - 1];
    if (note && last && !last.description)
      last.description = note[1].trim() || undefined;
    const rest = between.slice(note && last ? note[0].length : 0).trim();
    if (!/^(?:[,;/|.+\s–—-]|and|or|etc)*$/i.test(rest.text)) residue.push(rest);
  };
  for (const code of text.codes) {
    gap(code.start);
    const type = text.slice(code.start, code.end).trim();
    if (!type.isBlank) events.push({ type });
    at = code.end;
  }
  gap(text.text.length);
  return { events, residue };
}

function readNames(text: InlineText): EventList {
  const events: EventMention[] = [];
  const residue: InlineText[] = [];
  for (const part of splitOutside(
    text,
    /\s*[,;\n]\s*(?:and\s+)?|\s+(?:and|or)\s+/i,
  )) {
    const match = /^([^\s()]+?)\.?\s*(?:\(([^()]*)\))?$/.exec(part.text.text);
    if (match && TYPE.test(match[1])) {
      events.push({
        type: part.text.slice(0, match[1].length),
        description: match[2]?.trim() || undefined,
      });
    } else if (!/^(?:etc\.?|…|\.\.\.)$/.test(part.text.text)) {
      residue.push(part.text);
    }
  }
  return { events, residue };
}
