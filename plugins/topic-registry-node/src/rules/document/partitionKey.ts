import {
  ruleOf,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';

/** Keys nested deeper than this are not looked for. */
const MAX_DEPTH = 20;

export const partitionKey: DocumentRule = {
  meta: ruleOf('standards/partition-key'),
  check(context) {
    const { envelope, partitionKey: key } = context.registry.standards;
    const text = envelope?.example ?? envelope?.outline;
    if (!key || !text) return;
    const fields = fieldsOf(text);
    // A key of several fields, or one in words, is not looked for as one name.
    if (!fields || !/^[\w.$-]+$/.test(key.value)) return;
    const wanted = key.value.split('.').pop() ?? key.value;
    if (fields.has(wanted)) return;
    const near = [...fields].find(
      field => wordsOf(field).join(' ') === wordsOf(wanted).join(' '),
    );
    report(context, wanted, near);
  },
};

function report(
  { registry, report: give }: DocumentRuleContext,
  wanted: string,
  near: string | undefined,
): void {
  const { envelope, partitionKey: key } = registry.standards;
  const line = envelope?.range?.line;
  give({
    subject: { kind: 'document', name: registry.id },
    message: `Events are partitioned by ${code(wanted)}, and the envelope${
      line ? ` (line ${line})` : ''
    } has no such field${near ? `; it has ${code(near)}` : ''}.`,
    declared: wanted,
    ...(near && { seen: near }),
    range: key?.range,
  });
}

/** The names of all fields of a JSON text; undefined where it is not JSON. */
function fieldsOf(text: string): Set<string> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = new Set<string>();
  const visit = (one: unknown, depth: number): void => {
    if (typeof one !== 'object' || one === null || depth > MAX_DEPTH) return;
    for (const [name, inner] of Object.entries(one)) {
      if (!Array.isArray(one)) fields.add(name);
      visit(inner, depth + 1);
    }
  };
  visit(value, 0);
  return fields;
}
