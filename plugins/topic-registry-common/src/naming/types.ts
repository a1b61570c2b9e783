/**
 * What a variable of a naming template accepts:
 *
 * - `word`: lower-case letters and digits;
 * - `snake`, `kebab`: such words joined by single `_` or `-`;
 * - `camel`: letters and digits, beginning with a lower-case letter;
 * - `int`: digits;
 * - `enum`: one of the values that the template lists;
 * - `vocabulary`: one of the values that the caller gives for the variable.
 *
 * @public
 */
export type VariableType =
  | 'word'
  | 'snake'
  | 'kebab'
  | 'camel'
  | 'int'
  | 'enum'
  | 'vocabulary';

/** @public */
export interface TemplateVariable {
  name: string;
  type: VariableType;
  /** False where the template names no type, and the type follows from its separators. */
  typed: boolean;
  /** The values of an `enum`. */
  values?: string[];
}

/** @public */
export type TemplatePart =
  | { kind: 'literal'; text: string }
  | { kind: 'variable'; variable: TemplateVariable };

/**
 * Values by variable name.
 *
 * @public
 */
export type Captures = Record<string, string>;

/**
 * The values that variables may take, by variable name. For an untyped
 * variable they replace the check by type, for a typed one they add to it.
 *
 * @public
 */
export type NamingVocabulary = Record<
  string,
  ReadonlySet<string> | readonly string[]
>;

/**
 * How a name reads under a template. `unknown-value` fits the form, but no
 * reading of it has all its values in the vocabulary.
 *
 * @public
 */
export type NameReading =
  | { kind: 'match'; captures: Captures }
  | {
      kind: 'ambiguous';
      candidates: Captures[];
      /** True when there are more readings than are listed. */
      truncated: boolean;
    }
  | {
      kind: 'unknown-value';
      /** The readings of the form alone. */
      candidates: Captures[];
      /** Variables without a known value. */
      variables: string[];
    }
  | {
      kind: 'no-match';
      /** Leading characters of the name that fit. */
      matched: number;
      /** What would have to follow them, for people. */
      expected: string;
    };

/**
 * Says that reading names by templates took more steps than it may.
 *
 * @public
 */
export class NamingTooLong extends Error {
  constructor() {
    super('Reading the name by the naming templates takes too many steps');
    this.name = 'NamingTooLong';
  }
}

/**
 * Counts the steps that reading names takes, and limits them. One is some
 * nanoseconds long; an ordinary name takes some hundreds.
 *
 * @public
 */
export interface NamingWork {
  steps: number;
  /** From so many on, {@link NamingTemplate.parse} throws {@link NamingTooLong}. */
  most?: number;
}

/**
 * A compiled naming template.
 *
 * @public
 */
export interface NamingTemplate {
  /** The template as it was written. */
  source: string;
  parts: TemplatePart[];
  variables: TemplateVariable[];
  /**
   * Reads a name, trying every way in which the literals can lie in it. Names
   * longer than {@link MAX_NAME_LENGTH} are no match.
   *
   * @param work - counts the steps that it took.
   * @throws NamingTooLong where it took more of them than the work allows.
   */
  parse(
    name: string,
    vocabulary?: NamingVocabulary,
    work?: NamingWork,
  ): NameReading;
  /**
   * Writes the name that the values give.
   *
   * @throws InputError when a value is missing, empty, or not of a typed variable's type.
   */
  format(captures: Captures): string;
}

/**
 * Longest name that Kafka allows for a topic.
 *
 * @public
 */
export const MAX_NAME_LENGTH = 249;
