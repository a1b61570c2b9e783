import { canonicalEnvironment, isEnvironment } from '../values/environments';
import { readEventList } from '../values/eventList';
import { readServiceList } from '../values/serviceList';
import { isCalendarDate } from '../values/units';
import { readBrokerField } from './brokers';
import { readLabelledCount } from './counts';
import { Lines, RawField } from './fields';
import { isTopical } from './labels';
import { Context, Reading } from './reading';
import { isStandard, readStandard } from './standards';

const SETTINGS =
  /\b(?:standards?|settings?|config(?:uration)?|defaults?|conventions?|requirements?)\b/i;

/**
 * Reads labelled values that stand in no entry: standards, brokers, counts, and
 * what the document says of itself. Fields of a topic among them are reported.
 */
export function readLooseFields(
  lines: Lines,
  context: Context,
  reading: Reading,
): void {
  const orphans: RawField[] = [];
  for (const field of lines.fields) {
    if (readField(field, context, reading)) continue;
    if (isTopical(field.label)) orphans.push(field);
  }
  const real = orphans.filter(
    field =>
      !isWords(field) &&
      (context.inTopics ||
        field.value.codes.length > 0 ||
        /\bservices?\s+\d/i.test(field.value.text)),
  );
  const [first] = real;
  if (!first) return;
  reading.report(
    first.start,
    first.labelText.endOffset,
    'is a field of a topic under a heading that names none',
  );
  for (const field of orphans) reading.claim(field.start, field.end);
}

/** "Messages: some 200 a day": words where names would stand. */
function isWords({ label, value, items }: RawField): boolean {
  if (items.length > 0 || value.codes.length > 0) return false;
  switch (label.key) {
    case 'events':
      return readEventList(value).residue.length > 0;
    case 'producer':
    case 'consumers':
      return readServiceList(value).residue.length > 0;
    default:
      return false;
  }
}

function readField(
  field: RawField,
  context: Context,
  reading: Reading,
): boolean {
  const title = context.titles[context.titles.length - 1] ?? '';
  if (readBrokerField(field, title, reading)) return true;
  if (isStandard(field.label)) {
    const isSettings = context.titles
      .slice(-2)
      .some(words => SETTINGS.test(words));
    if (
      !isSettings &&
      field.label.key !== 'config' &&
      !/\d|gzip|snappy|lz4|zstd|compact|delete|unlimited|infinite/i.test(
        field.value.text,
      )
    )
      return true;
    readStandard(
      field,
      reading,
      isEnvironment(title) ? { environment: canonicalEnvironment(title) } : {},
      !isSettings,
    );
    return true;
  }
  if (readLabelledCount(field, reading)) return true;
  return readMetadata(field, reading);
}

function readMetadata(field: RawField, reading: Reading): boolean {
  const { standards } = reading;
  const [line] = field.value.lines();
  const value = line.trim();
  switch (field.label.text.toLowerCase()) {
    case 'document owner':
    case 'registry owner':
      standards.documentOwner = value.words;
      return true;
    case 'review frequency':
    case 'review cycle':
      standards.reviewFrequency = value.words;
      return true;
    case 'last reviewed':
    case 'last review':
      if (isCalendarDate(value.words)) {
        standards.lastReviewed = value.words;
        standards.lastReviewedRange = value.range;
      } else if (!value.isBlank) {
        reading.reportText(
          value,
          `\`${value.words}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
        );
      }
      return true;
    default:
      return false;
  }
}
