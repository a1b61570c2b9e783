import { ClusterSummary } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone } from '../../ui';

/** How a cluster's last reading went, as sign and word. */
export const CLUSTER_STATUS: Record<
  ClusterSummary['status'],
  { state: SignState; tone: SignTone; word: string }
> = {
  ok: { state: 'agrees', tone: 'quiet', word: 'answers' },
  partial: { state: 'differs', tone: 'warning', word: 'answers in part' },
  failed: { state: 'differs', tone: 'error', word: 'does not answer' },
  observing: { state: 'unknown', tone: 'quiet', word: 'being read' },
  never: { state: 'unknown', tone: 'quiet', word: 'not read yet' },
};
