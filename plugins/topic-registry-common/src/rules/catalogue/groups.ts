import { RuleMeta } from '../types';

export const groupRules: RuleMeta[] = [
  {
    id: 'group/name',
    family: 'groups',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A stated consumer group does not follow the group template',
    why: 'The template tells which service a group belongs to and which topic it reads. A group outside of it cannot be attributed by its name.',
    mend: 'Correct the group in the document, or the template if the group is right. A group that is renamed on the cluster begins without offsets: copy them first.',
    confirmations: 1,
  },
];
