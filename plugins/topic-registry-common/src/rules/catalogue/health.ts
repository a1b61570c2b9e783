import { RuleMeta } from '../types';

export const healthRules: RuleMeta[] = [
  {
    id: 'health/min-insync-replicas',
    family: 'health',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'A topic wants more replicas in sync than it has',
    why: 'The promise cannot be kept: depending on its version, Kafka refuses every producer that waits for all replicas, or confirms records with fewer copies than the setting says.',
    mend: 'Give the topic more replicas, or lower its `min.insync.replicas`.',
    confirmations: 1,
  },
  {
    id: 'health/under-replicated',
    family: 'health',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'Replicas are missing or behind',
    why: 'The next broker that fails may take records with it, and with fewer replicas in sync than `min.insync.replicas` producers are refused.',
    mend: 'Bring the broker back, or see why it cannot keep up: its disk, its network, or its load. Reassign its partitions if it does not return.',
    confirmations: 2,
  },
  {
    id: 'health/offline-partition',
    family: 'health',
    needs: 'cluster',
    defaultSeverity: 'error',
    title: 'A partition has no leader',
    why: 'It can be neither written nor read until one of its replicas comes back.',
    mend: 'Bring back a broker that holds a replica of it. Only if none can come back, elect one that was not in sync, which loses records.',
    confirmations: 2,
  },
];
