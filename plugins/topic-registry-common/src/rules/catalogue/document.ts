import { RuleMeta } from '../types';

export const documentRules: RuleMeta[] = [
  {
    id: 'document/declared-count',
    family: 'document',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A count that the document states is not what it lists',
    why: 'Either the count was forgotten, or an entry is missing or was not understood. The reader cannot tell which.',
    mend: 'Look for the missing entry first, then correct the number.',
    confirmations: 1,
  },
];
