import { RuleMeta } from '../types';

export const standardRules: RuleMeta[] = [
  {
    id: 'standards/dedupe-window',
    family: 'standards',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'Event ids are remembered for a shorter time than records are kept',
    why: 'A consumer that reads the topic again from its beginning handles events twice, because it has forgotten that it knows them.',
    mend: 'Keep processed ids as long as the longest retention, or say how a replay is made safe.',
    confirmations: 1,
  },
  {
    id: 'standards/undefined-class',
    family: 'standards',
    needs: 'document',
    defaultSeverity: 'info',
    title:
      'A class of topics has a standard without topics, or topics without a standard',
    why: 'Which of several values holds for a topic cannot be told, so each of them has to pass.',
    mend: 'Add the field Class to the topics that are of it, or state the standard of the class.',
    confirmations: 1,
  },
  {
    id: 'standards/undefined-variable',
    family: 'standards',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A naming template cannot be used as it is written',
    why: 'No name can be held against it: it has a mistake, or a group template has a variable of which nobody knows what it stands for.',
    mend: 'Correct the template. In a group template, `{service}` and `{topic}` are known; another variable needs a type, as in `{domain:word}`.',
    confirmations: 1,
  },
  {
    id: 'standards/broker-host',
    family: 'standards',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A broker address cannot be right',
    why: 'Who copies it into a configuration cannot connect, or connects to another environment. Addresses of documents are compared and never connected to.',
    mend: 'Copy the address from where the cluster is managed.',
    confirmations: 1,
  },
];
