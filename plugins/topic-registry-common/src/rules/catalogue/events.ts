import { RuleMeta } from '../types';

export const eventRules: RuleMeta[] = [
  {
    id: 'event/duplicate',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A topic lists an event type twice',
    why: 'One of the two was probably meant to be another event, which is then missing.',
    mend: 'Remove one, or write the event that was meant.',
    confirmations: 1,
  },
  {
    id: 'event/twin',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'Two topics carry the same event type',
    why: 'A consumer of one topic cannot tell whether it sees every such event, and one of both handles each event twice. Retry and dead-letter topics carry the events of their topic and are left alone, and so are names of one word, which mean something in their topic only.',
    mend: 'Keep the event on one topic, or give the two events names that say how they differ.',
    confirmations: 1,
    examples: {
      invalid:
        '#### **client_events**\n- **Key Events:** `client_created`, `nda_signed`\n\n#### **sales_doc_events**\n- **Key Events:** `nda_signed`',
      valid:
        '#### **client_events**\n- **Key Events:** `client_created`\n\n#### **sales_doc_events**\n- **Key Events:** `nda_signed`',
    },
  },
  {
    id: 'event/near-duplicate',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'Two event types look like one event under two names',
    why: 'They differ in a plural, the order of words, the name of their topic or a slip of the pen. Producers will use both, and consumers will handle one.',
    mend: 'Keep one name. Where they are two events, give them names that say how they differ.',
    confirmations: 1,
    examples: {
      invalid: '- **Key Events:** `incident_created`, `incidents_created`',
      valid: '- **Key Events:** `incident_created`, `incident_resolved`',
    },
  },
  {
    id: 'event/foreign-prefix',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'info',
    title: 'An event is named for the domain of another topic',
    why: 'By its name a reader looks for it on the other topic. Asked only of topics at least half of whose events begin with their own domain.',
    mend: 'Move the event to the topic of its domain, or name it for the domain of this one.',
    confirmations: 1,
  },
  {
    id: 'event/name',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'An event type is written in another style than the others',
    why: 'Consumers compare event types character by character: who follows the convention misses the exception.',
    mend: 'Write it in the style of the others, before it is on a topic.',
    confirmations: 1,
    options: [
      {
        name: 'templates',
        kind: 'list',
        default: [],
        text: 'Naming templates, one of which every event type must follow, such as `{entity}_{action:enum(created,updated,deleted)}`. Without any, the style of at least four in five event types is the convention.',
      },
    ],
    examples: {
      invalid:
        '- **Key Events:** `user_created`, `user_updated`, `userDeleted`, `user_locked`, `user_invited`',
      valid:
        '- **Key Events:** `user_created`, `user_updated`, `user_deleted`, `user_locked`, `user_invited`',
    },
  },
  {
    id: 'event/lifecycle-gap',
    family: 'events',
    needs: 'document',
    defaultSeverity: 'info',
    title: 'Something begins and no event tells that it ends',
    why: 'A consumer that keeps track of what is going on waits for ever. Often the event exists and was forgotten in the document.',
    mend: 'Add the event that ends it to the topic, or take the first one out.',
    confirmations: 1,
    options: [
      {
        name: 'pairs',
        kind: 'list',
        default: [
          'started: completed, ended, finished, failed, stopped, cancelled, canceled, aborted, succeeded, expired, closed',
          'initiated: completed, ended, finished, failed, accepted, rejected, cancelled, canceled, expired, closed',
          'paused: resumed, continued, ended, stopped, completed, cancelled, canceled',
          'suspended: resumed, reactivated, restored, reinstated, ended, deleted, terminated, closed',
        ],
        text: 'The last word of an event that begins something, and the last words of events that end it.',
      },
    ],
  },
];
