import { ClusterState } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone } from '../ui';

/** How many topics are in a state of a cluster, in words and signs. */
export interface ClusterStateView {
  id: ClusterState;
  /** On its own, as a filter or the head of a column. */
  label: string;
  /** Behind a figure: "2 differ". */
  word: (count: number) => string;
  state: SignState;
  tone: SignTone;
}

/** The states of a topic on a cluster, in the order in which every page has them. */
export const CLUSTER_STATES: readonly ClusterStateView[] = [
  {
    id: 'differs',
    label: 'Differs',
    word: count => (count === 1 ? 'differs' : 'differ'),
    state: 'differs',
    tone: 'warning',
  },
  {
    id: 'missing',
    label: 'Missing',
    word: () => 'missing',
    state: 'differs',
    tone: 'error',
  },
  {
    id: 'unknown',
    label: 'Unknown',
    word: () => 'unknown',
    state: 'unknown',
    tone: 'quiet',
  },
  {
    id: 'agrees',
    label: 'Agrees',
    word: count => (count === 1 ? 'agrees' : 'agree'),
    state: 'agrees',
    tone: 'quiet',
  },
  {
    id: 'absent',
    label: 'Rightly absent',
    word: () => 'rightly absent',
    state: 'agrees',
    tone: 'quiet',
  },
];
