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
  {
    id: 'group/ambiguous-template',
    family: 'groups',
    needs: 'document',
    defaultSeverity: 'warning',
    title:
      'The group template gives one name to two groups, or tells no service',
    why: 'A group with such a name on the cluster cannot be attributed to one service, so nothing can be said of its consumer.',
    mend: 'Rename a topic or a service while it is new, or separate service and topic in the template by a sign that neither contains.',
    confirmations: 1,
  },
  {
    id: 'group/several-readings',
    family: 'groups',
    needs: 'document',
    defaultSeverity: 'info',
    profile: 'review',
    title: 'Names by the group template can be read in several ways',
    why: 'The separator of the template also stands inside the names of services and topics. Where one name ends and the other begins follows only from the lists of both, so tools without this document attribute such a group wrongly. Names that two services of the document share are `group/ambiguous-template`.',
    mend: 'Put a separator between the variables that no service and no topic has in its name, such as `.`: `{service_name}.{topic_name}.consumer`. Do so for new groups: a group that is renamed loses its committed offsets.',
    confirmations: 1,
  },
];
