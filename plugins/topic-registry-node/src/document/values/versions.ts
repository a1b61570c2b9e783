import { SchemaVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { splitOutside } from './split';

const VERSION = /^v?(\d+(?:\.\d+){0,3}(?:[-+][\w.-]+)?)(?![\w])/i;

/**
 * Reads one line of a schema history: `1.2.0 (2025-08-01): added locale`, or
 * several versions between separators. Undefined for words that hold none.
 */
export function readSchemaVersions(
  line: InlineText,
): SchemaVersion[] | undefined {
  const parts = splitOutside(
    line,
    /\s*[,;\n]\s*(?=v?\d+(?:\.\d+)*(?:\s*[(,;]|\s*$|\s+[-–—(]))/i,
  );
  const versions: SchemaVersion[] = [];
  for (const { text } of parts) {
    const version = VERSION.exec(text.text);
    if (!version) return undefined;
    const rest = text.text.slice(version[0].length);
    const date = /\d{4}-\d{2}-\d{2}/.exec(rest)?.[0];
    const note = rest
      .replace(date ?? '', '')
      .replace(/\(\s*[,;:]?\s*\)/, '')
      .replace(/^[\s:,;–—-]+|[\s:,;–—-]+$/g, '')
      .replace(/^\(([^()]*)\)$/, '$1')
      .replace(/\s+/g, ' ')
      .trim();
    versions.push({
      version: version[1],
      date,
      note: note || undefined,
      range: text.slice(0, version[0].length).range,
    });
  }
  return versions.length ? versions : undefined;
}
