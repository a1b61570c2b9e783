import { InlineText } from '../text/InlineText';

/** What a migration or status sentence points at. */
export interface References {
  replacement?: InlineText;
  events: InlineText[];
}

const IDENTIFIER = /[A-Za-z][\w.-]*[_.-][\w.-]*\w/g;
const TOWARDS =
  /(?:\buse|\binto|\bmigrate to|\bmoved? to|\bswitch(?:ed)? to|\breplaced by|\bsuperseded by|\bmerged? (?:in)?to|\binstead:?|\bto|\bby)\s*$/i;

/**
 * Finds the topic that takes over and the event types to use there, in free
 * words: code spans, or else names with separators. A name of a declared topic
 * wins; another name counts as the topic only after words such as "use".
 */
export function readReferences(
  sentence: InlineText,
  own: string,
  isTopic: (name: string) => boolean,
): References {
  const names = namesIn(sentence).filter(name => name.words !== own);
  const replacement =
    names.find(name => isTopic(name.words)) ??
    names.find(name => TOWARDS.test(textBefore(sentence, name)));
  const after = replacement ? names.slice(names.indexOf(replacement) + 1) : [];
  const events = after.filter(name => !isTopic(name.words));
  return { replacement, events };
}

function namesIn(sentence: InlineText): InlineText[] {
  const codes = sentence.codes;
  if (codes.length > 0) {
    return codes.map(code => sentence.slice(code.start, code.end).trim());
  }
  return [...sentence.text.matchAll(IDENTIFIER)].map(match =>
    sentence.slice(match.index, match.index + match[0].length),
  );
}

function textBefore(sentence: InlineText, name: InlineText): string {
  const end = name.startOffset - sentence.startOffset;
  // Marks such as backticks stand between the word and the name in the source alone.
  for (let at = Math.min(end, sentence.text.length); at >= 0; at--) {
    if (sentence.slice(at).startOffset <= name.startOffset) {
      return sentence.text.slice(0, at);
    }
  }
  return '';
}
