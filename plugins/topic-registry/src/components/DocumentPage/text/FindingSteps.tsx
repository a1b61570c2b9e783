import { useEffect, useRef } from 'react';
import { formatCount, plural } from '../../../format';
import styles from './DocumentText.module.css';

/** From finding to finding: by two buttons, or by the keys n and p. */
export function FindingSteps(props: {
  /** Numbers of the lines that have findings, in order. */
  stops: readonly number[];
  /** The line at which the reader is. */
  at: number | undefined;
  onMark: (line: number | undefined) => void;
}) {
  const { stops, at, onMark } = props;
  const next = stops.find(line => line > (at ?? 0)) ?? stops[0];
  const previous =
    [...stops].reverse().find(line => line < (at ?? 0)) ?? stops.at(-1);
  const go = useRef<(key: string) => boolean>(() => false);
  go.current = key => {
    const line = { n: next, p: previous }[key];
    if (line !== undefined) onMark(line);
    return line !== undefined;
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable]')) return;
      if (go.current(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  if (stops.length === 0) return null;
  const index = at === undefined ? -1 : stops.indexOf(at);
  return (
    <div className={styles.steps} role="group" aria-label="Lines with findings">
      <span role="status">
        {index < 0
          ? plural(stops.length, 'line with findings', 'lines with findings')
          : `${formatCount(index + 1)} of ${plural(
              stops.length,
              'line with findings',
              'lines with findings',
            )}`}
      </span>
      <button
        type="button"
        className={styles.step}
        aria-keyshortcuts="p"
        title="Previous line with findings: p"
        onClick={() => onMark(previous)}
      >
        ↑ Previous
      </button>
      <button
        type="button"
        className={styles.step}
        aria-keyshortcuts="n"
        title="Next line with findings: n"
        onClick={() => onMark(next)}
      >
        ↓ Next
      </button>
      <span className={styles.keys} aria-hidden>
        <kbd>n</kbd> <kbd>p</kbd>
      </span>
    </div>
  );
}
