import { RuleMeta } from '../types';

export const consumerRules: RuleMeta[] = [
  {
    id: 'consumer/undeclared',
    family: 'consumers',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'A group reads a topic of which its service is no declared consumer',
    why: 'Who changes the topic does not know of this reader, and breaks it. Information only where the document leaves the consumers open.',
    mend: 'Declare the service as a consumer, or stop the group and delete it.',
    confirmations: 1,
  },
  {
    id: 'consumer/absent',
    family: 'consumers',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'A declared consumer has no group on the topic',
    why: 'Either the service does not run and its records wait until they are deleted, or the document states a reader that is none.',
    mend: 'Start the consumer, or take it out of the document. A reader that uses no consumer group cannot be seen: say so in the document.',
    confirmations: 2,
  },
  {
    id: 'consumer/group-name',
    family: 'consumers',
    needs: 'cluster',
    defaultSeverity: 'warning',
    title: 'The group of a consumer is not named by the group template',
    why: 'By its name nobody can tell whose group it is and what it reads, and access rules by prefix do not cover it.',
    mend: 'Rename the group in the service. The new name begins without offsets: copy the offsets of the old group first.',
    confirmations: 1,
  },
];
