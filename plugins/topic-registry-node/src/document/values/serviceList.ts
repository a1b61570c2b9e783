import { PartiesStated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { afterPlaceholder, placeholderOf } from './placeholders';
import { MentionReader } from './mentions';
import { codesIn, itemsIn, unwrapped } from './partyMarks';
import { splitAtSlashes } from './slashes';
import { splitOutside } from './split';

/** One reference to a service, as written. */
export interface ServiceMention {
  /** Given for `Service 6` and its like. */
  number?: number;
  /** What stands for the name: the parentheses of a numbered service, or a plain name. */
  name?: InlineText;
  /** What a plain name adds in parentheses. */
  note?: string;
  /** Names of consumer groups that its parentheses give. */
  groups?: InlineText[];
  certainty: 'stated' | 'alternative';
  /** The span of the reference. */
  text: InlineText;
}

/** What a list of services says. */
export interface ServiceList {
  mentions: ServiceMention[];
  stated: PartiesStated;
  /** Words that name no service, such as "any service". */
  note?: string;
  /** Text that is neither a service nor a separator. */
  residue: InlineText[];
}

const OR = /\b(?:or|oder|ou)\b/i;
/**
 * Reads a list of services in any of its written forms: `Service 0 (Name)`,
 * `Services 1 (A), 2 (B)`, `Multiple services (Services 1, 2, 3)`,
 * `Services 1-3, 9`, `Service 1 (A) or Service 2 (B)`, `order-svc, billing-svc`,
 * `TBD (reason)`, `None yet`.
 */
export function readServiceList(value: InlineText): ServiceList {
  const text = value.trim();
  const placeholder = placeholderOf(text.text);
  if (placeholder) {
    const rest = afterPlaceholder(text.text).trim();
    const extra =
      /^(?:\([^()]*\)|yet|currently|at present|known|so far|[.,;:\s-])*$/i.test(
        rest,
      );
    return {
      mentions: [],
      stated:
        placeholder === 'none' || placeholder === 'not-applicable'
          ? 'none'
          : 'unknown',
      note: extra ? undefined : text.words,
      residue: [],
    };
  }
  const list = withoutBoth(unwrap(unwrapped(text)));
  const parts = itemsIn(list)
    .flatMap(item => splitOutside(item, separators(item)))
    .flatMap(part =>
      splitAtSlashes(part.text)
        .flatMap(codesIn)
        .map(word => ({ ...part, text: word })),
    );
  const reader = new MentionReader(
    parts.some(part => startsNumbered(part.text)),
  );
  parts.forEach((part, index) => {
    const alternative =
      OR.test(part.before) || OR.test(parts[index + 1]?.before ?? '');
    reader.read(part.text.trim(), alternative ? 'alternative' : 'stated');
  });
  const separatorsUsed = parts
    .map(part => part.before.trim().toLowerCase())
    .filter(Boolean);
  // "1, 2 or 3" leaves all three open; "1 and 2 or 3" only the two around the word.
  if (
    separatorsUsed.some(s => OR.test(s)) &&
    !separatorsUsed.some(s => /\b(?:and|und|et)\b|&/.test(s))
  ) {
    for (const mention of reader.mentions) mention.certainty = 'alternative';
  }
  return {
    mentions: reader.mentions,
    stated: statedBy(reader),
    note: reader.notes.length ? reader.notes.join('; ') : undefined,
    residue: reader.residue,
  };
}

function statedBy({ mentions, namesNobodyYet }: MentionReader) {
  if (mentions.length > 0) return 'listed';
  return namesNobodyYet ? 'none' : 'unknown';
}

/** `Multiple services (Services 1, 2)` holds its list in the parentheses. */
function unwrap(text: InlineText): InlineText {
  const match = /^([^()\d]*)\(\s*(?=(?:micro)?services?\s+#?\d)/i.exec(
    text.text,
  );
  if (!match || !text.text.endsWith(')')) return text;
  if (
    !/^(?:multiple|several|various|many|all|the following|these)\b[\w\s]*$/i.test(
      match[1].trim(),
    )
  ) {
    return text;
  }
  return text.slice(match[0].length, text.text.length - 1);
}

// The word "and" joins the parts of names as well as the names of a list.
function separators(list: InlineText): RegExp {
  const text = list.text;
  const joinsNumbers =
    /\d\s*(?:\([^()]*\))?,?\s+(?:and|&)\s+(?:services?\s+)?#?\d/i.test(text);
  // Both sides of it are identifiers, not words of a title.
  const joinsTokens =
    /\s(?:and|&|und|et|y|e|as)\s|\s(?:sowie|plus)\s|\s(?:ainsi|asi|así|assim)\s/.test(
      text,
    ) &&
    splitOutside(
      list,
      /\s*[,;\n、，；]\s*|\s+(?:and|&|or|und|et|y|e|as well as|sowie|plus|ainsi que|as[ií] como|assim como)\s+/i,
    ).every(part =>
      /^(?:[a-z0-9][\w.-]*|\w+(?:[-_.]\w+)+)(?:\s*\([^()]*\))?\.?$/.test(
        part.text.text,
      ),
    );
  const joinsServices = /(?:service|svc)\s+and\s+.*(?:service|svc)\.?$/i.test(
    text,
  );
  return joinsNumbers || joinsTokens || joinsServices
    ? /\s*[,;\n、，；|]\s*(?:(?:and|or|&)\s+)?|\s+(?:[/+•·]|and\/or)\s+|\s+(?:and|or|&|und|et|y|e|oder|ou|o|as well as|sowie|plus|ainsi que|as[ií] como|assim como)\s+/i
    : /\s*[,;\n、，；|]\s*(?:(?:and|or)\s+)?|\s+(?:[/+•·]|and\/or)\s+|\s+(?:or|oder)\s+/i;
}

/** "both mailer and audit" */
function withoutBoth(list: InlineText): InlineText {
  const both =
    /^(?:both|sowohl|tanto|à la fois)\s+(?=\S+\s+(?:and|et|y|e|als auch|como|quanto)\s)/i.exec(
      list.text,
    );
  return both && !list.isCode(0) ? list.slice(both[0].length) : list;
}

function startsNumbered(part: InlineText): boolean {
  return (
    /^\s*(?:(?:micro)?services?|svcs?)[\s#-]*\d/i.test(part.text) ||
    /^\s*#?\d{1,6}\s*(?:\(.*\)\s*)?$/.test(part.text)
  );
}
