import {
  ParsedDocument,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../parseDocument';

export const parse = (text: string) =>
  parseDocument(text, { id: 'x', file: 'x.md' });

export const topicOf = (document: ParsedDocument, name: string): Topic => {
  const topic = document.registry.topics.find(entry => entry.name === name);
  if (!topic) throw new Error(`no topic ${name}`);
  return topic;
};

export const namesOf = (document: ParsedDocument) =>
  document.registry.topics.map(topic => topic.name);

/** The services on one side of a topic. */
export const edges = (topic: Topic, role: 'producer' | 'consumer') =>
  topic.parties.filter(party => party.role === role).map(party => party.ref);

/** A document whose one topic has some fields beside its producer. */
export const topicWith = (...fields: string[]) =>
  parse(
    [
      '## Topics',
      '',
      '#### 1. **stock_events**',
      '- **Producer:** Service 1 (Stock)',
      ...fields,
      '',
    ].join('\n'),
  );

/** What the document counts: stated/found. */
export const count = (document: ParsedDocument) =>
  document.registry.counts.map(
    ({ subject, scope, stated, found }) =>
      `${subject}${scope ? ` of ${scope}` : ''}: ${stated}/${found}`,
  );
