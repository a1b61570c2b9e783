import { Link } from '@backstage/ui';
import {
  FindingRecord,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { useHost } from '../../host';
import { plainProse, Prose, Sign, SignWord } from '../../ui';
import { linesOfHash } from './lineHash';
import styles from './DocumentPage.module.css';

const Line = memo(function DocumentLine(props: {
  number: number;
  text: string;
  marked: boolean;
  findings?: FindingRecord[];
  unparsed?: UnparsedLine[];
}) {
  const { number, text, marked, findings, unparsed } = props;
  const host = useHost();
  return (
    <div
      id={`L${number}`}
      role="listitem"
      tabIndex={-1}
      aria-current={marked ? 'location' : undefined}
      className={`${styles.line} ${marked ? styles.marked : ''} ${
        /^#{1,6}\s/.test(text) ? styles.heading : ''
      }`}
    >
      <a
        className={styles.number}
        href={`#L${number}`}
        aria-label={`Line ${number}`}
      >
        {number}
      </a>
      <code className={styles.code}>{text || ' '}</code>
      {(findings || unparsed) && (
        <span className={styles.margin}>
          {findings?.map(finding => (
            <Link
              key={finding.fingerprint}
              standalone
              className={styles.note}
              href={host.finding(finding.fingerprint)}
              title={plainProse(finding.message)}
            >
              <Sign
                state={finding.staleReason ? 'unknown' : 'differs'}
                tone={finding.severity}
                label={finding.severity}
              />
              <span>
                <Prose>{finding.message}</Prose>
              </span>
            </Link>
          ))}
          {unparsed?.map((one, index) => (
            <span key={index} className={styles.note} title={one.reason}>
              <SignWord state="unknown">No place found: {one.reason}</SignWord>
            </span>
          ))}
        </span>
      )}
    </div>
  );
});

/**
 * The text as it is, line by line. `#L310` in the URL scrolls to a line, marks
 * it and gives it the focus; findings stand in the margin of their lines.
 */
export function DocumentText(props: {
  text: string;
  findings: FindingRecord[];
  unparsed: UnparsedLine[];
}) {
  const { text, findings, unparsed } = props;
  const { hash } = useLocation();
  const marked = linesOfHash(hash);
  const root = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.split(/\r\n|\n|\r/), [text]);
  const findingsAt = useMemo(
    () => byLine(findings, one => one.location?.line),
    [findings],
  );
  const unparsedAt = useMemo(
    () => byLine(unparsed, one => one.line),
    [unparsed],
  );

  const first = marked?.first;
  useEffect(() => {
    if (!first) return;
    const line = root.current?.querySelector<HTMLElement>(`#L${first}`);
    line?.scrollIntoView?.({ block: 'center' });
    line?.focus({ preventScroll: true });
  }, [first, hash, lines]);

  return (
    <div className={styles.text} ref={root} role="list" aria-label="Document">
      {lines.map((line, index) => {
        const number = index + 1;
        return (
          <Line
            key={number}
            number={number}
            text={line}
            marked={
              marked !== undefined &&
              number >= marked.first &&
              number <= marked.last
            }
            findings={findingsAt.get(number)}
            unparsed={unparsedAt.get(number)}
          />
        );
      })}
    </div>
  );
}

function byLine<T>(
  items: T[],
  lineOf: (item: T) => number | undefined,
): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const item of items) {
    const line = lineOf(item);
    if (line === undefined) continue;
    const at = map.get(line);
    if (at) at.push(item);
    else map.set(line, [item]);
  }
  return map;
}
