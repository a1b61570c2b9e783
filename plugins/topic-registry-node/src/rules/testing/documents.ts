import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parseDocument } from '../../document';
import { evaluateRegistry } from '../evaluate';
import { RuleSettings } from '../settings';
import { BoundRegistry } from '../types';
import { READ_AT } from './observations';

/** A finding in a text: `severity line "the words that it marks"`, with what would replace them. */
export function told(
  text: string,
  { location, severity, suggestion }: Finding,
) {
  const marked = location
    ? `${location.line} "${wordsAt(text, location)}"`
    : 'nowhere';
  const better = suggestion?.replacement;
  return `${severity} ${marked}${better ? ` → ${better}` : ''}`;
}

/** What a rule finds in a document of the name `registry.md`. */
export function findIn(
  text: string,
  rule: string,
  options: { now?: string; rules?: RuleSettings; timezone?: string } = {},
): { findings: Finding[]; told: string[] } {
  const bound = boundText(text);
  const { findings } = evaluateRegistry({
    ...bound,
    timezone: options.timezone ?? 'UTC',
    now: new Date(options.now ?? READ_AT),
    rules: options.rules,
  });
  const own = findings.filter(finding => finding.rule === rule);
  return { findings: own, told: own.map(finding => told(text, finding)) };
}

/** A document in force. */
export function boundText(
  text: string,
  id = 'registry',
): BoundRegistry & Pick<ReturnType<typeof parseDocument>, 'unparsed'> {
  return {
    ...parseDocument(text, { id, file: `${id}.md` }),
    timezone: 'UTC',
    serviceAliases: {},
  };
}

/** Settings with options for one rule. */
export function withOptions(
  rule: string,
  options: RuleSettings[string]['options'],
): RuleSettings {
  return { [rule]: { options, exceptions: [] } };
}

function wordsAt(
  text: string,
  location: NonNullable<Finding['location']>,
): string {
  const lines = text.split('\n').slice(location.line - 1, location.endLine);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, location.endColumn - 1);
  lines[0] = lines[0].slice(location.column - 1);
  return lines.join('\n');
}
