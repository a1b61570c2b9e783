import {
  FindingRecord,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { Block } from './Block';
import { FindingSteps } from './FindingSteps';
import { linesOfHash } from './lineHash';
import { lineStates } from './lineStates';
import { linesOf } from './linesOf';
import { findingLines, notesByLine } from './lineNotes';
import styles from './DocumentText.module.css';

const BLOCK_LINES = 200;

/**
 * The text as its authors wrote it, line by line, with a sign beside each line
 * of which something is to be said. `#L310` in the URL scrolls to a line, marks
 * it, opens its notes and gives it the focus.
 */
export function DocumentText(props: {
  text: string;
  findings: FindingRecord[];
  unparsed: UnparsedLine[];
}) {
  const { text, findings, unparsed } = props;
  const { hash } = useLocation();
  const root = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(text), [text]);
  const blocks = useMemo(() => blocksOf(lines), [lines]);
  const notes = useMemo(
    () => notesByLine(findings, unparsed),
    [findings, unparsed],
  );
  const stops = useMemo(() => findingLines(notes), [notes]);
  const marked = linesOfHash(hash);
  const first = marked?.first;
  const onMark = useMark();

  useEffect(() => {
    if (!first) return;
    const line = root.current?.querySelector<HTMLElement>(`#L${first}`);
    line?.scrollIntoView?.({ block: 'center' });
    const target = line?.querySelector<HTMLElement>('[data-notes]') ?? line;
    target?.focus({ preventScroll: true });
  }, [first, hash, lines]);

  return (
    <>
      {first !== undefined && first > lines.length && (
        <p role="status">
          There is no line {first}: the document has {lines.length} lines. It
          may have changed since the link was made.
        </p>
      )}
      <FindingSteps stops={stops} at={first} onMark={onMark} />
      <div
        className={styles.text}
        ref={root}
        style={widthOf(lines.length)}
        role="region"
        aria-label="Document"
        // It scrolls, and may have nothing else that takes the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {blocks.map(block => {
          const end = block.start + block.lines.length - 1;
          const hit =
            marked && marked.first <= end && marked.last >= block.start;
          return (
            <Block
              key={block.start}
              {...block}
              notes={notes}
              first={hit ? marked.first : undefined}
              last={hit ? marked.last : undefined}
              onMark={onMark}
            />
          );
        })}
      </div>
    </>
  );
}

/** Room for the largest number. */
function widthOf(lines: number): CSSProperties {
  return { ['--number-width' as string]: `${String(lines).length}ch` };
}

/** Points the URL at a line, or at none; the way back leads out of the page. */
function useMark(): (line: number | undefined) => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return useCallback(
    line =>
      navigate(
        { pathname, search, hash: line === undefined ? '' : `#L${line}` },
        { replace: true },
      ),
    [navigate, pathname, search],
  );
}

function blocksOf(lines: readonly string[]) {
  const states = lineStates(lines);
  const count = Math.ceil(lines.length / BLOCK_LINES);
  return Array.from({ length: count }, (_, index) => {
    const from = index * BLOCK_LINES;
    const to = from + BLOCK_LINES;
    return {
      start: from + 1,
      lines: lines.slice(from, to),
      states: states.slice(from, to),
    };
  });
}
