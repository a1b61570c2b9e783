import { useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { RegistrySummary } from '@topic-registry/backstage-plugin-topic-registry-common';
import { topicRegistryApiRef } from '../../api';
import { formatCount, plural } from '../../format';
import { useHost } from '../../host';
import { useLive, useLoad, useRowKeys } from '../../hooks';
import { total, worst } from '../../model/topicState';
import {
  Ago,
  Boundary,
  DataTable,
  Empty,
  EntityLink,
  FirstRegistry,
  Name,
  Page,
  SignWord,
} from '../../ui';
import { DocumentStatusWord } from './DocumentStatusWord';
import styles from './RegistriesPage.module.css';

/** The registries of the portal, and how their documents were read. */
export function RegistriesPage() {
  const api = useApi(topicRegistryApiRef);
  const loaded = useLoad(() => api.getRegistries());
  useLive(loaded.reload);
  const onRowKeys = useRowKeys();
  return (
    <Page
      label="Registries"
      answer={
        loaded.value?.length ? <Answer registries={loaded.value} /> : undefined
      }
    >
      {/* The links of the rows take the keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div onKeyDown={onRowKeys}>
        <Boundary what="Registries" loaded={loaded}>
          {registries =>
            registries.length ? (
              <Registries registries={registries} />
            ) : (
              <Empty title="No registry yet.">
                Here is each registry of the portal, how its document was read,
                and what was found in it.
                <FirstRegistry />
              </Empty>
            )
          }
        </Boundary>
      </div>
    </Page>
  );
}

function Answer(props: { registries: RegistrySummary[] }) {
  const { registries } = props;
  const bad = registries.filter(
    one => one.status === 'stale' || one.status === 'failed',
  );
  return (
    <span>
      {plural(registries.length, 'registry', 'registries')}
      {bad.length > 0
        ? `, of which ${formatCount(
            bad.length,
          )} could not be read at the last attempt.`
        : ', every document as it was last written.'}
    </span>
  );
}

function Registries(props: { registries: RegistrySummary[] }) {
  const host = useHost();
  return (
    <DataTable
      label="Registries"
      head={
        <>
          <th scope="col">Registry</th>
          <th scope="col">State</th>
          <th scope="col">Read</th>
          <th scope="col">Topics</th>
          <th scope="col" className="figure">
            Services
          </th>
          <th scope="col">Findings</th>
          <th scope="col">Clusters</th>
          <th scope="col">Owner</th>
        </>
      }
    >
      {props.registries.map(one => {
        const severity = worst(one.findings);
        return (
          <tr key={one.id}>
            <th scope="row">
              <Link standalone href={host.document(one.id)} data-row-link="">
                {one.title}
              </Link>
              <div className={styles.aside}>
                <Name>{one.target}</Name>
              </div>
            </th>
            <td>
              <DocumentStatusWord status={one.status} />
              {one.error && <div className={styles.error}>{one.error}</div>}
            </td>
            <td>
              <Ago at={one.readAt} />
            </td>
            <td>
              <TopicCounts registry={one} />
            </td>
            <td className="figure">{formatCount(one.services)}</td>
            <td>
              {severity ? (
                <Link standalone href={host.findings({ registry: one.id })}>
                  <SignWord state="differs" tone={severity}>
                    {formatCount(total(one.findings))}
                  </SignWord>
                </Link>
              ) : (
                <SignWord state="agrees">none</SignWord>
              )}
            </td>
            <td>{one.clusters.join(', ') || 'none bound'}</td>
            <td className={styles.owner}>
              <EntityLink entityRef={one.owner} />
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

const LIFECYCLES = ['active', 'deprecated', 'proposed'] as const;

function TopicCounts(props: { registry: RegistrySummary }) {
  const host = useHost();
  const { id, topics, unparsed } = props.registry;
  return (
    <>
      {LIFECYCLES.filter(
        lifecycle => lifecycle === 'active' || topics[lifecycle] > 0,
      ).map((lifecycle, index) => (
        <span key={lifecycle} className={styles.count}>
          {index > 0 && ' · '}
          <Link standalone href={host.topics({ registry: id, lifecycle })}>
            {formatCount(topics[lifecycle])} {lifecycle}
          </Link>
        </span>
      ))}
      {unparsed > 0 && (
        <div className={styles.aside}>
          <Link standalone variant="body-small" href={host.document(id)}>
            {plural(unparsed, 'line')} found no place
          </Link>
        </div>
      )}
    </>
  );
}
