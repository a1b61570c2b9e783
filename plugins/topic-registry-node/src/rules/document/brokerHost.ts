import {
  ruleOf,
  StatedBroker,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code } from '../words';

/** `b-1.name.abc123.c2.kafka.eu-central-1.amazonaws.com`, and the same for Serverless and public access (`b-1-public`). */
const MSK =
  /^b(?:oot)?-[a-z0-9-]+(?:\.[a-z0-9-]+)*\.c\d+\.kafka(?:-serverless)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i;
const AMAZON = /\.amazonaws\.com(?:\.cn)?$/i;
/** Other services of the same domain that stand before brokers. */
const BESIDE_MSK = /\.(?:elb|vpce|compute)\.|\.ec2\.|^ec2-|^vpce-/i;

export const brokerHost: DocumentRule = {
  meta: ruleOf('standards/broker-host'),
  check(context) {
    const first = new Map<string, StatedBroker>();
    const told = new Set<string>();
    for (const broker of context.registry.standards.brokers) {
      const { host, port, environment, range } = broker;
      const address = port === undefined ? host : `${host}:${port}`;
      const key = address.toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, broker);
      const problem = other
        ? other.environment !== environment &&
          `is stated for ${other.environment} (line ${other.range.line}) and for ${environment} (line ${range.line}): one of them reaches the other's brokers.`
        : whyNoMsk(host);
      if (!problem || told.has(key)) continue;
      told.add(key);
      tell(context, broker, address, problem);
    }
  },
};

function whyNoMsk(host: string): string | undefined {
  if (!AMAZON.test(host) || BESIDE_MSK.test(host) || MSK.test(host)) {
    return undefined;
  }
  return 'is no address that Amazon MSK gives: those end with `.c<n>.kafka.<region>.amazonaws.com`, or `.c<n>.kafka-serverless.<region>.amazonaws.com`.';
}

function tell(
  { registry, report }: DocumentRuleContext,
  { environment, range }: StatedBroker,
  address: string,
  problem: string,
): void {
  report({
    subject: { kind: 'document', name: registry.id },
    message: `${code(address)} (${environment}, line ${range.line}) ${problem}`,
    declared: address,
    range,
    discriminator: address,
  });
}
