import { RuleMeta } from '../types';

export const deprecationRules: RuleMeta[] = [
  {
    id: 'deprecation/no-date',
    family: 'deprecation',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A deprecated topic has no announced date',
    why: 'The removal window counts from the day of the announcement. Without it no clock runs, nobody is reminded, and removal is refused.',
    mend: 'Add the field Deprecated with the day of the announcement as `YYYY-MM-DD`.',
    confirmations: 1,
  },
];
