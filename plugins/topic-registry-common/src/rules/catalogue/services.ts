import { RuleMeta } from '../types';

export const serviceRules: RuleMeta[] = [
  {
    id: 'service/name-variant',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'One service goes by several names',
    why: 'Consumer groups are named after services: with two names nobody knows which group is right. A short form of the longer name is information only.',
    mend: 'Write the service by one name throughout.',
    confirmations: 1,
    examples: {
      invalid:
        '- **Producer:** Service 22 (Billing)\n- **Consumers:** Service 22 (Payments)',
      valid:
        '- **Producer:** Service 22 (Billing)\n- **Consumers:** Service 21 (Payments)',
    },
  },
  {
    id: 'service/unnamed',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A service has a number and no name',
    why: 'Its consumer groups cannot be told by the group template, and whoever reads the document has to know the number by heart.',
    mend: 'Write its name in parentheses at least once, as in `Service 6 (PRD Builder)`.',
    confirmations: 1,
  },
  {
    id: 'service/ambiguous',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'Two services go by the same name',
    why: 'A party or a group with this name may be either of them.',
    mend: 'Correct the number that is wrong, or give each service its own name.',
    confirmations: 1,
  },
  {
    id: 'service/unknown',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A party is a service that the service index does not list',
    why: 'Either the index is out of date, or the name or number of the party is wrong.',
    mend: 'Add the service to the index, or correct the party.',
    confirmations: 1,
  },
  {
    id: 'service/isolated',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'info',
    title: 'A service of the index neither produces nor consumes a topic',
    why: 'Either it takes no part in what the document describes, or a topic forgets it.',
    mend: 'Add it to the topics that it writes or reads, or take it out of the index.',
    confirmations: 1,
  },
];
