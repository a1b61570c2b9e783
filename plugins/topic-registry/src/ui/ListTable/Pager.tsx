import { ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId } from 'react';
import { formatCount } from '../../format';
import styles from './ListTable.module.css';

/** Which part of a list is shown, and the ways to the parts before and after it. */
export function Pager(props: {
  label: string;
  /** Counts from 1. */
  page: number;
  pageRows: number;
  rows: number;
  onPage: (page: number) => void;
}) {
  const { label, page, pageRows, rows, onPage } = props;
  const part = useId();
  const from = (page - 1) * pageRows + 1;
  const to = Math.min(page * pageRows, rows);
  return (
    <nav className={styles.pager} aria-label={`Pages of ${label}`}>
      <span id={part} aria-live="polite">
        {formatCount(from)} – {formatCount(to)} of {formatCount(rows)}
      </span>
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiArrowLeftSLine />}
        isDisabled={page === 1}
        onPress={() => onPage(page - 1)}
        aria-label="Previous page"
        aria-describedby={part}
      />
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiArrowRightSLine />}
        isDisabled={to === rows}
        onPress={() => onPage(page + 1)}
        aria-label="Next page"
        aria-describedby={part}
      />
    </nav>
  );
}
