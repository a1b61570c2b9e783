import { visible } from '@topic-registry/backstage-plugin-topic-registry-common';
import { createTwoFilesPatch } from 'diff';
import { Style } from '../color';
import { visibleLine } from './frame';

/** A unified diff of one document, as `git apply` and `patch` take it; empty where nothing differs. */
export function unifiedDiff(
  file: string,
  before: string,
  after: string,
  style: Style,
): string {
  if (before === after) return '';
  const name = visible(file);
  const patch = createTwoFilesPatch(
    `a/${name}`,
    `b/${name}`,
    before,
    after,
    '',
    '',
    {
      context: 3,
      stripTrailingCr: false,
    },
  );
  return patch
    .split('\n')
    .slice(1)
    .map(line => {
      // The line's own ending belongs to it.
      const text = line.endsWith('\r')
        ? `${visibleLine(line.slice(0, -1))}\r`
        : visibleLine(line);
      if (/^(?:---|\+\+\+) /.test(text)) return style.strong(text);
      if (text.startsWith('@@')) return style.info(text);
      if (text.startsWith('+')) return style.good(text);
      return text.startsWith('-') ? style.error(text) : text;
    })
    .join('\n');
}
