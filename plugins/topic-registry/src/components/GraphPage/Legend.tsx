import { formatCount } from '../../format';
import { EdgeKind, KINDS } from './model/kinds';
import drawing from './drawing/Graph.module.css';
import styles from './GraphPage.module.css';

/** The kinds of edges with their counts; a press narrows the graph to them. */
export function Legend(props: {
  counts: Record<EdgeKind, number>;
  selected: EdgeKind[];
  onChange: (selected: EdgeKind[]) => void;
}) {
  const { counts, selected, onChange } = props;
  return (
    <div className={styles.legend} role="group" aria-label="Kinds of edges">
      {KINDS.filter(({ id }) => counts[id] > 0 || selected.includes(id)).map(
        kind => {
          const on = selected.includes(kind.id);
          return (
            <button
              key={kind.id}
              type="button"
              className={styles.kind}
              aria-pressed={on}
              title={kind.title}
              onClick={() =>
                onChange(
                  on
                    ? selected.filter(id => id !== kind.id)
                    : [...selected, kind.id],
                )
              }
            >
              <Sample kind={kind.id} />
              {kind.label}
              <span className={styles.figure}>
                {formatCount(counts[kind.id])}
              </span>
            </button>
          );
        },
      )}
    </div>
  );
}

function Sample(props: { kind: EdgeKind }) {
  const { kind } = props;
  const line =
    kind === 'deprecated'
      ? `${drawing['not-observable']} ${drawing.muted}`
      : drawing[kind];
  const step = kind === 'not-observable' ? drawing.step1 : drawing.step2;
  return (
    <svg
      width="24"
      height="12"
      viewBox="0 0 24 12"
      className={`${drawing.edge} ${line} ${step}`}
      aria-hidden
      focusable="false"
    >
      <path className={drawing.line} d="M0 6H24" />
      {kind === 'undeclared' && (
        <path className={drawing.mark} d="M12 1l5 5l-5 5l-5 -5Z" />
      )}
    </svg>
  );
}
