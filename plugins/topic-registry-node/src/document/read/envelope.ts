import { Code } from 'mdast';
import { endOf, startOf } from '../text/markdown';
import { Context, Reading } from './reading';
import { codeLines } from './templates';

const ENVELOPE =
  /\benvelope\b|\b(?:event|message)s?\s+(?:schema|structure|format|standard)s?\b|\bschema\s+standards?\b|\bcloudevents\b/i;

/** Reads the JSON example of the envelope, under a heading about events' structure. */
export function readEnvelope(
  block: Code,
  context: Context,
  reading: Reading,
): void {
  if (block.lang && !/^(?:json[5c]?|javascript|js)$/i.test(block.lang)) return;
  if (!block.value.trimStart().startsWith('{')) return;
  if (!context.titles.slice(-2).some(title => ENVELOPE.test(title))) return;
  const { envelope } = reading.standards;
  if (envelope?.example !== undefined) return;
  const lines = codeLines(block, reading);
  const range = lines.length
    ? reading.source.range(
        lines[0].startOffset,
        lines[lines.length - 1].endOffset,
      )
    : reading.source.range(startOf(block), endOf(block));
  const example = parseObject(block.value);
  const isCloudEvent = example
    ? example.specversion === '1.0'
    : /"specversion"\s*:\s*"1\.0"/.test(block.value);
  reading.standards.envelope = {
    profile:
      isCloudEvent || envelope?.profile === 'cloudevents-1.0'
        ? 'cloudevents-1.0'
        : 'custom',
    example: example ? block.value : undefined,
    ...(!example && { outline: outlineOf(block.value) }),
    range,
  };
}

/** `"...the data of the event..."` stands for fields that differ from event to event. */
function outlineOf(text: string): string | undefined {
  const ellipsis = /,?\s*(?:"\s*(?:\.{3}|…)[^"\r\n]*"|\.{3}|…)(?=\s*[,}\]])/g;
  const outline = text.replace(ellipsis, '');
  return outline !== text && parseObject(outline) ? outline : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
