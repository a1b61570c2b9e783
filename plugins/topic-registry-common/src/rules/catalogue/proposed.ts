import { RuleMeta } from '../types';

export const proposedRules: RuleMeta[] = [
  {
    id: 'proposed/undecided',
    family: 'proposed',
    needs: 'document',
    defaultSeverity: 'info',
    title: 'A proposed topic waits for a decision',
    why: 'It cannot be built on, and somebody may be waiting for it.',
    mend: 'Decide what the message lists, or take the proposal out.',
    confirmations: 1,
  },
];
