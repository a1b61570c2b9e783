/** What a line is part of beyond itself. */
export type LineState = 'text' | 'fence' | 'comment';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** For each line whether a fenced block of code or a comment of several lines holds it. */
export function lineStates(lines: readonly string[]): LineState[] {
  let fence: string | undefined;
  let comment = false;
  return lines.map(line => {
    if (comment) {
      comment = !line.includes('-->');
      return 'comment';
    }
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark && closes(line, mark, fence)) fence = undefined;
      return 'fence';
    }
    if (mark) {
      fence = mark;
      return 'fence';
    }
    const begin = line.lastIndexOf('<!--');
    comment = begin >= 0 && !line.includes('-->', begin);
    return comment && line.trim().startsWith('<!--') ? 'comment' : 'text';
  });
}

function closes(line: string, mark: string, fence: string): boolean {
  return (
    mark[0] === fence[0] &&
    mark.length >= fence.length &&
    line.trim().length === mark.length
  );
}
