import { SaxesParser } from 'saxes';

// Written out on its own, so that a gap in the product's list is not one here:
// C0 and C1 controls, DEL, line separators, what turns the direction of
// writing, and halves of surrogate pairs.
const OBEYED =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** @throws Error where the condition does not hold. */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}

/** What a terminal, a viewer or a reader's eye would obey rather than show. */
export function mustBePlain(text: string, what: string): void {
  for (const line of text.split(/\r?\n/)) {
    const found = OBEYED.exec(line);
    must(
      !found,
      `${what} holds ${JSON.stringify(found?.[0])}: ${JSON.stringify(line)}`,
    );
  }
}

/** What a CI would obey, in text that is no workflow command itself. */
export function mustGiveNoCommands(text: string, what: string): void {
  for (const line of text.split(/\r?\n/)) {
    must(
      !/^\s*::|##[a-z-]*\[/i.test(line),
      `${what} gives a command: ${JSON.stringify(line)}`,
    );
  }
}

export function mustEqual(seen: unknown, wanted: unknown, what: string): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)];
  must(a === b, `${what} is ${a}, not ${b}`);
}

/** Reads an XML document strictly; gives the text of each element. */
export function readXml(text: string): string[] {
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', () => open.push(''));
  parser.on('text', part => {
    if (open.length > 0) open[open.length - 1] += part;
  });
  parser.on('closetag', () => texts.push(open.pop() ?? ''));
  parser.write(text).close();
  return texts;
}

/** Reads CSV as RFC 4180 has it. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    must(
      match !== null,
      `no cell of CSV: ${JSON.stringify(text.slice(at, at + 80))}`,
    );
    const [, quoted, bare, end] = match;
    row.push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
