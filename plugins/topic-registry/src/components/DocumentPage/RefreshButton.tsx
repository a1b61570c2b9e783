import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { topicRegistryRefreshPermission } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import { topicRegistryApiRef } from '../../api';

/** Has the document read anew, for who may. */
export function RefreshButton(props: { registry: string; onRead: () => void }) {
  const api = useApi(topicRegistryApiRef);
  const { allowed } = usePermission({
    permission: topicRegistryRefreshPermission,
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  if (!allowed) return null;
  const read = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.refreshRegistry(props.registry);
      props.onRead();
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="secondary" size="small" isDisabled={busy} onPress={read}>
        {busy ? 'Reading…' : 'Read again'}
      </Button>
      {error && <span role="alert">{error}</span>}
    </>
  );
}
