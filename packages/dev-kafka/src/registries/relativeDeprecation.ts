/** Whose deprecation is announced relative to today, so that its clock always runs in the demo. */
export const RELATIVE_DEPRECATION = {
  file: 'platform.md',
  topic: 'nda_events',
  daysAgo: 49,
};

const FIELD = '- **Deprecated:** ';

/** `YYYY-MM-DD` of the announcement, in UTC. */
export function announcedOn(today: Date): string {
  const date = new Date(today);
  date.setUTCDate(date.getUTCDate() - RELATIVE_DEPRECATION.daysAgo);
  return date.toISOString().slice(0, 10);
}

/**
 * The document with the announced date after the Status of the topic's entry.
 *
 * @throws Error when the document has no such entry, or states a date already.
 */
export function withAnnouncedDate(text: string, date: string): string {
  const { start, end } = blockOf(text);
  const block = text.slice(start, end);
  const status = /^- \*\*Status:\*\*.*(\r?\n)/m.exec(block);
  if (!status || block.includes(FIELD))
    throw new Error(
      `${RELATIVE_DEPRECATION.file}: \`${RELATIVE_DEPRECATION.topic}\` must state a Status and no Deprecated date, since the working copy gets one relative to today`,
    );
  const at = start + status.index + status[0].length;
  return `${text.slice(0, at)}${FIELD}${date}${status[1]}${text.slice(at)}`;
}

/**
 * The document with the date `from`, as this program wrote it, replaced by
 * `to`; unchanged when somebody has edited or removed it.
 */
export function withFreshDate(text: string, from: string, to: string): string {
  const block = findBlock(text);
  if (!block) return text;
  const found = text.indexOf(`${FIELD}${from}`, block.start);
  if (found < 0 || found >= block.end) return text;
  const at = found + FIELD.length;
  return text.slice(0, at) + to + text.slice(at + from.length);
}

function blockOf(text: string): { start: number; end: number } {
  const block = findBlock(text);
  if (!block)
    throw new Error(
      `${RELATIVE_DEPRECATION.file} has no heading for \`${RELATIVE_DEPRECATION.topic}\``,
    );
  return block;
}

// The entry: from its heading to the next one.
function findBlock(text: string): { start: number; end: number } | undefined {
  const heading = new RegExp(
    `^#{2,6} \\*\\*${RELATIVE_DEPRECATION.topic}\\*\\*.*$`,
    'm',
  ).exec(text);
  if (!heading) return undefined;
  const after = heading.index + heading[0].length;
  const next = /^#/m.exec(text.slice(after));
  return {
    start: heading.index,
    end: next ? after + next.index : text.length,
  };
}
