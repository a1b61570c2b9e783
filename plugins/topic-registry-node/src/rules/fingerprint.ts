import { createHash } from 'node:crypto';
import { Subject } from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * What makes a finding the same finding in the next evaluation.
 *
 * @public
 */
export interface FindingIdentity {
  rule: string;
  registry: string;
  subject: Subject;
  cluster?: string;
  discriminator?: string;
}

/**
 * The stable identity of a finding: the first 20 hex digits of the SHA-256 over
 * rule, registry, subject, cluster and discriminator. Line, value, severity,
 * message and topic id have no part in it, since they change while the finding
 * stays the same.
 *
 * @public
 */
export function fingerprintOf(identity: FindingIdentity): string {
  const { rule, registry, subject, cluster, discriminator } = identity;
  return createHash('sha256')
    .update(
      JSON.stringify([
        rule,
        registry,
        subject.kind,
        subject.name,
        cluster ?? '',
        discriminator ?? '',
      ]),
    )
    .digest('hex')
    .slice(0, 20);
}
