/** Words that announce topics without naming a category. */
const GENERIC =
  /\b(?:kafka|events?|active|all|the|our|deprecated|retired|obsolete|legacy|future|proposed|planned|upcoming|consumed|produced|published|subscribed|inbound|outbound|incoming|outgoing|current|registry|list|of|new|under|consideration|not|yet|implemented|topics?|streams?|channels?|messages?|and|catalogu?e|overview|declared|we|by|service)\b/gi;

const TOPICS = /\b(?:topics?|streams?|channels?)\b/i;
const ABOUT_TOPICS =
  /\b(?:naming|convention|configuration|settings?|standards?|adding|modifying|changing|deprecating|creating|removing|how|guide|process|matrix|governance|ownership|policy|policies|template|format|design|security|monitoring|references?)\b/i;

/** Tells whether a heading only announces topics ("Active Kafka Topics"), so that it is no category. */
export function isGenericTitle(title: string): boolean {
  return (
    title
      .replace(/\([^()]*\)/g, ' ')
      .replace(GENERIC, ' ')
      .replace(/[^\p{L}\d]+/gu, '') === ''
  );
}

/** Tells whether a heading announces that topics follow. */
export function announcesTopics(title: string): boolean {
  return TOPICS.test(title) && !ABOUT_TOPICS.test(title);
}

/** Which side of its topics the document's own service is on, by a heading such as "Consumed Topics". */
export function directionOfTitle(
  title: string,
): 'producer' | 'consumer' | undefined {
  const words = title.replace(/\([^()]*\)/g, ' ').trim();
  if (words.split(/\s+/).length > 4 || !isGenericTitle(words)) return undefined;
  if (/\b(?:consumed|subscribed|inbound|incoming)\b/i.test(words))
    return 'consumer';
  if (/\b(?:produced|published|outbound|outgoing)\b/i.test(words))
    return 'producer';
  return undefined;
}
