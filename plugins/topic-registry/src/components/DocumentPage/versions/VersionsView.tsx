import { useApi } from '@backstage/core-plugin-api';
import { topicRegistryApiRef } from '../../../api';
import { useLive, useLoad, useRowKeys, useUrlParams } from '../../../hooks';
import { Boundary, RowSkeleton } from '../../../ui';
import { Differences } from './Differences';
import { VersionsTable } from './VersionsTable';
import styles from './Versions.module.css';

/** The versions of a document, or how two of them differ. */
export function VersionsView(props: { registry: string }) {
  const { registry } = props;
  const api = useApi(topicRegistryApiRef);
  const params = useUrlParams();
  const onRowKeys = useRowKeys();
  const loaded = useLoad(() => api.getDocumentVersions(registry), registry);
  useLive(loaded.reload);
  const from = Number(params.get('compare'));
  return (
    <Boundary
      what="The versions"
      loaded={loaded}
      skeleton={<RowSkeleton rows={6} label="Loading the versions" />}
    >
      {versions =>
        from > 0 ? (
          <Differences
            registry={registry}
            versions={versions}
            from={from}
            to={Number(params.get('version')) || versions[0]?.version || from}
          />
        ) : (
          // The links of the rows take the keys.
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions
          <div className={styles.list} onKeyDown={onRowKeys}>
            <VersionsTable versions={versions} />
          </div>
        )
      }
    </Boundary>
  );
}
