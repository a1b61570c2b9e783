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
  {
    id: 'service/one-sided',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'info',
    profile: 'review',
    title: 'Services only produce, or only consume',
    why: 'That may be right, for a gateway or a dashboard. It is also what a forgotten producer or consumer looks like. One finding for each side.',
    mend: 'Go through the services that are named, and add the topics that the document forgets.',
    confirmations: 1,
  },
  {
    id: 'service/number-only',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'info',
    profile: 'review',
    title: 'Services are referred to by their numbers alone',
    why: 'In `Services 8, 9, 21 (Agent Copilot)` the name belongs to the last number, and a reader takes it for the name of all three. Whoever does not know the numbers by heart has to look them up.',
    mend: 'Write the name with each number, as the other lines do.',
    confirmations: 1,
    examples: {
      invalid: '- **Consumers:** Services 8, 9, 21 (Agent Copilot)',
      valid:
        '- **Consumers:** Services 8 (Agent Orchestration), 9 (Voice Agent), 21 (Agent Copilot)',
    },
  },
  {
    id: 'service/remark-in-name',
    family: 'services',
    needs: 'document',
    defaultSeverity: 'info',
    profile: 'review',
    title: 'The name of a service has a remark in it',
    why: 'The words in parentheses are the name of the service, and consumer groups are named after it. A remark among them makes it another name.',
    mend: 'Write the remark as a Note of the topic.',
    confirmations: 1,
    examples: {
      invalid:
        '- **Producer:** Service 6 (PRD Builder for client self-service)',
      valid:
        '- **Producer:** Service 6 (PRD Builder)\n- **Note:** for client self-service',
    },
  },
];
