import {
  Finding,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const COMMANDS = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const;

/** Workflow commands of GitHub Actions, which become annotations of a pull request. */
export function githubReport(findings: Finding[]): string {
  return findings
    .map(({ severity, rule, message, location }) => {
      const properties: Record<string, string | number> = {
        ...(location && {
          file: location.file,
          line: location.line,
          endLine: location.endLine,
          // Columns are refused for a span of several lines.
          ...(location.line === location.endLine && {
            col: location.column,
            endColumn: location.endColumn,
          }),
        }),
        title: rule,
      };
      const list = Object.entries(properties)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',');
      return `::${COMMANDS[severity]} ${list}::${escapeData(message)}`;
    })
    .join('\n');
}

// The rules of GitHub's own toolkit (actions/toolkit, command.ts); line breaks
// are written out before, so that an annotation is one line.
function escapeData(text: string): string {
  return visible(text).replace(/%/g, '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
