import { InputError } from '@backstage/errors';
import { Topic } from '@topic-registry/backstage-plugin-topic-registry-common';
import { fieldsOf, removeField, setField } from '../fieldLines';
import { EDITABLE_FIELDS, FIELD_LABELS } from '../fieldKeys';
import { checkDate, checkLine, checkTopicName } from '../inputs';
import { EditableField, EditOperation } from '../types';
import { bare } from '../verify';
import { Plan, Workbench } from './plan';

type Operation = Extract<EditOperation, { kind: 'change-field' }>;

/** Sets one field of a topic, or takes it out. */
export function changeField(
  { document }: Workbench,
  { topic: name, field, value }: Operation,
): Plan {
  checkField(field, value);
  const topic = document.topic(name);
  const draft = document.draft(name);
  const label = FIELD_LABELS[field];
  if (
    value === undefined &&
    fieldsOf(draft, field).length === 0 &&
    readField(topic, field) === undefined
  ) {
    throw new InputError(`\`${name}\` states no "${label}" that could go`);
  }
  if (
    value === undefined &&
    topic.lifecycle === 'deprecated' &&
    field === 'status'
  ) {
    throw new InputError(
      `The status of \`${name}\` says that it is deprecated; that is not taken back by an edit`,
    );
  }
  const splices =
    value === undefined
      ? removeField(document, draft, field)
      : setField(document, draft, field, value);
  return {
    splices,
    intent: {
      services: [],
      changed: {
        topic: name,
        keys: keysOf(field),
        check: (after, before) => checkChange(after, before, field, value),
      },
    },
    matrices: [],
    changes: [
      value === undefined
        ? `"${label}" of \`${name}\` is gone`
        : `"${label}" of \`${name}\` says "${value}"`,
    ],
  };
}

/** @throws InputError for a field that has an operation of its own, and for a value that no document can hold. */
export function checkField(field: EditableField, value?: string): void {
  if (!EDITABLE_FIELDS.has(field)) {
    throw new InputError(
      `"${field}" is no field that can be set; one of ${[
        ...EDITABLE_FIELDS,
      ].join(', ')}`,
    );
  }
  if (value === undefined) return;
  checkLine(value, `The value of "${FIELD_LABELS[field]}"`);
  if (field === 'deprecated') checkDate(value);
  if (field === 'replacement') checkTopicName(value.replace(/^`(.*)`$/, '$1'));
}

/** The reason why a topic does not state a field as it was written; undefined where it does. */
export function misread(
  topic: Topic,
  field: EditableField,
  value: string,
): string | undefined {
  const read = readField(topic, field);
  const wanted = normal(value, field);
  if (read !== undefined && normal(read, field) === wanted) return undefined;
  return read === undefined
    ? `"${value}" would not be read as the "${FIELD_LABELS[field]}" of \`${topic.name}\``
    : `the "${FIELD_LABELS[field]}" of \`${topic.name}\` would be read as "${read}"`;
}

function checkChange(
  after: Topic,
  before: Topic,
  field: EditableField,
  value?: string,
): string | undefined {
  if (bare(otherSettings(after, field)) !== bare(otherSettings(before, field)))
    return `other settings of \`${after.name}\` would change`;
  const mayMove = field === 'status' || field === 'deprecated';
  if (after.lifecycle !== before.lifecycle && !(mayMove && value !== undefined))
    return `\`${after.name}\` would become ${after.lifecycle}`;
  if (value !== undefined) return misread(after, field, value);
  const left = readField(after, field);
  return left === undefined
    ? undefined
    : `the "${FIELD_LABELS[field]}" of \`${after.name}\` would still be read as "${left}"`;
}

function keysOf(field: EditableField): (keyof Topic)[] {
  switch (field) {
    case 'partitions':
    case 'replicationFactor':
    case 'retention':
    case 'compression':
    case 'cleanupPolicy':
      return ['settings'];
    case 'class':
      return ['topicClass'];
    case 'note':
      return ['notes'];
    case 'deprecated':
      return ['deprecatedOn', 'lifecycle'];
    case 'status':
      return ['status', 'lifecycle', 'deprecatedOn', 'replacement'];
    case 'migration':
      return ['migration', 'replacement', 'migrationEvents'];
    case 'replacement':
      return ['replacement', 'migrationEvents'];
    default:
      return [field];
  }
}

/** What a topic states of a field, in the words of the document. */
function readField(topic: Topic, field: EditableField): string | undefined {
  const { settings } = topic;
  switch (field) {
    case 'partitions':
    case 'replicationFactor': {
      const stated = settings[field];
      return stated && (stated.text ?? String(stated.value));
    }
    case 'retention':
      return settings.retentionMs?.text;
    case 'compression':
      return settings.compression?.text;
    case 'cleanupPolicy':
      return settings.cleanupPolicy?.text;
    case 'class':
      return topic.topicClass?.text ?? topic.topicClass?.value;
    case 'environments':
      return topic.environments?.text;
    case 'consumerGroups':
      return topic.consumerGroups.length
        ? topic.consumerGroups.map(({ name }) => name).join(', ')
        : undefined;
    case 'note':
    case 'useCases': {
      const texts = field === 'note' ? topic.notes : topic.useCases;
      return texts.length
        ? texts.map(({ value, text }) => text ?? value).join('; ')
        : undefined;
    }
    case 'deprecated':
      return topic.deprecatedOn?.value;
    default:
      return topic[field]?.text ?? topic[field]?.value;
  }
}

function otherSettings(topic: Topic, field: EditableField) {
  const key = field === 'retention' ? 'retentionMs' : field;
  return Object.entries(topic.settings)
    .filter(([name, stated]) => name !== key && stated !== undefined)
    .sort(([a], [b]) => a.localeCompare(b));
}

function normal(value: string, field: EditableField): string {
  const words = value.replace(/\\\|/g, '|').replace(/\s+/g, ' ').trim();
  if (field === 'consumerGroups')
    return words.replace(/`|\s*\([^()]*\)/g, '').replace(/\s*,\s*/g, ', ');
  const plain =
    field === 'cleanupPolicy' ||
    field === 'compression' ||
    field === 'replacement' ||
    field === 'class' ||
    field === 'environments' ||
    field === 'retention' ||
    field === 'partitions' ||
    field === 'replicationFactor';
  return plain ? words.replace(/[`*]/g, '') : words;
}
