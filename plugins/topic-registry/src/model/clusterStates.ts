import {
  ClusterState,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone } from '../ui';

/** How many topics are in a state of a cluster, in words and signs. */
export interface ClusterStateView {
  id: ClusterState;
  /** On its own, as a filter or the head of a column. */
  label: string;
  /** Behind a figure: "2 differ". */
  word: (count: number) => string;
  state: SignState;
  /** Where no finding says how grave it is; see {@link stateTone}. */
  tone: SignTone;
}

/** The colour of topics in a state: that of the gravest finding about them, as their rows have it. */
export function stateTone(
  view: ClusterStateView,
  severities: Partial<Record<ClusterState, Severity>>,
): SignTone {
  return view.state === 'differs'
    ? severities[view.id] ?? view.tone
    : view.tone;
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
