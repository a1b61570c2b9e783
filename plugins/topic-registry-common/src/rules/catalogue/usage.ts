import { RuleMeta } from '../types';

export const usageRules: RuleMeta[] = [
  {
    id: 'topic/unused',
    family: 'usage',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'An active topic was neither written nor read for long',
    why: 'It takes room, partitions and attention, and nobody may know any more what it was for. Found only after it was watched for the whole span, 60 days unless set otherwise.',
    mend: 'Deprecate the topic, or except it from the rule with the reason why it is rarely used.',
    confirmations: 1,
    needsHistory: true,
    options: [
      {
        name: 'days',
        text: 'How long it has to be neither written nor read, all of it watched.',
        kind: 'number',
        unit: 'days',
        default: 60,
        min: 1,
      },
    ],
  },
];
