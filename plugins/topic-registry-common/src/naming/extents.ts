import { TemplateVariable, VariableType } from './types';

type Form = Exclude<VariableType, 'enum'>;

const isLower = (code: number) => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) =>
  isLower(code) || (code >= 0x41 && code <= 0x5a);
const isLowerOrDigit = (code: number) => isLower(code) || isDigit(code);

/** By character code: a regular expression for each character of each name takes its time. */
const INSIDE: Record<Form, (code: number) => boolean> = {
  word: isLowerOrDigit,
  snake: isLowerOrDigit,
  kebab: isLowerOrDigit,
  camel: code => isLetter(code) || isDigit(code),
  int: isDigit,
  vocabulary: code =>
    isLetter(code) ||
    isDigit(code) ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x2d,
};

const JOINT: Partial<Record<Form, string>> = { snake: '_', kebab: '-' };

/**
 * Which stretches of one name a variable takes, by its type.
 *
 * Worked out once for a name and a type, in a walk over the name; each question
 * is then answered by comparing numbers, however long the stretch is.
 */
export class Extents {
  private readonly name: string;
  private readonly ends = new Map<Form, Int16Array>();

  constructor(name: string) {
    this.name = name;
  }

  /**
   * Tells of stretches of the name, none of them empty, whether they have the
   * form of the variable's type. An `enum` has none, its values are looked up.
   */
  formOf(variable: TemplateVariable): (at: number, end: number) => boolean {
    if (variable.type === 'enum') return () => true;
    const { name } = this;
    const { type } = variable;
    const joint = JOINT[type];
    // Often another question is answered before this one is asked.
    let ends: Int16Array | undefined;
    return (at, end) => {
      ends ??= this.endsOf(type);
      return (
        end <= ends[at] && (joint === undefined || name[end - 1] !== joint)
      );
    };
  }

  /** Where the longest stretch from `at` that the variable takes ends; `at` where there is none. */
  longest(variable: TemplateVariable, at: number): number {
    if (variable.type !== 'enum') {
      const end = this.endsOf(variable.type)[at];
      const joint = JOINT[variable.type];
      return end > at && this.name[end - 1] === joint ? end - 1 : end;
    }
    let longest = at;
    for (const value of variable.values!) {
      if (this.name.startsWith(value, at)) {
        longest = Math.max(longest, at + value.length);
      }
    }
    return longest;
  }

  /** By place: where what begins there has to end, with a joint at its end at most. */
  private endsOf(form: Form): Int16Array {
    const known = this.ends.get(form);
    if (known) return known;
    const { name } = this;
    const joint = JOINT[form];
    const ends = new Int16Array(name.length + 1);
    ends[name.length] = name.length;
    const inside = INSIDE[form];
    const isInside = new Array<boolean>(name.length).fill(false);
    for (let at = 0; at < name.length; at++) {
      isInside[at] = inside(name.charCodeAt(at));
    }
    for (let at = name.length - 1; at >= 0; at--) {
      // A single joint between two letters goes on, behind two of them nothing does.
      const goesOn =
        isInside[at + 1] || (isInside[at] && name[at + 1] === joint);
      if (!isInside[at] && name[at] !== joint) ends[at] = at;
      else if (at + 1 < name.length && goesOn) ends[at] = ends[at + 1];
      else ends[at] = at + 1;
    }
    for (let at = 0; at < name.length; at++) {
      const begins =
        form === 'camel' ? isLower(name.charCodeAt(at)) : isInside[at];
      if (!begins) ends[at] = at;
    }
    this.ends.set(form, ends);
    return ends;
  }
}
