import { RuleMeta } from '../types';

export const topicRules: RuleMeta[] = [
  {
    id: 'topic/name',
    family: 'topics',
    needs: 'document',
    defaultSeverity: 'error',
    title: 'A topic is named by none of the naming templates',
    why: 'Access rules, dashboards and people find topics by the convention. A name outside of it is overlooked, and a topic cannot be renamed once it carries records.',
    mend: 'Rename the topic before it exists on a cluster, or add the template that it follows to the naming convention of the document.',
    confirmations: 1,
  },
  {
    id: 'topic/name-legal',
    family: 'topics',
    needs: 'document',
    defaultSeverity: 'error',
    title: 'A topic has a name that Kafka refuses',
    why: 'Kafka takes 1 to 249 characters out of letters, digits, `.`, `_` and `-`, and neither `.` nor `..`. The topic can never be created as it is written.',
    mend: 'Write the name with allowed characters alone.',
    confirmations: 1,
  },
];
