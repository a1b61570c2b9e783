import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { refuseUnknownKeys } from './keys';
import { AlertsConfig } from './types';
import { durationMs, optionalString } from './values';

const PLACE = 'topicRegistry.alerts';
const KEYS = ['enabled', 'minSeverity', 'ownerWait', 'content'];
const CONTENTS: AlertsConfig['content'][] = ['named', 'unnamed'];
const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/**
 * Reads and checks `topicRegistry.alerts`.
 *
 * @param options - `permissions`: whether the portal has a policy, which may
 * hide from an owner what a notification would name.
 * @throws InputError naming the key at fault and what would be right.
 */
export function readAlertsConfig(
  config: Config | undefined,
  options: { permissions: boolean },
): AlertsConfig {
  if (config) refuseUnknownKeys(config, PLACE, KEYS);
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? true,
    minSeverity: oneOf(config, 'minSeverity', SEVERITIES) ?? 'warning',
    ownerWaitMs: durationMs(config, 'ownerWait', PLACE, {
      default: 300_000,
      min: 0,
    }),
    content:
      oneOf(config, 'content', CONTENTS) ??
      (options.permissions ? 'unnamed' : 'named'),
  };
}

function oneOf<T extends string>(
  config: Config | undefined,
  key: string,
  allowed: readonly T[],
): T | undefined {
  const given = config && optionalString(config, key, PLACE);
  if (given === undefined) return undefined;
  const found = allowed.find(one => one === given);
  if (found) return found;
  throw new InputError(
    `\`${PLACE}.${key}\` in app-config is \`${given}\`; it is one of ${allowed.join(
      ', ',
    )}.`,
  );
}
