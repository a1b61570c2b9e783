import { directionOfLabel } from './directions';
import { RawField } from './fields';
import { readTopicNames } from './topicNames';

/**
 * "Publishes: order-svc" beside a topic says who publishes it, where the same
 * label beside a service says what it publishes.
 */
export function asParties(
  field: RawField,
  isTopic: (name: string) => boolean = () => false,
): RawField {
  const { label, value, items } = field;
  if (label.key) return field;
  const role = directionOfLabel(label.text);
  if (!role) return field;
  const namesTopic = [value, ...items].some(text =>
    readTopicNames(text).names.some(
      name =>
        /[A-Za-z0-9][._][A-Za-z0-9]/.test(name.text) || isTopic(name.words),
    ),
  );
  if (namesTopic) return field;
  const key = role === 'producer' ? 'producer' : 'consumers';
  return { ...field, label: { ...label, key } };
}
