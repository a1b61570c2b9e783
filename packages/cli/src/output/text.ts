import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';

/** One line a finding, as compilers write it, so that editors can jump to it. */
export function textReport(findings: Finding[]): string {
  return findings
    .map(({ location, cluster, severity, rule, message, suggestion }) => {
      const place = location
        ? `${location.file}:${location.line}:${location.column}`
        : cluster ?? '-';
      const mend =
        suggestion && !message.includes('did you mean')
          ? ` ${suggestion.text}`
          : '';
      return `${place}: ${severity}: ${message}${mend} [${rule}]`;
    })
    .join('\n');
}
