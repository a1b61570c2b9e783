import {
  Finding,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Style } from '../color';
import { codeFrame } from './frame';

/** The lines of the documents, by file; findings of others have no frame. */
export type SourceLines = ReadonlyMap<string, readonly string[]>;

/**
 * One line a finding, as compilers write it, so that editors can jump to it;
 * below it the line of the document with the place marked.
 */
export function textReport(
  findings: Finding[],
  style: Style,
  sources?: SourceLines,
): string {
  return findings
    .map(finding => {
      const { location, cluster, severity, rule, message, suggestion } =
        finding;
      const place = location
        ? `${location.file}:${location.line}:${location.column}`
        : cluster ?? '-';
      const mend =
        suggestion && !message.includes('did you mean')
          ? ` ${suggestion.text}`
          : '';
      const head = `${style.strong(visible(place))}: ${style[severity](
        severity,
      )}: ${visible(message + mend)} ${style.faint(`[${rule}]`)}`;
      const lines = location && sources?.get(location.file);
      const frame =
        location && lines && codeFrame(lines, location, style, style[severity]);
      return frame ? `${head}\n${frame}\n` : head;
    })
    .join('\n')
    .trimEnd();
}
