import { PartiesStated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { afterPlaceholder, placeholderOf } from './placeholders';
import { isLater } from './nobody';
import {
  isPlainName,
  nobodyNamed,
  readNameAndNote,
  withoutMarks,
} from './serviceNames';
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

const MAX_RANGE = 200;
const OR = /\b(?:or|oder|ou)\b/i;
const NUMBERED =
  /^((?:(?:micro)?services?|svcs?)[\s#-]*)?#?(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?(?![\w.])\s*/i;

class MentionReader {
  readonly mentions: ServiceMention[] = [];
  readonly notes: string[] = [];
  readonly residue: InlineText[] = [];
  /** True where every part says that nobody takes part yet; undefined before the first. */
  namesNobodyYet: boolean | undefined;
  private readonly numbered: boolean;

  constructor(numbered: boolean) {
    this.numbered = numbered;
  }

  read(part: InlineText, certainty: 'stated' | 'alternative'): void {
    const text = withoutMarks(part);
    // An ellipsis says that the list goes on.
    if (text.isBlank || /^(?:…|\.{2,3}|etc\.?)$/.test(text.text)) return;
    if (
      this.readNumbered(text, certainty) ||
      this.readNumberedName(text, certainty)
    )
      return;
    const nobody = nobodyNamed(text);
    if (nobody) {
      if (!nobody.isPlain) this.notes.push(text.words);
      this.namesNobodyYet =
        nobody.stated === 'none' && this.namesNobodyYet !== false;
      return;
    }
    this.namesNobodyYet = false;
    if (this.readPlanned(text, certainty)) return;
    if (!this.readNamed(text, certainty)) this.residue.push(text);
  }

  /** `planned: order-svc`, `future order-svc`. */
  private readPlanned(
    text: InlineText,
    certainty: 'stated' | 'alternative',
  ): boolean {
    const match = /^(\p{Ll}{4,12})(\s*[:–—]\s*|\s+)(?=\S)/u.exec(text.text);
    if (!match || !isLater(match[1])) return false;
    const at = match[0].length;
    // Without a colon, "future store" may be a name of its own.
    const isIdentifier =
      text.isCode(at) || /^[\p{L}\d]+[-_.][\p{L}\d]/u.test(text.text.slice(at));
    if (match[2].trim() === '' && !isIdentifier) return false;
    const named = readNameAndNote(text.slice(match[0].length));
    if (!named) return false;
    const note = [match[1], named.note].filter(Boolean).join(', ');
    this.mentions.push({ ...named, note, certainty });
    return true;
  }

  /** `Service 6`, `6 (PRD Builder)`, `Services 1-3`, `Service 6: PRD Builder`. */
  private readNumbered(
    text: InlineText,
    certainty: 'stated' | 'alternative',
  ): boolean {
    const match = NUMBERED.exec(text.text);
    if (!match || (!match[1] && !this.numbered)) return false;
    const from = Number(match[2]);
    const to = match[3] === undefined ? from : Number(match[3]);
    if (to < from || to - from > MAX_RANGE) return false;
    const name = nameAfterNumber(text.slice(match[0].length));
    if (name === 'residue') return false;
    const start = match[1]?.length ?? 0;
    const end = name ? text.text.length : match[0].trimEnd().length;
    for (let number = from; number <= to; number++) {
      this.mentions.push({
        number,
        // A name after a range or a list belongs to the last number alone.
        name: number === to ? name : undefined,
        certainty,
        text: text.slice(start, end),
      });
    }
    return true;
  }

  /** `PRD Builder (Service 6)`. */
  private readNumberedName(
    text: InlineText,
    certainty: 'stated' | 'alternative',
  ): boolean {
    const match =
      /^([^()]+?)\s*\(\s*(?:micro)?(?:service|svc)[\s#-]*(\d{1,6})\s*\)$/i.exec(
        text.text,
      );
    if (!match) return false;
    this.mentions.push({
      number: Number(match[2]),
      name: text.slice(0, match[1].length),
      certainty,
      text,
    });
    return true;
  }

  /** `order-svc`, `Order Service (reads only)`. */
  private readNamed(
    text: InlineText,
    certainty: 'stated' | 'alternative',
  ): boolean {
    const named = readNameAndNote(text);
    if (!named) return false;
    this.mentions.push({ ...named, certainty });
    return true;
  }
}

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
  const list = unwrap(text);
  const parts = splitOutside(list, separators(list)).flatMap(part =>
    splitAtSlashes(part.text).map(word => ({ ...part, text: word })),
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

function nameAfterNumber(rest: InlineText): InlineText | 'residue' | undefined {
  const text = rest.trim();
  if (text.text === '') return undefined;
  if (text.text.startsWith('(') && text.text.endsWith(')')) {
    const inner = text.slice(1, text.text.length - 1).trim();
    return inner.isBlank ? undefined : inner;
  }
  const after = /^(?:[:–—]|-\s)\s*/.exec(text.text);
  const name = after ? text.slice(after[0].length).trim() : undefined;
  return name && isPlainName(name.text) ? name : 'residue';
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
    /\s(?:and|&|und|et|y|e)\s/.test(text) &&
    splitOutside(
      list,
      /\s*[,;\n、，；]\s*|\s+(?:and|&|or|und|et|y|e)\s+/i,
    ).every(part =>
      /^(?:[a-z0-9][\w.-]*|\w+(?:[-_.]\w+)+)(?:\s*\([^()]*\))?\.?$/.test(
        part.text.text,
      ),
    );
  const joinsServices = /(?:service|svc)\s+and\s+.*(?:service|svc)\.?$/i.test(
    text,
  );
  return joinsNumbers || joinsTokens || joinsServices
    ? /\s*[,;\n、，；|]\s*(?:(?:and|or|&)\s+)?|\s+(?:[/+•·]|and\/or)\s+|\s+(?:and|or|&|und|et|y|e|oder|ou|o)\s+/i
    : /\s*[,;\n、，；|]\s*(?:(?:and|or)\s+)?|\s+(?:[/+•·]|and\/or)\s+|\s+(?:or|oder)\s+/i;
}

function startsNumbered(part: InlineText): boolean {
  return (
    /^\s*(?:(?:micro)?services?|svcs?)[\s#-]*\d/i.test(part.text) ||
    /^\s*#?\d{1,6}\s*(?:\(.*\)\s*)?$/.test(part.text)
  );
}
