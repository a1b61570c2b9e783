import {
  ruleOf,
  Service,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code } from '../words';

export const serviceUnnamed: DocumentRule = {
  meta: ruleOf('service/unnamed'),
  check({ registry, report }) {
    // A document that numbers its services throughout means it so.
    const isNamed = registry.services.some(({ aliases }) => aliases.length > 0);
    if (!isNamed) return;
    for (const { number, aliases, ref, range } of registry.services) {
      if (number === undefined || aliases.length > 0) continue;
      report({
        subject: { kind: 'service', name: ref },
        service: ref,
        message: `Service ${number} (line ${range.line}) has no name anywhere in the document, so its consumer groups cannot be told.`,
        declared: ref,
        range,
      });
    }
  },
};

export const serviceAmbiguous: DocumentRule = {
  meta: ruleOf('service/ambiguous'),
  check({ registry, report }) {
    const byName = new Map<string, { service: Service; line: number }>();
    for (const service of registry.services) {
      for (const { name, range } of service.aliases) {
        const key = name.toLowerCase();
        const first = byName.get(key);
        if (!first) {
          byName.set(key, { service, line: range.line });
          continue;
        }
        if (first.service === service) continue;
        report({
          subject: { kind: 'service', name: service.ref },
          service: service.ref,
          message: `${code(name)} is the name of ${titleOf(
            first.service,
          )} (line ${first.line}) and of ${titleOf(service)} (line ${
            range.line
          }): a party or a group with this name may be either.`,
          declared: name,
          range,
          discriminator: key,
        });
      }
    }
  },
};

function titleOf({ number, ref }: Service): string {
  return number === undefined ? code(ref) : `Service ${number}`;
}
