import { InlineText } from '../text/InlineText';
import { readServiceList, ServiceMention } from '../values/serviceList';
import { mentionsTopics } from './titles';

// Words of a name are capitalised; "consumed from the billing service" is none.
const NAMED =
  /^(?:\p{Lu}[\p{L}\d&-]*\s+){1,4}(?:Microservice|Service|Svc|Worker|Gateway|Dienst)$/u;

const MAX_TITLE = 200;

/** The parts of a heading such as "Consumed topics of Service 2" or "Topics produced by order-svc". */
export function serviceAfterTopics(
  heading: InlineText,
): { title: string; service: ServiceMention } | undefined {
  // A heading of any length would cost more than its length.
  if (heading.text.length > MAX_TITLE) return undefined;
  const match =
    /^(.*\b(?:topics?|events?)\b.*?)\s+(?:of|by)\s+(?:the\s+)?/i.exec(
      heading.text,
    );
  const service = match && serviceInTitle(heading.slice(match[0].length));
  return service ? { title: match[1], service } : undefined;
}

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
