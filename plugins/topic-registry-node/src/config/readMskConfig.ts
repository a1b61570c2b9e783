import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { didYouMean, refuseUnknownKeys } from './keys';
import { MskAccess, MskConfig } from './types';
import { optionalString } from './values';

const AWS_KEYS = ['access', 'endpoint', 'profile', 'roleArn'];
const ACCESS: MskAccess[] = ['private', 'public', 'vpc-connectivity'];
/** Partition, region, account, name, UUID (Amazon MSK developer guide, ARNs). */
const ARN =
  /^arn:aws[a-z-]*:kafka:([a-z0-9-]+):\d{12}:cluster\/[A-Za-z0-9_-]+\/[A-Za-z0-9-]+$/;

/**
 * The cluster of Amazon MSK that `arn` names, undefined where there is none.
 *
 * @throws InputError for what is no ARN of a cluster, and for `aws` without `arn`.
 */
export function readMskConfig(
  config: Config,
  path: string,
): MskConfig | undefined {
  const arn = optionalString(config, 'arn', path);
  if (arn === undefined) {
    if (config.has('aws')) {
      throw new InputError(
        `\`${path}.aws\` in app-config says how a cluster is looked up by its ARN, but \`${path}.arn\` is missing. If it is set by an environment variable, that variable is not set.`,
      );
    }
    return undefined;
  }
  const [, region] = ARN.exec(arn) ?? [];
  if (!region) {
    throw new InputError(
      `\`${path}.arn\` in app-config is \`${arn}\`, which is not the ARN of a cluster of Amazon MSK (arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID).`,
    );
  }
  const aws = config.getOptionalConfig('aws');
  if (!aws) return { arn, region, access: 'private' };
  refuseUnknownKeys(aws, `${path}.aws`, AWS_KEYS);
  return {
    arn,
    region,
    access: readAccess(aws, `${path}.aws`),
    endpoint: readEndpoint(aws, `${path}.aws`),
    profile: optionalString(aws, 'profile', `${path}.aws`),
    roleArn: optionalString(aws, 'roleArn', `${path}.aws`),
  };
}

function readAccess(aws: Config, path: string): MskAccess {
  const stated = optionalString(aws, 'access', path) ?? 'private';
  const access = ACCESS.find(one => one === stated);
  if (!access) {
    throw new InputError(
      `\`${path}.access\` in app-config is \`${stated}\`, which is not known.${didYouMean(
        stated,
        ACCESS,
      )} Known: ${ACCESS.join(', ')}.`,
    );
  }
  return access;
}

function readEndpoint(aws: Config, path: string): string | undefined {
  const endpoint = optionalString(aws, 'endpoint', path);
  if (endpoint !== undefined && !/^https?:\/\/[^/]+/.test(endpoint)) {
    throw new InputError(
      `\`${path}.endpoint\` in app-config is \`${endpoint}\`, which is not a URL such as https://vpce-….kafka.eu-central-1.vpce.amazonaws.com.`,
    );
  }
  return endpoint;
}
