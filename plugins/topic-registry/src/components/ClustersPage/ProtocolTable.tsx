import { ProtocolDiagnosis } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DataTable, SignWord } from '../../ui';
import styles from './ClusterPage.module.css';

/** What the brokers offer of each API, what is spoken, and what older versions do not tell. */
export function ProtocolTable(props: { protocol: ProtocolDiagnosis[] }) {
  const range = (one?: { min: number; max: number }) =>
    one ? `${one.min}–${one.max}` : 'not offered';
  return (
    <DataTable
      label="Protocol versions"
      head={
        <>
          <th scope="col">API</th>
          <th scope="col" className="figure">
            Offered
          </th>
          <th scope="col" className="figure">
            Spoken
          </th>
          <th scope="col">Not told for it</th>
        </>
      }
    >
      {props.protocol.map(one => (
        <tr key={one.key}>
          <th scope="row">
            <code>{one.api}</code>
          </th>
          <td className="figure">{range(one.offered)}</td>
          <td className="figure">{one.spoken ?? '–'}</td>
          <td className={styles.why}>
            {one.loses.length > 0 ? (
              <SignWord state="unknown" wraps>
                {one.loses.join('; ')}
              </SignWord>
            ) : (
              <span className={styles.aside}>nothing</span>
            )}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
