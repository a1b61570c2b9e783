import { InlineText } from '../text/InlineText';
import { fold } from './fold';
import { nobodyIn } from './nobody';
import { isExcluded, itemsIn, withoutMarks } from './partyMarks';
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
// "one per service", "same as service", "see standard", "= service".
const STANDS_FOR_NAME =
  /^(?:(?:one|own|same|see|per|each|every|like|as|by|equals?|the|name|standard|wie|je|pro|ein(?:er?|s)?|eigene[rs]?|siehe|gleich|derselbe|une?|uno|una|um|uma|par|por|chaque|cada|voir|ver|vease|igual|idem|meme|comme|como|mismo|mesmo|o mesmo|el mismo|le meme)\s.*|=.*|default|(?:service|app(?:lication)?|consumer|group|client)[ -]?(?:name|id)s?|standard|u?uid|guid|(?:spring|quarkus|mp|kafka)\.[a-z.-]*(?:group[.-]?id|name)|consumer group of .*)$/u;
const GROUP_LABEL =
  /^(?:(?:kafka )?(?:consumer[ -]?)?groups?(?:[ .-]?(?:ids?|names?))?|cg|gid|gruppe|groupe|grupo|gruppo)$/i;
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
  const parts = itemsIn(text).flatMap(item => splitOutside(item, SEPARATOR));
  for (const { text: part } of parts) {
    if (isExcluded(part)) list.remarks.push(part);
    else if (!readGroup(part, list, hasCodes)) list.residue.push(part);
  }
  return list;
}

function readGroup(
  written: InlineText,
  list: GroupList,
  hasCodes: boolean,
): boolean {
  // "mail-*" stands for many groups.
  if (/[-_.]\*/.test(written.text)) {
    list.remarks.push(written);
    return true;
  }
  const { part, subject } = withoutSubject(withoutMarks(written).text);
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
  if (/[{}<>$]|^[-_.]/.test(name.text)) {
    list.remarks.push(part);
    return true;
  }
  const named = bracket
    ? ownerIn(rest.slice(1, rest.text.length - 1))
    : undefined;
  if (!rest.isBlank && !named) list.remarks.push(rest);
  const owner = named ?? (subject && ownerIn(subject));
  list.groups.push({ name, owner });
  return true;
}

function isNoName(part: InlineText, name: InlineText): boolean {
  if (part.codes.length > 0) return false;
  const words = part.words;
  return (
    placeholderOf(words) !== undefined ||
    NO_NAME.test(words) ||
    NO_NAME.test(name.words) ||
    STANDS_FOR_NAME.test(fold(words)) ||
    (!/[-_.]/.test(name.text) && nobodyIn(words) !== undefined)
  );
}

/** "group: mail-g", "mailer: mail-g", "mailer → mail-g". */
function withoutSubject(text: InlineText): {
  part: InlineText;
  subject?: InlineText;
} {
  const match = /^([^:=→(]{1,60}?)\s*(?::|=|->|→)\s+(?=\S)/u.exec(text.text);
  if (!match) return { part: text };
  const part = text.slice(match[0].length);
  const subject = text.slice(0, match[1].length);
  return GROUP_LABEL.test(subject.text) ? { part } : { part, subject };
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
