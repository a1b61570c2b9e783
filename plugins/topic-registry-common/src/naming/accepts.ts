import { TemplateVariable, VariableType } from './types';

const FORMS: Record<Exclude<VariableType, 'enum'>, RegExp> = {
  word: /^[a-z0-9]+$/,
  snake: /^[a-z0-9]+(?:_[a-z0-9]+)*$/,
  kebab: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  camel: /^[a-z][A-Za-z0-9]*$/,
  int: /^[0-9]+$/,
  vocabulary: /^[A-Za-z0-9._-]+$/,
};

const DESCRIPTIONS: Record<Exclude<VariableType, 'enum'>, string> = {
  word: 'a lower-case word',
  snake: 'lower-case words joined by `_`',
  kebab: 'lower-case words joined by `-`',
  camel: 'a camelCase word',
  int: 'a number',
  vocabulary: 'a known name',
};

/** Tells whether a value is of a variable's type, and in its vocabulary where there is one. */
export function accepts(
  variable: TemplateVariable,
  value: string,
  known?: ReadonlySet<string>,
): boolean {
  if (known && !known.has(value)) return false;
  if (known && !variable.typed) return value.length > 0;
  return variable.type === 'enum'
    ? variable.values!.includes(value)
    : FORMS[variable.type].test(value);
}

/** What a variable stands for, for people. */
export function describeVariable(variable: TemplateVariable): string {
  const what =
    variable.type === 'enum'
      ? variable.values!.map(value => `\`${value}\``).join(' or ')
      : DESCRIPTIONS[variable.type];
  return `${what} for {${variable.name}}`;
}
