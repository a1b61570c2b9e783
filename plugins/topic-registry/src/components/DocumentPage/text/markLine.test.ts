import { findingRecords } from '../../../__fixtures__/findings';
import { highlightLine } from './highlightLine';
import { markLine } from './markLine';

function finding(
  column: number,
  endColumn: number,
  severity: 'error' | 'warning' = 'warning',
  endLine = 3,
) {
  const location = { file: 'a.md', line: 3, column, endLine, endColumn };
  return { ...findingRecords()[0], location, severity };
}

const LINE = '- **Partitions:** 10 (default)';

function marked(...findings: ReturnType<typeof finding>[]) {
  const tokens = markLine(highlightLine(LINE, 'text'), findings);
  expect(tokens.map(({ text }) => text).join('')).toBe(LINE);
  return tokens
    .filter(({ severity }) => severity)
    .map(({ text, severity }) => `${severity}:${text}`);
}

describe('markLine', () => {
  it('marks from the column to the end, across parts', () => {
    expect(marked(finding(19, 21))).toEqual(['warning:10']);
    expect(marked(finding(5, 21))).toEqual([
      'warning:Partitions:',
      'warning:**',
      'warning: 10',
    ]);
  });

  it('goes to the end of the line where the finding goes on below', () => {
    expect(marked(finding(19, 2, 'error', 5))).toEqual(['error:10 (default)']);
  });

  it('shows the gravest where several overlap', () => {
    expect(marked(finding(19, 31), finding(19, 21, 'error'))).toEqual([
      'error:10',
      'warning: (default)',
    ]);
  });

  it('leaves a line without findings, and empty spans, alone', () => {
    expect(marked()).toEqual([]);
    expect(marked(finding(19, 19))).toEqual([]);
  });
});
