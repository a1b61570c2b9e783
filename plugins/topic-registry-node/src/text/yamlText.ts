import { Document, Scalar, stringify, visit } from 'yaml';

// Quotes over several lines lose lines of blanks, as the library folds them.
const OPTIONS = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  // Portals read YAML 1.1 too, in which `2026-01-01` is no text.
  compat: 'yaml-1.1',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

// What shows nothing itself and changes what is shown; line breaks structure a
// text, and joiners belong to scripts and emoji.
const UNSEEN = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/**
 * A value as YAML in which nothing is hidden: what a terminal or a reader's eye
 * would obey is an escape of YAML, so that who reads the YAML has every name
 * just as it is.
 *
 * @public
 */
export function yamlText(value: unknown): string {
  const text = stringify(value, OPTIONS);
  if (!UNSEEN.test(text)) return text;
  const document = new Document(value, OPTIONS);
  visit(document, {
    Scalar(_key, scalar) {
      if (typeof scalar.value === 'string' && UNSEEN.test(scalar.value)) {
        scalar.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  // What is unseen stands within double quotes by now.
  return document.toString(OPTIONS).replace(EVERY_UNSEEN, escapeOf);
}

function escapeOf(char: string): string {
  const code = char.codePointAt(0)!.toString(16);
  return code.length > 4
    ? `\\U${code.padStart(8, '0')}`
    : `\\u${code.padStart(4, '0')}`;
}
