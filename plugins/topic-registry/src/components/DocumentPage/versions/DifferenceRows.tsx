import { plural } from '../../../format';
import { useDocumentLinks } from '../useDocumentLinks';
import { DifferenceLine, Fold } from './differenceOf';
import styles from './Versions.module.css';

const SIGNS: Record<DifferenceLine['kind'], [sign: string, word: string]> = {
  same: ['', ''],
  added: ['+', 'added'],
  removed: ['−', 'removed'],
};

/** A line of one text or of both, with its numbers, its sign and what changed in it. */
export function DifferenceRow(props: { line: DifferenceLine; to: number }) {
  const { kind, before, after, parts } = props.line;
  const links = useDocumentLinks();
  const [sign, word] = SIGNS[kind];
  const text = parts.map(({ text: part, changed }, index) =>
    changed ? (
      <mark key={index} className={styles.changed}>
        {part}
      </mark>
    ) : (
      part
    ),
  );
  return (
    <tr className={styles[kind]}>
      <td className={styles.number}>{before}</td>
      <td className={styles.number}>
        {after !== undefined && (
          <a
            href={links.text(props.to, after)}
            aria-label={`Line ${after} of version ${props.to}`}
            tabIndex={-1}
          >
            {after}
          </a>
        )}
      </td>
      <td className={styles.sign}>
        <span aria-hidden>{sign}</span>
        <span className={styles.srOnly}>{word}</span>
      </td>
      <td className={styles.text}>
        {kind === 'same' && text}
        {kind === 'added' && <ins>{text}</ins>}
        {kind === 'removed' && <del>{text}</del>}
      </td>
    </tr>
  );
}

/** Lines that are the same in both, opened on demand. */
export function FoldRow(props: { fold: Fold; onOpen: () => void }) {
  return (
    <tr className={styles.fold}>
      <td colSpan={4}>
        <button type="button" onClick={props.onOpen}>
          Show {plural(props.fold.lines.length, 'unchanged line')}
        </button>
      </td>
    </tr>
  );
}
