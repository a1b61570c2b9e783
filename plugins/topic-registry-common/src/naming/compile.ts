import { InputError } from '@backstage/errors';
import { TemplatePart, TemplateVariable, VariableType } from './types';

const TYPES: VariableType[] = [
  'word',
  'snake',
  'kebab',
  'camel',
  'int',
  'enum',
  'vocabulary',
];

/** More of them than any convention has; each multiplies the ways to read a name. */
const MOST_VARIABLES = 16;
const MOST_VALUES = 500;

/** Splits a template into literals and variables; see `compileTemplate`. */
export function compileParts(source: string): TemplatePart[] {
  const pieces = split(source);
  const untyped = untypedTypeOf(pieces);
  const parts: TemplatePart[] = [];
  const seen = new Set<string>();
  for (const piece of pieces) {
    if (piece.kind === 'literal') {
      parts.push({ kind: 'literal', text: piece.text });
      continue;
    }
    const variable = compileVariable(source, piece.text, untyped);
    const before = parts[parts.length - 1];
    if (before?.kind === 'variable') {
      throw new InputError(
        `Naming template \`${source}\` has {${before.variable.name}} and {${variable.name}} side by side: put a literal such as \`_\` between them, or no name could be read.`,
      );
    }
    if (seen.has(variable.name)) {
      throw new InputError(
        `Naming template \`${source}\` has the variable {${variable.name}} twice: give each its own name.`,
      );
    }
    seen.add(variable.name);
    if (seen.size > MOST_VARIABLES) {
      throw new InputError(
        `Naming template \`${abridged(
          source,
        )}\` has more than ${MOST_VARIABLES} variables: leave out those that tell nothing.`,
      );
    }
    if ((variable.values?.length ?? 0) > MOST_VALUES) {
      throw new InputError(
        `Naming template \`${abridged(
          source,
        )}\` lists more than ${MOST_VALUES} values for one variable: name the variable instead, as in {domain}.`,
      );
    }
    parts.push({ kind: 'variable', variable });
  }
  return parts;
}

function abridged(source: string): string {
  return source.length > 120 ? `${source.slice(0, 120)}…` : source;
}

interface Piece {
  kind: 'literal' | 'variable';
  text: string;
}

function split(source: string): Piece[] {
  if (source === '') throw new InputError('A naming template is empty.');
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  while (at < source.length) {
    const char = source[at];
    if (char === '}') throw unbalanced(source, '}', at);
    if (char !== '{') {
      literal += char;
      at += 1;
      continue;
    }
    const end = source.indexOf('}', at);
    const nested = source.indexOf('{', at + 1);
    if (end < 0 || (nested >= 0 && nested < end)) {
      throw unbalanced(source, '{', at);
    }
    if (literal) pieces.push({ kind: 'literal', text: literal });
    literal = '';
    pieces.push({ kind: 'variable', text: source.slice(at + 1, end) });
    at = end + 1;
  }
  if (literal) pieces.push({ kind: 'literal', text: literal });
  return pieces;
}

function unbalanced(source: string, brace: string, at: number): InputError {
  return new InputError(
    `Naming template \`${source}\` has an unbalanced \`${brace}\` at character ${
      at + 1
    }: write variables as {name} or {name:type}.`,
  );
}

// A template that joins by `_` means words joined by `_`. With other
// separators, or none of them, a value must not swallow the separator itself.
function untypedTypeOf(pieces: Piece[]): VariableType {
  const literals = pieces
    .filter(piece => piece.kind === 'literal')
    .map(piece => piece.text)
    .join('');
  return literals.includes('_') || !/[.-]/.test(literals) ? 'snake' : 'kebab';
}

/** `{created|updated}` and `{v1,v2}`, as documents write a choice, are an enum without a name. */
function readChoice(text: string): TemplateVariable | undefined {
  if (/[:()]/.test(text) || !/[|,]/.test(text)) return undefined;
  const values = text.split(/[|,]/).map(value => value.trim());
  if (values.some(value => !/^[A-Za-z0-9._-]+$/.test(value))) return undefined;
  return {
    name: values.join('|'),
    type: 'enum',
    typed: true,
    values: [...new Set(values)],
  };
}

function compileVariable(
  source: string,
  text: string,
  untyped: VariableType,
): TemplateVariable {
  const choice = readChoice(text);
  if (choice) return choice;
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).trim();
  if (!/^[A-Za-z][A-Za-z0-9_ -]*$/.test(name)) {
    throw new InputError(
      `Naming template \`${source}\` has a variable without a usable name: {${text}}. A name begins with a letter, as in {domain}.`,
    );
  }
  if (colon < 0) return { name, type: untyped, typed: false };

  const stated = text.slice(colon + 1).trim();
  const open = stated.indexOf('(');
  const type = (open < 0 ? stated : stated.slice(0, open)).trim();
  if (!TYPES.includes(type as VariableType)) {
    throw new InputError(
      `Naming template \`${source}\` gives {${name}} the type \`${type}\`, which does not exist. The types are ${TYPES.join(
        ', ',
      )}.`,
    );
  }
  if (type !== 'enum') {
    if (open >= 0) {
      throw new InputError(
        `Naming template \`${source}\` gives values to {${name}}: only an enum takes them.`,
      );
    }
    return { name, type: type as VariableType, typed: true };
  }
  const values =
    open >= 0 && stated.endsWith(')')
      ? stated
          .slice(open + 1, -1)
          .split(',')
          .map(value => value.trim())
          .filter(Boolean)
      : [];
  if (values.length === 0) {
    throw new InputError(
      `Naming template \`${source}\` has an enum without values in {${name}}: write {${name}:enum(a,b)}.`,
    );
  }
  return { name, type: 'enum', typed: true, values: [...new Set(values)] };
}
