import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { DocumentVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useMemo, useState } from 'react';
import { topicRegistryApiRef } from '../../../api';
import { formatCount, plural } from '../../../format';
import { useLoad } from '../../../hooks';
import { Boundary, Empty, RowSkeleton } from '../../../ui';
import { Difference, differenceOf } from './differenceOf';
import { DifferenceRow, FoldRow } from './DifferenceRows';
import { VersionChoice } from './VersionChoice';
import styles from './Versions.module.css';

/** Rows that are shown before more are asked for. */
const STEP = 1_000;

/** What changed from one version to another, any two. */
export function Differences(props: {
  registry: string;
  versions: DocumentVersion[];
  from: number;
  to: number;
}) {
  const { registry, versions, from, to } = props;
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(async () => {
    const [before, after] = await Promise.all(
      [from, to].map(version => api.getDocumentVersion(registry, version)),
    );
    return { before: before.text, after: after.text };
  }, `${registry} ${from} ${to}`);
  const difference = useMemo(
    () =>
      loaded.value && {
        value: differenceOf(loaded.value.before, loaded.value.after),
      },
    [loaded.value],
  );
  return (
    <>
      <div className={styles.choice}>
        <VersionChoice versions={versions} from={from} to={to} />
        {difference?.value && <Figures difference={difference.value} />}
      </div>
      <Boundary
        what="The versions"
        loaded={loaded}
        skeleton={<RowSkeleton rows={12} label="Loading two versions" />}
      >
        {() => <Body difference={difference?.value} from={from} to={to} />}
      </Boundary>
    </>
  );
}

function Figures(props: { difference: Difference }) {
  const { added, removed } = props.difference;
  return (
    <span role="status" className={styles.figures}>
      <span className={styles.addedFigure}>
        + {plural(added, 'line')} added
      </span>
      <span className={styles.removedFigure}>
        − {plural(removed, 'line')} removed
      </span>
    </span>
  );
}

function Body(props: {
  difference: Difference | undefined;
  from: number;
  to: number;
}) {
  const { difference, from, to } = props;
  const [most, setMost] = useState(STEP);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  if (!difference) {
    return (
      <Empty title="The two have too little in common.">
        A comparison line by line would say that everything went and everything
        came. Read the two texts instead.
      </Empty>
    );
  }
  if (difference.added === 0 && difference.removed === 0) {
    return (
      <Empty title="No line differs.">
        {from === to
          ? 'It is one and the same version: choose another to compare it with.'
          : 'The texts are equal, or differ in line ends or a byte order mark alone.'}
      </Empty>
    );
  }
  const rows = difference.rows.slice(0, most);
  return (
    <>
      <div
        className={styles.scroll}
        role="region"
        aria-label={`Differences from version ${from} to version ${to}`}
        // What can scroll sideways has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={styles.difference}>
          <thead className={styles.srOnly}>
            <tr>
              <th scope="col">Line of version {from}</th>
              <th scope="col">Line of version {to}</th>
              <th scope="col">Change</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              if (row.kind !== 'fold') {
                return <DifferenceRow key={index} line={row} to={to} />;
              }
              return opened.has(index) ? (
                row.lines.map(line => (
                  <DifferenceRow
                    key={`${index} ${line.after}`}
                    line={line}
                    to={to}
                  />
                ))
              ) : (
                <FoldRow
                  key={index}
                  fold={row}
                  onOpen={() => setOpened(new Set([...opened, index]))}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      {most < difference.rows.length && (
        <p className={styles.more}>
          {formatCount(most)} of {formatCount(difference.rows.length)} rows{' '}
          <Button
            variant="tertiary"
            size="small"
            onPress={() => setMost(most + STEP)}
          >
            Show more
          </Button>
        </p>
      )}
    </>
  );
}
