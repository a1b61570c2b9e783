import { PartyRow } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone } from '../ui';

/** How the verdict on a party is shown, the same on every page. */
export const VERDICTS: Record<
  PartyRow['verdict'],
  { state: SignState; tone: SignTone; word: string; title: string }
> = {
  seen: {
    state: 'agrees',
    tone: 'quiet',
    word: 'seen',
    title: 'Declared, and seen by a group or in sampled records',
  },
  'not-seen': {
    state: 'differs',
    tone: 'warning',
    word: 'not seen',
    title: 'Declared; complete readings show no group of it',
  },
  undeclared: {
    state: 'differs',
    tone: 'warning',
    word: 'not declared',
    title: 'Reads or writes the topic; no line of the document says so',
  },
  'not-observable': {
    state: 'unknown',
    tone: 'quiet',
    word: 'cannot be seen',
    title: 'Kafka does not name who writes to a topic',
  },
  unknown: {
    state: 'unknown',
    tone: 'quiet',
    word: 'unknown',
    title: 'It cannot be told',
  },
};
