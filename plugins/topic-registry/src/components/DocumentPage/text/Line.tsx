import { FocusEvent, memo, useRef, useState } from 'react';
import { plainProse, Sign } from '../../../ui';
import { highlightLine, isHeading } from './highlightLine';
import { LineState } from './lineStates';
import { markLine } from './markLine';
import { Notes } from './Notes';
import { LineNotes, notesLabel } from './lineNotes';
import styles from './DocumentText.module.css';

/** A line with its number, the sign of what is to be said of it, and that below it on demand. */
export const Line = memo(function DocumentLine(props: {
  number: number;
  text: string;
  state: LineState;
  notes?: LineNotes;
  /** Whether the URL points at it: it is marked, and its notes are open. */
  marked: boolean;
  onMark: (line: number | undefined) => void;
}) {
  const { number, text, state, notes, marked, onMark } = props;
  // Notes open for who comes by keyboard, as long as the focus is with them.
  const [visited, setVisited] = useState(false);
  const byPointer = useRef(false);
  const open = notes !== undefined && (marked || visited);
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setVisited(false);
  };
  const tokens = markLine(highlightLine(text, state), notes?.findings ?? []);
  return (
    <div
      id={`L${number}`}
      tabIndex={-1}
      aria-current={marked ? 'location' : undefined}
      className={`${styles.line} ${marked ? styles.marked : ''}`}
      onBlur={onBlur}
    >
      <span className={styles.gutter}>
        {notes && (
          <button
            type="button"
            className={styles.sign}
            data-notes=""
            aria-expanded={open}
            aria-controls={`notes-${number}`}
            aria-label={notesLabel(notes, number)}
            title={titleOf(notes)}
            onPointerDown={() => {
              byPointer.current = true;
            }}
            onFocus={() => setVisited(!byPointer.current)}
            onClick={() => {
              byPointer.current = false;
              if (marked) setVisited(false);
              onMark(marked ? undefined : number);
            }}
          >
            <NotesSign notes={notes} />
          </button>
        )}
      </span>
      <a
        className={styles.number}
        href={`#L${number}`}
        aria-label={`Line ${number}`}
        // Tab goes from finding to finding, not through every line.
        tabIndex={-1}
      >
        {number}
      </a>
      <code
        className={`${styles.code} ${
          state === 'text' && isHeading(text) ? styles.heading : ''
        }`}
      >
        {tokens.length > 0
          ? tokens.map((token, index) => (
              <span
                key={index}
                className={[
                  styles[token.kind],
                  token.severity && styles.about,
                  token.severity && styles[token.severity],
                ]
                  .filter(Boolean)
                  .join(' ')}
              >
                {token.text}
              </span>
            ))
          : '\n'}
      </code>
      {open && <Notes id={`notes-${number}`} notes={notes} />}
    </div>
  );
});

function NotesSign(props: { notes: LineNotes }) {
  const [gravest] = props.notes.findings;
  if (!gravest) return <Sign state="unknown" />;
  return (
    <Sign
      state={gravest.staleReason ? 'unknown' : 'differs'}
      tone={gravest.severity}
    />
  );
}

function titleOf({ findings, unparsed }: LineNotes): string {
  return [
    ...findings.map(({ message }) => plainProse(message)),
    ...unparsed.map(({ reason }) => `No place found: ${reason}`),
  ].join('\n');
}
