import { InlineText } from '../text/InlineText';
import { isLater } from './nobody';
import { isExcluded, isRowOfWords, withoutMarks } from './partyMarks';
import {
  isPlainName,
  nobodyNamed,
  readNameAndNote,
  readNameWithRole,
} from './serviceNames';
import type { ServiceMention } from './serviceList';

type Certainty = ServiceMention['certainty'];

const MAX_RANGE = 200;
const NUMBERED =
  /^((?:(?:micro)?services?|svcs?)[\s#-]*)?#?(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?(?![\w.])\s*/i;

/** Reads the parts of a list of services. */
export class MentionReader {
  readonly mentions: ServiceMention[] = [];
  readonly notes: string[] = [];
  readonly residue: InlineText[] = [];
  /** True where every part says that nobody takes part yet; undefined before the first. */
  namesNobodyYet: boolean | undefined;
  private readonly numbered: boolean;

  constructor(numbered: boolean) {
    this.numbered = numbered;
  }

  read(part: InlineText, listed: Certainty): void {
    const { text, note, isDoubted } = withoutMarks(part);
    // An ellipsis says that the list goes on.
    if (text.isBlank || /^(?:…|\.{2,3}|etc\.?)$/.test(text.text)) return;
    const certainty = isDoubted ? 'alternative' : listed;
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
    if (isExcluded(part)) {
      this.notes.push(part.words);
      return;
    }
    const count = this.mentions.length;
    const isRead =
      this.readPlanned(text, certainty) || this.readNamed(text, certainty);
    if (!isRead) this.residue.push(text);
    if (!note) return;
    for (const mention of this.mentions.slice(count))
      mention.note = [note, mention.note].filter(Boolean).join(', ');
  }

  /** `planned: order-svc`, `future order-svc`. */
  private readPlanned(text: InlineText, certainty: Certainty): boolean {
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
  private readNumbered(text: InlineText, certainty: Certainty): boolean {
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
  private readNumberedName(text: InlineText, certainty: Certainty): boolean {
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

  /** `order-svc`, `Order Service (reads only)`, `order-svc: sends mails`. */
  private readNamed(text: InlineText, certainty: Certainty): boolean {
    if (isRowOfWords(text)) return false;
    const named = readNameWithRole(text) ?? readNameAndNote(text);
    if (!named) return false;
    this.mentions.push({ ...named, certainty });
    return true;
  }
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
