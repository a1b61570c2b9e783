import { InlineText } from '../text/InlineText';

// What is written with a slash and is one thing.
const ONE_THING =
  /^(?:ci\/cd|tcp\/ip|i\/o|n\/a|a\/b|ui\/ux|ux\/ui|ai\/ml|ml\/ai|pl\/sql|os\/2|ssl\/tls|tls\/ssl|qa\/qc|it\/ot|b2b\/b2c|and\/or|read\/write|input\/output|client\/server|request\/response|on\/off|24\/7)$/i;
// Folders that hold the sources of services, and words for those who own them.
const FOLDER =
  /^(?:src|apps?|packages|services|libs?|cmd|internal|pkg|jobs|scripts|modules|plugins|deploy|charts|teams?|groups?|squads?|orgs?|github|gitlab)$/i;
const FILE =
  /\.(?:py|sh|js|ts|rb|jar|java|kt|go|rs|cs|php|sql|ya?ml|json|md)$/i;
const TOKEN = /^[\p{L}][\p{L}\p{M}\d_.-]+$/u;
const SERVICE =
  /(?:^|[\s_-])(?:service|svc|api|app|worker|gateway|server|ms|job|engine|portal)s?$|\p{Ll}(?:Service|Svc|API|Api|App|Worker|Gateway|Server|MS|Job|Engine|Portal)s?$|(?:^|[\s_-])(?:Service|Svc|API|Api|App|Worker|Gateway|Server|MS|Job|Engine|Portal)s?$/u;

/**
 * Takes `billing/mailer` apart, which names two services. `CI/CD`, `acme/billing-svc`
 * and what stands in a code span stay whole.
 */
export function splitAtSlashes(text: InlineText): InlineText[] {
  const [head] = text.text.split('(', 1);
  const end = head.trimEnd().length;
  if (end > 200 || !head.includes('/')) return [text];
  const parts = head.slice(0, end).split('/');
  if (parts.length > 12 || !namesSeveral(head.trimEnd(), parts)) return [text];
  const found: InlineText[] = [];
  let start = 0;
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1;
    const stop = isLast ? text.text.length : start + part.length;
    found.push(text.slice(start, stop).trim());
    start = stop + 1;
  });
  const isInCode = text.codes.some(code =>
    /\//.test(text.text.slice(code.start, code.end)),
  );
  return isInCode ? [text] : found;
}

/** Tells a name with a slash in it that is no list: "CI/CD", "acme/billing-svc". */
export function isOneThing(text: string): boolean {
  const parts = text.split('/');
  return (
    parts.length <= 3 &&
    parts.every(part => /^[\p{L}\d][\p{L}\d _.-]*$/u.test(part.trim())) &&
    !parts.some(part => FILE.test(part))
  );
}

function namesSeveral(text: string, parts: string[]): boolean {
  if (parts.some(part => part !== part.trim() || part.length < 2)) return false;
  if (ONE_THING.test(text) || FOLDER.test(parts[0])) return false;
  if (parts.some(part => FILE.test(part))) return false;
  const services = parts.filter(part => SERVICE.test(part)).length;
  // "SMS/Push Gateway" is one; "Order Service/Mail Service" are two.
  if (parts.some(part => /\s/.test(part))) return services === parts.length;
  if (!parts.every(part => TOKEN.test(part))) return false;
  // "acme/billing-svc" is where a service lives.
  return parts.length !== 2 || services !== 1 || !SERVICE.test(parts[1]);
}
