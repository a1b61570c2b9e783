import { ownValue } from '../names';
import { InputError } from '@backstage/errors';
import { accepts, describeVariable } from './accepts';
import { compileParts } from './compile';
import { readName } from './match';
import {
  Captures,
  MAX_NAME_LENGTH,
  NameReading,
  NamingTemplate,
  NamingVocabulary,
  NamingWork,
  TemplatePart,
  TemplateVariable,
} from './types';

/**
 * Compiles a naming template: literals with variables `{name}` or
 * `{name:type}`, where the type is `word`, `snake`, `kebab`, `camel`, `int`,
 * `enum(a,b)` or `vocabulary`. An untyped variable takes lower-case words that
 * are joined as the template joins its own parts. `{a|b}` and `{a,b}` are a
 * choice between values, as documents write it.
 *
 * @throws InputError for unbalanced braces, adjacent variables, a variable that
 * occurs twice, and unknown types.
 * @public
 */
export function compileTemplate(source: string): NamingTemplate {
  const parts = compileParts(source.trim());
  const variables: TemplateVariable[] = [];
  for (const part of parts) {
    if (part.kind === 'variable') variables.push(part.variable);
  }
  return {
    source: source.trim(),
    parts,
    variables,
    parse: (name, vocabulary, work) =>
      parse(name, { parts, variables }, vocabulary, work),
    format: captures => format(source.trim(), captures, parts),
  };
}

function parse(
  name: string,
  { parts, variables }: Pick<NamingTemplate, 'parts' | 'variables'>,
  vocabulary: NamingVocabulary = {},
  work: NamingWork = { steps: 0 },
): NameReading {
  if (name.length > MAX_NAME_LENGTH) {
    return {
      kind: 'no-match',
      matched: MAX_NAME_LENGTH,
      expected: `at most ${MAX_NAME_LENGTH} characters`,
    };
  }
  const known = new Map<string, ReadonlySet<string>>();
  for (const { name: variable } of variables) {
    const values = ownValue(vocabulary, variable);
    if (values) known.set(variable, asSet(values));
  }
  const { readings, truncated, progress } = readName(name, parts, known, work);
  if (readings.length === 1) return { kind: 'match', captures: readings[0] };
  if (readings.length > 1) {
    return { kind: 'ambiguous', candidates: readings, truncated };
  }
  return known.size > 0
    ? unknownValue(name, parts, known, work)
    : { kind: 'no-match', ...progress };
}

function asSet(
  values: ReadonlySet<string> | readonly string[],
): ReadonlySet<string> {
  return Array.isArray(values)
    ? new Set(values)
    : (values as ReadonlySet<string>);
}

function unknownValue(
  name: string,
  parts: TemplatePart[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
  work: NamingWork,
): NameReading {
  let candidates: Captures[] = [];
  const unknown: string[] = [];
  for (const [variable, values] of known) {
    const alone = readName(name, parts, new Map([[variable, values]]), work);
    if (alone.readings.length === 0) unknown.push(variable);
    else candidates.push(...alone.readings);
  }
  const form = readName(name, parts, new Map(), work);
  if (candidates.length === 0) candidates = form.readings;
  if (candidates.length === 0) return { kind: 'no-match', ...form.progress };
  return {
    kind: 'unknown-value',
    candidates,
    // Each value is known by itself, but never all of them in one reading.
    variables: unknown.length > 0 ? unknown : [...known.keys()],
  };
}

function format(
  source: string,
  captures: Captures,
  parts: TemplatePart[],
): string {
  let name = '';
  for (const part of parts) {
    if (part.kind === 'literal') {
      name += part.text;
      continue;
    }
    const { variable } = part;
    const value = ownValue(captures, variable.name);
    if (!value) {
      throw new InputError(
        `No value for {${variable.name}} of naming template \`${source}\`.`,
      );
    }
    if (variable.typed && !accepts(variable, value)) {
      throw new InputError(
        `\`${value}\` does not fit naming template \`${source}\`: it takes ${describeVariable(
          variable,
        )}.`,
      );
    }
    name += value;
  }
  return name;
}
