import { RuleMeta } from '../types';

export const deprecatedUseRules: RuleMeta[] = [
  {
    id: 'deprecated/produced',
    family: 'deprecated use',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'A deprecated topic is still written',
    why: 'The records are bound to be lost with the topic. An error once the removal window is over.',
    mend: 'Move the producer to the replacement. Kafka names no producer: look for it by the access rules, or in the records.',
    confirmations: 1,
  },
  {
    id: 'deprecated/consumed',
    family: 'deprecated use',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'A deprecated topic is still read',
    why: 'The reader breaks when the topic goes. An error once the removal window is over.',
    mend: 'Move the consumer to the replacement, then delete its group.',
    confirmations: 1,
  },
];
