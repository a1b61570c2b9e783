import {
  DocumentVersion,
  DocumentVersionText,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { documentLines } from './document';
import { ago } from './topics';

/** Three texts of the platform registry; the newest is in force. */
export function documentVersions(): DocumentVersionText[] {
  const lines = documentLines();
  const third = lines.join('\n');
  const second = lines
    .map(line => line.replace('7 days (default)', '3 days (default)'))
    .join('\n');
  const first = second
    .split('\n')
    .filter(line => !line.includes('rag_events') && !/RAG|faq/.test(line))
    .join('\n');
  return [third, second, first].map((text, index) => ({
    version: 3 - index,
    hash: ['9f2c4e', '1b77aa', 'c0ffee'][index].padEnd(64, '0'),
    since: ago([7, 3 * 1440, 9 * 1440][index]),
    ...(index > 0 && { until: ago([7, 7, 3 * 1440][index]) }),
    bytes: new TextEncoder().encode(text).length,
    lines: text.split('\n').length - 1,
    text,
  }));
}

/** {@link documentVersions} as they are listed. */
export function versionOf(kept: DocumentVersionText): DocumentVersion {
  const { text: _, ...version } = kept;
  return version;
}
