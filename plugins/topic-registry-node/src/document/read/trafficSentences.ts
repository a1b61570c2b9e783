import { InlineText } from '../text/InlineText';
import { Context, Reading } from './reading';

const FIELD = '([A-Za-z][A-Za-z0-9_]*)';
const PARTITION_KEY = [
  new RegExp(
    `\\b(?:events?|messages?|records?|topics?) (?:are |is )?(?:partitioned|keyed) by (?:the |their )?${FIELD}`,
    'i',
  ),
  new RegExp(`\\b${FIELD} (?:decides|determines) the partition\\b`, 'i'),
  new RegExp(
    `\\b${FIELD} is the (?:partition(?:ing)?|message|record) key\\b`,
    'i',
  ),
  new RegExp(
    `\\b(?:partition(?:ing)?|message|record) key is (?:the )?${FIELD}`,
    'i',
  ),
];
/** A name with a joint in it is a field's; a plain word may be any. */
const COMPOUND = /_|[a-z][A-Z]/;
const TENANT_FIELD = /\b(?:tenant|org|organi[sz]ation)(?:_id|Id|ID)\b/g;
const EVERY = /\b(?:every|each|all|always)\b/i;
const CARRIES = /\b(?:includes?|carr(?:y|ies)|contains?|ha(?:ve|s)|bears?)\b/i;
const RECORD = /\b(?:events?|messages?|records?)\b/i;
const LIMITED =
  /\b(?:never|not|no|optional(?:ly)?|unless|except|may|should)\b/i;

/**
 * Reads what sentences outside the topics prescribe for every record: the
 * field that decides the partition, and the fields that name the tenant.
 */
export function readTrafficSentence(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  if (context.inTopics || text.text.length > 5000) return;
  readPartitionKey(text, reading);
  readTenantFields(text, reading);
}

function readPartitionKey(text: InlineText, reading: Reading): void {
  if (reading.standards.partitionKey) return;
  for (const pattern of PARTITION_KEY) {
    const match = pattern.exec(text.text);
    if (!match || !COMPOUND.test(match[1])) continue;
    const at = match.index + match[0].indexOf(match[1]);
    reading.standards.partitionKey = {
      value: match[1],
      range: text.slice(at, at + match[1].length).range,
    };
    return;
  }
}

function readTenantFields(text: InlineText, reading: Reading): void {
  if (reading.standards.tenantFields) return;
  for (const { start, sentence } of sentencesOf(text.text)) {
    if (!EVERY.test(sentence) || !CARRIES.test(sentence)) continue;
    if (!RECORD.test(sentence) || LIMITED.test(sentence)) continue;
    const fields = [...sentence.matchAll(TENANT_FIELD)];
    if (fields.length === 0) continue;
    const last = fields[fields.length - 1];
    reading.standards.tenantFields = {
      value: [...new Set(fields.map(([name]) => name))],
      range: text.slice(
        start + fields[0].index,
        start + last.index + last[0].length,
      ).range,
    };
    return;
  }
}

function sentencesOf(text: string): { start: number; sentence: string }[] {
  return [...text.matchAll(/[^.;]+(?:[.;](?!\s)[^.;]*)*/g)].map(match => ({
    start: match.index,
    sentence: match[0],
  }));
}
