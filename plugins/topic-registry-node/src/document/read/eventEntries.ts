import { InlineText } from '../text/InlineText';
import { EventMention } from '../values/eventList';
import { Lines, RawField } from './fields';
import { NamedHeading } from './headings';
import { readTopicNames } from './topicNames';

/** The topic that the entry of an event names in its fields. */
export function topicOfEvent(
  named: NamedHeading,
  lines: Lines,
): InlineText | undefined {
  const field = lines.fields.find(({ label }) => label.key === 'topic');
  if (!field) return undefined;
  const { names } = readTopicNames(field.value);
  return names.length === 1 && names[0].words !== named.name.words
    ? names[0]
    : undefined;
}

/** What an entry of an event says of its topic. */
export function fieldsBesideEvent(fields: RawField[]): RawField[] {
  return fields
    .filter(({ label }) => label.key !== 'topic' && label.key !== 'purpose')
    .map(field =>
      field.label.key === 'schema'
        ? { ...field, label: { text: field.label.text } }
        : field,
    );
}

/** The event that a heading names, with its description. */
export function eventOf(name: InlineText, fields: RawField[]): EventMention {
  const purpose = fields.find(({ label }) => label.key === 'purpose');
  return { type: name, description: purpose?.value.words };
}
