import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  ClusterSummary,
  topicRegistryObservePermission,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { topicRegistryApiRef } from '../../api';
import styles from './ClustersPage.module.css';

/** Reads a cluster now; absent for who may not. */
export function ObserveButton(props: {
  cluster: ClusterSummary;
  onObserved: () => void;
}) {
  const { cluster, onObserved } = props;
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryObservePermission,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (!allowed) return null;
  const observe = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.observeCluster(cluster.id);
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
      onObserved();
    }
  };
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-label={`Read now: ${cluster.id}`}
        isDisabled={busy || cluster.status === 'observing'}
        onPress={observe}
      >
        {busy ? 'Reading…' : 'Read now'}
      </Button>
      {error && (
        <div className={styles.reason} role="alert">
          {error}
        </div>
      )}
    </>
  );
}
