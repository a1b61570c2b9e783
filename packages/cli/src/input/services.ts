import {
  Registry,
  slugOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ServiceInput } from '@topic-registry/backstage-plugin-topic-registry-node';

/**
 * A service as a person writes it: `6`, `Service 6`, `Service 6 (Billing)`,
 * `service-6` or `billing-svc`. The document's own name of a known number comes
 * with it.
 */
export function serviceOf(words: string, registry: Registry): ServiceInput {
  const text = words.trim();
  const known = registry.services.find(
    ({ ref, aliases }) =>
      ref === text.toLowerCase() ||
      aliases.some(({ name }) => name.toLowerCase() === text.toLowerCase()),
  );
  const numbered = /^(?:services?[\s-]*)?(\d{1,6})(?:\s*\(([^()]+)\))?$/i.exec(
    text,
  );
  if (numbered && known?.number === undefined) {
    const number = Number(numbered[1]);
    const named = registry.services.find(one => one.number === number);
    return { number, ...nameOf(numbered[2] ?? named?.aliases[0]?.name) };
  }
  if (known?.number !== undefined) {
    return { number: known.number, ...nameOf(known.aliases[0]?.name) };
  }
  return { name: known?.aliases[0]?.name ?? text };
}

/** The reference by which the document knows a service. */
export function serviceRefOf(words: string, registry: Registry): string {
  const { number, name } = serviceOf(words, registry);
  return number === undefined ? slugOf(name ?? words) : `service-${number}`;
}

function nameOf(name: string | undefined): { name?: string } {
  return name ? { name: name.trim() } : {};
}
