import { InlineText } from '../text/InlineText';
import { readServiceList, ServiceMention } from '../values/serviceList';
import { mentionsTopics } from './titles';

// Words of a name are capitalised; "consumed from the billing service" is none.
const NAMED =
  /^(?:\p{Lu}[\p{L}\d&-]*\s+){1,4}(?:Microservice|Service|Svc|Worker|Gateway|Dienst)$/u;

/** The service that a heading names, such as `order-svc`, "Billing Service" or "Service 3 (Billing)". */
export function serviceInTitle(
  heading: InlineText,
): ServiceMention | undefined {
  let text = heading.trim();
  const lead =
    /^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:[^\p{L}\p{N}`(]+\s*)?(?:(?:service|app|component)\s*:\s*)?/iu.exec(
      text.text,
    );
  if (lead && !text.isCode(0)) text = text.slice(lead[0].length);
  const numbered = /^(?:micro)?(?:service|svc)\s*#?\d/i.test(text.text);
  const isSlug = /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(text.text);
  const isNamed = NAMED.test(text.text) && !mentionsTopics(text.text);
  if (!numbered && !isSlug && !isNamed) return undefined;
  const { mentions, residue } = readServiceList(text);
  return mentions.length === 1 && residue.length === 0
    ? mentions[0]
    : undefined;
}
