import { ProtocolVersion } from '@topic-registry/backstage-plugin-topic-registry-common';
import { chooseVersion, VersionRange } from '../protocol/ApiCall';
import { spokenCalls } from '../protocol/spokenCalls';

/**
 * What is offered and spoken of each API, over all brokers that were asked: the
 * versions that every one of them offers.
 */
export function protocolOf(
  offers: readonly Record<number, VersionRange>[],
): ProtocolVersion[] | undefined {
  if (offers.length === 0) return undefined;
  return spokenCalls.map(call => {
    const offered = common(offers.map(offer => offer[call.key]));
    return {
      api: call.name,
      key: call.key,
      ours: { min: call.minVersion, max: call.maxVersion },
      ...(offered && {
        offered: { min: offered.minVersion, max: offered.maxVersion },
      }),
      spoken: chooseVersion(call, offered),
    };
  });
}

function common(
  ranges: readonly (VersionRange | undefined)[],
): VersionRange | undefined {
  let result: VersionRange | undefined;
  for (const range of ranges) {
    if (!range) return undefined;
    result = {
      minVersion: Math.max(result?.minVersion ?? 0, range.minVersion),
      maxVersion: Math.min(result?.maxVersion ?? Infinity, range.maxVersion),
    };
  }
  return result && result.minVersion <= result.maxVersion ? result : undefined;
}
