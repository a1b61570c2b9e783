import { ClusterState } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone } from '../../ui';

/** The states of a topic on a cluster, in the order of the figures. */
export const STATES: {
  id: ClusterState;
  word: (count: number) => string;
  state: SignState;
  tone: SignTone;
}[] = [
  {
    id: 'differs',
    word: count => (count === 1 ? 'differs' : 'differ'),
    state: 'differs',
    tone: 'warning',
  },
  { id: 'missing', word: () => 'missing', state: 'differs', tone: 'error' },
  { id: 'unknown', word: () => 'unknown', state: 'unknown', tone: 'quiet' },
  {
    id: 'agrees',
    word: count => (count === 1 ? 'agrees' : 'agree'),
    state: 'agrees',
    tone: 'quiet',
  },
  {
    id: 'absent',
    word: () => 'not there, rightly',
    state: 'agrees',
    tone: 'quiet',
  },
];
