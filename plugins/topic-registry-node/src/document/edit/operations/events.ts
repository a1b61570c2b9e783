import { ConflictError } from '@backstage/errors';
import { addEvent, removeEvent } from '../events';
import { checkEvent } from '../inputs';
import { EditOperation } from '../types';
import { bare } from '../verify';
import { Plan, Workbench } from './plan';

/** Adds an event type to a topic. */
export function addEventTo(
  { document }: Workbench,
  { topic: name, event }: Extract<EditOperation, { kind: 'add-event' }>,
): Plan {
  checkEvent(event);
  const topic = document.topic(name);
  if (topic.events.some(({ type }) => type === event.type)) {
    throw new ConflictError(
      `\`${name}\` has the event type \`${event.type}\` already`,
    );
  }
  return {
    splices: addEvent(document, topic, document.draft(name), event),
    intent: {
      services: [],
      changed: {
        topic: name,
        keys: ['events'],
        check: (after, before) => {
          const added = after.events.find(({ type }) => type === event.type);
          const others = after.events.filter(other => other !== added);
          if (!added)
            return `\`${event.type}\` would not be read as an event type of \`${name}\``;
          if ((added.description ?? '') !== (event.description ?? ''))
            return `the description of \`${event.type}\` would be read as "${
              added.description ?? ''
            }"`;
          return bare(others) === bare(before.events)
            ? undefined
            : `other event types of \`${name}\` would change`;
        },
      },
    },
    matrices: [],
    changes: [`\`${name}\` has the event type \`${event.type}\``],
  };
}

/** Takes an event type from a topic. */
export function removeEventFrom(
  { document }: Workbench,
  { topic: name, type }: Extract<EditOperation, { kind: 'remove-event' }>,
): Plan {
  const topic = document.topic(name);
  return {
    splices: removeEvent(document, topic, document.draft(name), type),
    intent: {
      services: [],
      changed: {
        topic: name,
        keys: ['events'],
        check: (after, before) =>
          bare(after.events) ===
          bare(before.events.filter(event => event.type !== type))
            ? undefined
            : `the event types of \`${name}\` would become ${
                after.events.map(event => event.type).join(', ') || 'none'
              }`,
      },
    },
    matrices: [],
    changes: [`\`${name}\` has no event type \`${type}\` any more`],
  };
}
