import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  EditableField,
  EditOperation,
  EventInput,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { UsageError } from '../exit';
import { readOperations } from '../input/readOperations';
import { serviceOf, serviceRefOf } from '../input/services';
import { EDITABLE_FIELD_NAMES } from './fields';
import { EditRequest } from './types';

/**
 * The operations of the editor that a command line asks for.
 *
 * @throws UsageError for words that mean none.
 */
export async function operationsOf(
  { action, words, options }: EditRequest,
  registry: Registry,
): Promise<EditOperation[]> {
  const [topic = '', second = '', third] = words;
  const party = (kind: 'add-party' | 'remove-party'): EditOperation[] => {
    const role = action.endsWith('producer') ? 'producer' : 'consumer';
    return kind === 'add-party'
      ? [{ kind, topic, role, service: serviceOf(second, registry) }]
      : [{ kind, topic, role, service: serviceRefOf(second, registry) }];
  };
  switch (action) {
    case 'add':
      return [addTopic(topic, options, registry)];
    case 'set':
      return [
        { kind: 'change-field', topic, field: fieldOf(second), value: third },
      ];
    case 'unset':
      return [{ kind: 'change-field', topic, field: fieldOf(second) }];
    case 'deprecate': {
      const { replacement, reason, migration } = options;
      const date = options.date ?? today();
      return [
        { kind: 'deprecate', topic, date, replacement, reason, migration },
      ];
    }
    case 'promote':
      return [{ kind: 'promote', topic, category: options.category }];
    case 'remove':
      return [{ kind: 'remove', topic }];
    case 'rename':
      return [{ kind: 'rename', topic, to: second }];
    case 'add-producer':
    case 'add-consumer':
      return party('add-party');
    case 'remove-producer':
    case 'remove-consumer':
      return party('remove-party');
    case 'add-event':
      return [
        {
          kind: 'add-event',
          topic,
          event: { type: second, ...(third && { description: third }) },
        },
      ];
    case 'remove-event':
      return [{ kind: 'remove-event', topic, type: second }];
    case 'schema-version': {
      const { date, note } = options;
      return [
        { kind: 'set-schema-version', topic, version: second, date, note },
      ];
    }
    default:
      return readOperations(options.json!);
  }
}

function addTopic(
  name: string,
  options: EditRequest['options'],
  registry: Registry,
): EditOperation {
  const services = (list: string[] = []) =>
    list.map(words => serviceOf(words, registry));
  return {
    kind: 'add-topic',
    ...(options.proposed && { lifecycle: 'proposed' as const }),
    ...(options.category !== undefined && { category: options.category }),
    topic: {
      name,
      producers: services(options.producer),
      consumers: services(options.consumer),
      events: options.event?.map(eventOf),
      fields: Object.fromEntries((options.set ?? []).map(assignmentOf)),
    },
  };
}

/** `order_created`, or `order_created=An order was placed`. */
function eventOf(words: string): EventInput {
  const [type, ...description] = words.split('=');
  return {
    type: type.trim(),
    ...(description.length && { description: description.join('=').trim() }),
  };
}

function assignmentOf(words: string): [EditableField, string] {
  const at = words.indexOf('=');
  if (at < 1) {
    throw new UsageError(
      `--set ${words} has no value: write it as field=value.`,
    );
  }
  return [fieldOf(words.slice(0, at)), words.slice(at + 1).trim()];
}

/** A field by its name in any spelling: `replication-factor`, `Replication Factor`. */
function fieldOf(words: string): EditableField {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const field = EDITABLE_FIELD_NAMES.find(name => plain(name) === plain(words));
  if (!field) {
    throw new UsageError(
      `"${words}" is no field that can be set; one of ${EDITABLE_FIELD_NAMES.join(
        ', ',
      )}. Parties, events and schema versions have actions of their own.`,
    );
  }
  return field.replace(/-(.)/g, (_, letter) =>
    letter.toUpperCase(),
  ) as EditableField;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
