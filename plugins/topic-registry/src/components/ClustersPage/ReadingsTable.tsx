import { Button } from '@backstage/ui';
import { ClusterReading } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { formatBytes, formatCount, formatDuration } from '../../format';
import { Ago, DataTable, Empty, SignWord } from '../../ui';
import { CLUSTER_STATUS } from './clusterStatus';
import styles from './ClusterPage.module.css';

const SHOWN_FIRST = 8;

/** How the last readings went and what they cost the cluster. */
export function ReadingsTable(props: { readings: ClusterReading[] }) {
  const { readings } = props;
  const [all, setAll] = useState(false);
  if (readings.length === 0) {
    return (
      <Empty title="No reading yet.">
        The first begins when the portal has started; "Read now" does not wait
        for it.
      </Empty>
    );
  }
  const shown = all ? readings : readings.slice(0, SHOWN_FIRST);
  const longest = Math.max(...readings.map(({ durationMs }) => durationMs), 1);
  return (
    <>
      <DataTable
        label="Last readings"
        head={
          <>
            <th scope="col">Began</th>
            <th scope="col">State</th>
            <th scope="col">Took</th>
            <th scope="col" className="figure">
              Requests
            </th>
            <th scope="col" className="figure">
              Received
            </th>
            <th scope="col" className="figure">
              Topics
            </th>
            <th scope="col" className="figure">
              Partitions
            </th>
            <th scope="col" className="figure">
              Groups
            </th>
          </>
        }
      >
        {shown.map(one => {
          const { state, tone, word } = CLUSTER_STATUS[one.status];
          return (
            <tr key={one.startedAt}>
              <th scope="row">
                <Ago at={one.startedAt} />
              </th>
              <td>
                <SignWord state={state} tone={tone}>
                  {word}
                </SignWord>
                {one.reason && <div className={styles.why}>{one.reason}</div>}
              </td>
              <td>
                <span className={styles.bar} aria-hidden>
                  <span
                    style={{ width: `${(one.durationMs / longest) * 100}%` }}
                  />
                </span>
                {formatDuration(one.durationMs)}
              </td>
              <Figure value={one.requests} />
              <td className="figure">
                {one.bytesReceived === undefined
                  ? '–'
                  : formatBytes(one.bytesReceived)}
              </td>
              <Figure value={one.topics} />
              <Figure value={one.partitions} />
              <Figure value={one.groups} />
            </tr>
          );
        })}
      </DataTable>
      {readings.length > SHOWN_FIRST && !all && (
        <Button variant="tertiary" size="small" onPress={() => setAll(true)}>
          Show all {formatCount(readings.length)}
        </Button>
      )}
    </>
  );
}

function Figure(props: { value: number | undefined }) {
  return (
    <td className="figure">
      {props.value === undefined ? '–' : formatCount(props.value)}
    </td>
  );
}
