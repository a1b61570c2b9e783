import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { refuseUnknownKeys } from './keys';
import { IgnoreConfig } from './types';
import { stringList } from './values';

const KEYS = ['topics', 'groups'];
const TOPIC_PATTERN = /^[A-Za-z0-9._*-]{1,249}$/;

/**
 * Reads which topics and groups of a cluster are a platform's own.
 *
 * @throws InputError for what can match no name, and for what matches all.
 */
export function readIgnoreConfig(
  config: Config,
  path: string,
): IgnoreConfig | undefined {
  const value = config.getOptional('ignore');
  if (value === undefined || value === null) return undefined;
  const place = `${path}.ignore`;
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new InputError(
      `\`${place}\` in app-config is not a set of \`topics\` and \`groups\`, each a list of names in which \`*\` stands for any characters.`,
    );
  }
  const ignore = config.getConfig('ignore');
  refuseUnknownKeys(ignore, place, KEYS);
  const topics = patterns(ignore, 'topics', place);
  const groups = patterns(ignore, 'groups', place);
  for (const pattern of topics) {
    if (TOPIC_PATTERN.test(pattern)) continue;
    throw new InputError(
      `\`${place}.topics\` in app-config holds \`${pattern}\`, which no topic can be called: a name has letters, digits, \`.\`, \`_\` and \`-\`, and \`*\` stands for any characters (it is not a regular expression).`,
    );
  }
  return topics.length + groups.length > 0 ? { topics, groups } : undefined;
}

function patterns(config: Config, key: string, place: string): string[] {
  const list = [...new Set(stringList(config, key, place))];
  const all = list.find(pattern => /^\*+$/.test(pattern));
  if (all !== undefined) {
    throw new InputError(
      `\`${place}.${key}\` in app-config holds \`${all}\`, which leaves every name alone: write what these names have in common.`,
    );
  }
  return list;
}
