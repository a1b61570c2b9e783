import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { refuseUnknownKeys } from './keys';
import { AlertsConfig } from './types';
import { durationMs, optionalString } from './values';

const PLACE = 'topicRegistry.alerts';
const KEYS = ['enabled', 'minSeverity', 'ownerWait'];
const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/**
 * Reads and checks `topicRegistry.alerts`.
 *
 * @throws InputError naming the key at fault and what would be right.
 */
export function readAlertsConfig(config: Config | undefined): AlertsConfig {
  if (config) refuseUnknownKeys(config, PLACE, KEYS);
  const given = config && optionalString(config, 'minSeverity', PLACE);
  const minSeverity = SEVERITIES.find(one => one === (given ?? 'warning'));
  if (!minSeverity) {
    throw new InputError(
      `\`${PLACE}.minSeverity\` in app-config is \`${given}\`; it is one of ${SEVERITIES.join(
        ', ',
      )}.`,
    );
  }
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? true,
    minSeverity,
    ownerWaitMs: durationMs(config, 'ownerWait', PLACE, {
      default: 300_000,
      min: 0,
    }),
  };
}
