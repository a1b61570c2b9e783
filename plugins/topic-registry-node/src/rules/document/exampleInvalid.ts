import {
  JsonExample,
  ownValue,
  ruleOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { codes } from '../words';

/** Attributes without which CloudEvents 1.0 knows no event (specification, "Required Attributes"). */
const CLOUD_EVENT = ['id', 'source', 'specversion', 'type'];

export const exampleInvalid: DocumentRule = {
  meta: ruleOf('document/example-invalid'),
  check(context) {
    const { registry } = context;
    const { envelope } = registry.standards;
    registry.examples.forEach((example, index) => {
      const name = `example ${index + 1}`;
      const problem = whyInvalid(example.text);
      if (problem) {
        tell(context, example, name, problem);
      } else if (
        envelope?.profile === 'cloudevents-1.0' &&
        envelope.example === example.text
      ) {
        tellEnvelope(context, example, name);
      }
    });
  },
};

interface Problem {
  /** Index into the text, where it is known. */
  at?: number;
  words: string;
  isShortened: boolean;
}

function whyInvalid(text: string): Problem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as SyntaxError;
    const at = /at position (\d+)/.exec(message)?.[1];
    return {
      at: at === undefined ? undefined : Number(at),
      words: message
        .replace(
          /\s*(?:in JSON )?at position \d+(?: \(line \d+ column \d+\))?/,
          '',
        )
        .replace(/, "?\.{0,3}[^]*is not valid JSON$/, '')
        .replace(/ in JSON$/, ''),
      isShortened: /\.\.\.|…|^\s*\/\/|\/\*/m.test(text),
    };
  }
}

function tell(
  { registry, report }: DocumentRuleContext,
  example: JsonExample,
  name: string,
  problem: Problem,
): void {
  const range = placeOf(example, problem.at);
  report({
    subject: { kind: 'document', name: registry.id },
    ...(problem.isShortened && { severity: 'info' }),
    message: problem.isShortened
      ? `The example on line ${example.range.line} is shortened in a way that is no valid JSON (line ${range.line}), so it cannot be copied or checked.`
      : `The example on line ${example.range.line} is no valid JSON: ${problem.words} (line ${range.line}).`,
    range,
    discriminator: name,
  });
}

function tellEnvelope(
  { registry, report }: DocumentRuleContext,
  example: JsonExample,
  name: string,
): void {
  const value = JSON.parse(example.text) as Record<string, unknown>;
  const missing = CLOUD_EVENT.filter(key => !isText(ownValue(value, key)));
  if (missing.length === 0) return;
  report({
    subject: { kind: 'document', name: registry.id },
    message: `The example of the envelope on line ${
      example.range.line
    } is no CloudEvent: it lacks ${codes(missing)}.`,
    range: example.range,
    discriminator: name,
  });
}

/** The line of the mistake, from there to its end; the whole example where it is not known. */
function placeOf({ text, range }: JsonExample, at: number | undefined) {
  if (at === undefined) return range;
  const before = text.slice(0, at).split('\n');
  const line = range.line + before.length - 1;
  const column = before[before.length - 1].length + 1;
  const rest = text.slice(at).split('\n', 1)[0].length;
  // A mistake at the end of a line is what follows it.
  const length = Math.max(1, rest);
  const offset = range.offset + at;
  return {
    line,
    column,
    endLine: line,
    endColumn: column + length,
    offset,
    endOffset: offset + length,
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
