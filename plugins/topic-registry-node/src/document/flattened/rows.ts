import { Column } from './columns';

/** A cell as a span of its line. */
export interface Cell {
  start: number;
  end: number;
}

/** The cells of a row, or why it cannot be split. */
export type SplitRow = { cells: Cell[] } | { problem: string };

const TOPIC = /^((?:[a-z][a-z0-9-]*\.)+v\d+)/;
const GROUP =
  /^([a-z0-9]+(?:[-_][a-z0-9]+)*?[-_](?:consumers?|group))(?=[A-Z]|$)/;
const BROKER =
  /^(Dev(?:elopment)?|Test|QA|UAT|Stag(?:e|ing)|Prod(?:uction)?)([a-z0-9][a-z0-9.-]*:\d{2,5})(?=\D|$)/;

/** Tells whether a line begins with the name of a versioned topic. */
export function startsWithTopic(line: string): boolean {
  return TOPIC.test(line);
}

/** Tells whether a line begins with an environment and the address of a broker. */
export function startsWithBroker(line: string): boolean {
  return BROKER.test(line);
}

/**
 * Splits a row at cells whose form tells where they end: a versioned topic, a
 * consumer group, an environment with an address. Where more than one split is
 * possible, there is none.
 */
export function splitRow(line: string, columns: Column[]): SplitRow {
  if (line.includes('\t')) return splitTabs(line, columns);
  const kinds = columns.map(({ kind }) => kind);
  if (kinds[0] === 'environment' && kinds[1] === 'broker')
    return splitBroker(line, columns);
  if (kinds[0] === 'topic') return splitTopic(line, columns);
  return {
    problem: `columns ${namesOf(
      columns,
    )} cannot be told apart without separators`,
  };
}

function splitTabs(line: string, columns: Column[]): SplitRow {
  const cells: Cell[] = [];
  let start = 0;
  for (const part of line.split('\t')) {
    cells.push(trimmed(line, start, start + part.length));
    start += part.length + 1;
  }
  return cells.length === columns.length
    ? { cells }
    : {
        problem: `has ${cells.length} cells below a header of ${columns.length}`,
      };
}

function splitTopic(line: string, columns: Column[]): SplitRow {
  const match = TOPIC.exec(line);
  if (!match) return { problem: 'begins with no name of a versioned topic' };
  const at = match[1].length;
  const rest = line.slice(at);
  const digits = /\d+$/.exec(match[1])?.[0] ?? '';
  if (digits.length > 1 && /^\S/.test(rest)) {
    return {
      problem: `\`v${digits}\` may be version ${digits}, or an earlier one and the first digits of the next cell; put a space between them`,
    };
  }
  if (/^(?:[._-]|alpha|beta|rc)/.test(rest)) {
    return {
      problem: `the end of the topic's name cannot be told from the next cell; put a space between them`,
    };
  }
  const cells = [{ start: 0, end: at }];
  const tail = splitTail(line, at, columns.slice(1));
  return 'problem' in tail ? tail : { cells: [...cells, ...tail.cells] };
}

function splitTail(line: string, at: number, columns: Column[]): SplitRow {
  const [first, ...others] = columns;
  if (!first) {
    return line.slice(at).trim() === ''
      ? { cells: [] }
      : { problem: 'goes on after its last column' };
  }
  if (first.kind === 'group') {
    const start = at + (line.length - at - line.slice(at).trimStart().length);
    const match = GROUP.exec(line.slice(start));
    if (!match) {
      return {
        problem: `the end of the consumer group cannot be told from the next cell; put a space between them`,
      };
    }
    const end = start + match[1].length;
    const tail = splitTail(line, end, others);
    return 'problem' in tail
      ? tail
      : { cells: [{ start, end }, ...tail.cells] };
  }
  if (others.length === 0) return { cells: [trimmed(line, at, line.length)] };
  return {
    problem: `columns ${namesOf(
      columns,
    )} cannot be told apart without separators`,
  };
}

function splitBroker(line: string, columns: Column[]): SplitRow {
  const match = BROKER.exec(line);
  if (!match)
    return { problem: 'begins with no environment and address of a broker' };
  const host = match[1].length;
  const end = match[0].length;
  const tail = splitTail(line, end, columns.slice(2));
  if ('problem' in tail) return tail;
  return {
    cells: [{ start: 0, end: host }, { start: host, end }, ...tail.cells],
  };
}

function trimmed(line: string, start: number, end: number): Cell {
  const text = line.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const length = text.trim().length;
  return { start: start + lead, end: start + lead + length };
}

function namesOf(columns: Column[]): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
