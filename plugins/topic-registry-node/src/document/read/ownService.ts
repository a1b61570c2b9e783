import { InlineText } from '../text/InlineText';
import { readServiceList } from '../values/serviceList';
import { Context, Reading } from './reading';

/** "cypher-svc consumes events from these services" says whose page it is. */
export function readOwnService(
  text: InlineText,
  context: Context,
  reading: Reading,
): void {
  if (reading.ownService || (context.depth > 1 && !context.direction)) return;
  const match =
    /^([^\s,.;:()]+(?:\s+\d+)?)\s+(?:consumes|subscribes\s+to|produces|publishes|emits)\b/i.exec(
      text.text,
    );
  if (!match) return;
  const name = text.slice(0, match[1].length);
  const isName =
    /[a-z0-9]-[a-z0-9]|service$|svc$/i.test(name.text) || name.codes.length > 0;
  if (!isName && !/^service\s+\d+$/i.test(name.text)) return;
  if (/^(?:this|the|each|every|a)\b/i.test(name.text)) return;
  const [mention] = readServiceList(name).mentions;
  reading.ownService = mention;
}
