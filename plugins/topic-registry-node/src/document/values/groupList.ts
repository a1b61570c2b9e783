import { InlineText } from '../text/InlineText';
import { nobodyIn } from './nobody';
import { placeholderOf } from './placeholders';
import { readServiceList, ServiceMention } from './serviceList';
import { splitOutside } from './split';

/** A consumer group as written. */
export interface GroupMention {
  name: InlineText;
  /** The service that its parentheses name. */
  owner?: ServiceMention;
}

/** What a list of consumer groups says. */
export interface GroupList {
  groups: GroupMention[];
  /** Words that belong to a group or stand for one without being a name. */
  remarks: InlineText[];
  /** Text that is neither a group nor a remark. */
  residue: InlineText[];
}

const SEPARATOR =
  /\s*[,;\n、，；|]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|&|[/+•·])\s+/i;
// Ids that a client makes up, and words about them.
const NO_NAME =
  /^(?:random|dynamic|anonymous|ephemeral|generated|auto(?:-?generated)?|unique|broadcast|multiple|several|various|any|all|every|each|per[- ](?:instance|pod|node|service|tenant|environment)|simple consumer|assign|standalone|yes|no|same|own|ja|nein)$/i;
// What parentheses say of a group without naming a service.
const REMARK =
  /\d\s*$|^\d|[=:%]|^(?:read|write)[- ]only$|^(?:new|old|legacy|shared|main|primary|secondary|static|dynamic|manual|auto|batch|planned|future|deprecated|optional|default|exclusive|paused|active|inactive|idle|stopped|prod(?:uction)?|staging|dev(?:elopment)?|test|qa|uat|nightly|daily|hourly|dlq|retry|lag|cooperative|sticky|each|per)(?:\s.*)?$|^teams?\s|\s+teams?$/i;

/**
 * Reads consumer groups from one value: names between separators, each with the
 * service that its parentheses name. "(concurrency 4)" is a remark, and so are
 * words that stand for a group without being its name, such as "manual".
 */
export function readGroupList(value: InlineText): GroupList {
  const list: GroupList = { groups: [], remarks: [], residue: [] };
  const text = value.trim();
  if (placeholderOf(text.text)) return list;
  const hasCodes = text.codes.length > 0;
  for (const { text: part } of splitOutside(text, SEPARATOR)) {
    if (!readGroup(part, list, hasCodes)) list.residue.push(part);
  }
  return list;
}

function readGroup(
  part: InlineText,
  list: GroupList,
  hasCodes: boolean,
): boolean {
  const [code] = part.codes;
  const end =
    code?.start === 0 ? code.end : /^[^\s()（）]*/.exec(part.text)![0].length;
  const name = part.slice(0, end).trim();
  const rest = part.slice(end).trim();
  if (isNoName(part, name) || (hasCodes && !code && /\s/.test(part.text))) {
    list.remarks.push(part);
    return true;
  }
  const bracket = /^[(（]([^()（）]*)[)）]$/.exec(rest.text);
  const isAside = code !== undefined && /^[(（–—:-]/.test(rest.text);
  if (name.isBlank || /\s/.test(name.text)) return false;
  if (!rest.isBlank && !bracket && !isAside) return false;
  // A name with variables stands for many groups.
  if (/[{}<>]/.test(name.text)) {
    list.remarks.push(part);
    return true;
  }
  const owner = bracket
    ? ownerIn(rest.slice(1, rest.text.length - 1))
    : undefined;
  if (!rest.isBlank && !owner) list.remarks.push(rest);
  list.groups.push({ name, owner });
  return true;
}

function isNoName(part: InlineText, name: InlineText): boolean {
  if (part.codes.length > 0) return false;
  const words = part.words;
  return (
    placeholderOf(words) !== undefined ||
    NO_NAME.test(words) ||
    (!/[-_.]/.test(name.text) && nobodyIn(words) !== undefined)
  );
}

/** The service in the parentheses after a group; undefined for a remark. */
function ownerIn(bracket: InlineText): ServiceMention | undefined {
  const words = bracket.words;
  const { mentions, residue } = readServiceList(bracket);
  const [mention] = mentions;
  if (!mention || residue.length > 0) return undefined;
  if (mention.number !== undefined) return mention;
  if (bracket.codes.length === 0) {
    if (REMARK.test(words)) return undefined;
    // Several small words are a remark: "one per pod", "static membership".
    if (
      /\s/.test(words) &&
      /^\p{Ll}/u.test(words) &&
      !/(?:service|svc)$/i.test(words)
    )
      return undefined;
  }
  return mention;
}
