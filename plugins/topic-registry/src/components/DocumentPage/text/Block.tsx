import { memo, useRef } from 'react';
import { Line } from './Line';
import { LineState } from './lineStates';
import { LineNotes } from './lineNotes';
import { useNear } from './useNear';
import styles from './DocumentText.module.css';

/** Height of a row of text, and about how many characters fit in one. */
const ROW_PX = 22;
const ROW_CHARACTERS = 120;

/**
 * Some lines of the document. Away from what is in sight they are one piece of
 * text, which the browser searches and copies and does not lay out; near it,
 * each is a line with its number and notes.
 */
export const Block = memo(function DocumentBlock(props: {
  /** Number of the first line. */
  start: number;
  lines: readonly string[];
  states: readonly LineState[];
  notes: ReadonlyMap<number, LineNotes>;
  /** The lines that the URL points at, as far as they are in this block. */
  first?: number;
  last?: number;
  onMark: (line: number | undefined) => void;
}) {
  const { start, lines, states, notes, first, last, onMark } = props;
  const ref = useRef<HTMLDivElement>(null);
  const near = useNear(ref);
  const height = lines.reduce(
    (sum, line) =>
      sum + ROW_PX * Math.max(1, Math.ceil(line.length / ROW_CHARACTERS)),
    0,
  );
  return (
    <div
      ref={ref}
      className={styles.block}
      style={{ containIntrinsicSize: `auto ${height}px` }}
    >
      {near || first !== undefined ? (
        lines.map((line, index) => {
          const number = start + index;
          return (
            <Line
              key={number}
              number={number}
              text={line}
              state={states[index]}
              notes={notes.get(number)}
              marked={
                first !== undefined &&
                last !== undefined &&
                number >= first &&
                number <= last
              }
              onMark={onMark}
            />
          );
        })
      ) : (
        <div className={styles.far}>{lines.join('\n')}</div>
      )}
    </div>
  );
});
