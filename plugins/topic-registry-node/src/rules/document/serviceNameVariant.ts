import {
  ruleOf,
  Service,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule, DocumentRuleContext } from '../rule';
import { code, listOf } from '../words';

/** Words at the end of a name that say no more than that it is a service. */
const SUFFIX = new Set(['svc', 'service', 'microservice']);

export const serviceNameVariant: DocumentRule = {
  meta: ruleOf('service/name-variant'),
  check(context) {
    for (const service of context.registry.services) {
      if (service.aliases.length > 1) tellNames(context, service);
    }
    tellTwins(context);
  },
};

function tellNames({ report }: DocumentRuleContext, service: Service): void {
  const { aliases, name, ref } = service;
  const whole = coreOf(name);
  const others = aliases.filter(alias => alias.name !== name);
  const strange = others.find(alias => !isShortFor(coreOf(alias.name), whole));
  const place = strange ?? others[0];
  report({
    subject: { kind: 'service', name: ref },
    service: ref,
    ...(!strange && { severity: 'info' }),
    message: `${titleOf(service)} is called ${listOf(
      aliases.map(alias => `${code(alias.name)} (line ${alias.range.line})`),
    )}${
      strange
        ? ': which of them its consumer groups are named after cannot be told.'
        : '; its consumer groups may be named after either.'
    }`,
    declared: name,
    seen: place.name,
    range: place.range,
    suggestion: { text: `Write ${code(name)} throughout.` },
  });
}

/** `order-svc` and `Order Service` are two references and mean one service. */
function tellTwins({ registry, report }: DocumentRuleContext): void {
  const byCore = new Map<string, Service>();
  for (const service of registry.services) {
    const core = coreOf(service.name).join(' ');
    const first = byCore.get(core);
    if (!core || !first) {
      byCore.set(core, service);
      continue;
    }
    // Two numbers with one name are two services: see `service/ambiguous`.
    if (service.number !== undefined && first.number !== undefined) continue;
    report({
      subject: { kind: 'service', name: service.ref },
      service: service.ref,
      message: `${code(service.name)} (line ${service.range.line}) and ${code(
        first.name,
      )} (line ${
        first.range.line
      }) look like one service under two names, and count as two.`,
      declared: service.name,
      seen: first.name,
      range: service.range,
      discriminator: first.ref,
    });
  }
}

function titleOf({ number, ref }: Service): string {
  return number === undefined ? code(ref) : `Service ${number}`;
}

function coreOf(name: string): string[] {
  const words = wordsOf(name);
  while (words.length > 1 && SUFFIX.has(words[words.length - 1])) words.pop();
  return words;
}

/** Whether the words of a name are some of those of the longer one, in their order. */
function isShortFor(short: string[], whole: string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === short[at]) at += 1;
  return at === short.length;
}
