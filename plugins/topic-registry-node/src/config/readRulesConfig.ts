import { Config, ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  findRule,
  recordOf,
  RULE_PROFILES,
  ruleCatalogue,
  RuleMeta,
  RuleOption,
  RuleOptionValue,
  RuleProfile,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DateTime } from 'luxon';
import { RuleException, RuleSetting, RuleSettings } from '../rules';
import { didYouMean, refuseUnknownKeys } from './keys';
import { optionalString, requiredString } from './values';

const PLACE = 'topicRegistry.rules';
// Ids of rules have a slash, so no rule is called so.
const PROFILE = 'profile';
const KEYS = ['severity', 'options', 'exceptions'];
const EXCEPTION_KEYS = ['subjects', 'registry', 'cluster', 'reason', 'until'];
const SEVERITIES: (Severity | 'off')[] = ['off', 'error', 'warning', 'info'];

/** Names that exceptions may use. */
interface Known {
  clusters: readonly string[];
  registries: readonly string[];
}

/**
 * Reads and checks `topicRegistry.rules`.
 *
 * @throws InputError naming the key at fault and what would be right.
 */
export function readRulesConfig(
  config: Config | undefined,
  known: Known,
): RuleSettings {
  const settings = new Map<string, RuleSetting>();
  // Backstage's configuration knows no keys with a slash, so the sections of
  // the rules are taken as they stand.
  const sections = config?.get<JsonObject>() ?? {};
  for (const [id, value] of Object.entries(sections)) {
    if (id === PROFILE) continue;
    const meta = findRule(id);
    if (!meta) {
      throw new InputError(
        `\`${PLACE}\` in app-config names the rule \`${id}\`, which does not exist.${didYouMean(
          id,
          ruleCatalogue.map(rule => rule.id),
        )} docs/rules.md lists the rules.`,
      );
    }
    settings.set(
      id,
      readSetting(meta, configOf(value, `${PLACE}.${id}`), known),
    );
  }
  return recordOf(settings);
}

/**
 * Reads `topicRegistry.rules.profile`.
 *
 * @throws InputError when it is not the name of a profile.
 */
export function readRuleProfile(config: Config | undefined): RuleProfile {
  const given = config?.getOptional(PROFILE) ?? 'default';
  const profile = RULE_PROFILES.find(one => one === given);
  if (profile) return profile;
  throw new InputError(
    `\`${PLACE}.${PROFILE}\` in app-config is \`${
      typeof given === 'string' ? given : JSON.stringify(given)
    }\`; it is one of ${RULE_PROFILES.join(', ')}.`,
  );
}

function readSetting(meta: RuleMeta, config: Config, known: Known) {
  const place = `${PLACE}.${meta.id}`;
  refuseUnknownKeys(config, place, KEYS);
  return {
    ...readSeverity(config, place),
    options: config.has('options')
      ? readOptions(
          meta,
          configOf(config.get<JsonValue>('options'), `${place}.options`),
        )
      : {},
    exceptions: readExceptions(meta, config, place, known),
  };
}

function readSeverity(
  config: Config,
  place: string,
): Pick<RuleSetting, 'severity'> {
  const value = config.getOptional('severity');
  if (value === undefined || value === null) return {};
  // YAML 1.1 reads the word `off` as false.
  const given = value === false ? 'off' : value;
  const severity = SEVERITIES.find(one => one === given);
  if (!severity) {
    throw new InputError(
      `\`${place}.severity\` in app-config is \`${given}\`; it is one of ${SEVERITIES.join(
        ', ',
      )}.`,
    );
  }
  return { severity };
}

function readOptions(
  meta: RuleMeta,
  config: Config,
): Record<string, RuleOptionValue> {
  const place = `${PLACE}.${meta.id}.options`;
  const known = meta.options ?? [];
  const options = new Map<string, RuleOptionValue>();
  for (const name of config.keys()) {
    const option = known.find(one => one.name === name);
    if (!option) {
      const names = known.map(one => one.name);
      throw new InputError(
        `\`${place}\` in app-config has the option \`${name}\`, which the rule does not have.${didYouMean(
          name,
          names,
        )} Its options: ${names.join(', ') || 'none'}.`,
      );
    }
    options.set(name, valueOf(option, config.get(name), `${place}.${name}`));
  }
  return recordOf(options);
}

function valueOf(
  option: RuleOption,
  given: unknown,
  place: string,
): RuleOptionValue {
  switch (option.kind) {
    case 'number': {
      const { min = 0, unit } = option;
      if (typeof given === 'number' && Number.isInteger(given) && given >= min)
        return given;
      throw wrong(
        place,
        given,
        `a whole number of ${unit}, ${min} or more, such as ${option.default}`,
      );
    }
    case 'boolean':
      if (typeof given === 'boolean') return given;
      throw wrong(place, given, 'true or false');
    default:
      if (
        Array.isArray(given) &&
        given.every(item => typeof item === 'string')
      ) {
        return given.map(item => String(item));
      }
      throw wrong(place, given, 'a list of texts');
  }
}

function wrong(place: string, given: unknown, right: string): InputError {
  return new InputError(
    `\`${place}\` in app-config is \`${JSON.stringify(
      given,
    )}\`; it is ${right}.`,
  );
}

function readExceptions(
  meta: RuleMeta,
  config: Config,
  place: string,
  known: Known,
): RuleException[] {
  if (!config.has('exceptions')) return [];
  if (!Array.isArray(config.get('exceptions'))) {
    throw new InputError(
      `\`${place}.exceptions\` in app-config is not a list of exceptions, each with subjects, reason and until.`,
    );
  }
  const seen = new Map<string, number>();
  return config.getConfigArray('exceptions').map((section, index) => {
    const here = `${place}.exceptions[${index}]`;
    const exception = readException(meta, section, here, known);
    const { subjects, registry = '*', cluster = '*' } = exception;
    const key = [subjects, registry, cluster].join(' ');
    const before = seen.get(key);
    if (before !== undefined) {
      throw new InputError(
        `\`${here}\` in app-config is about the same as \`exceptions[${before}]\`: keep one of them.`,
      );
    }
    seen.set(key, index);
    return exception;
  });
}

function readException(
  meta: RuleMeta,
  config: Config,
  place: string,
  known: Known,
): RuleException {
  refuseUnknownKeys(config, place, EXCEPTION_KEYS);
  const subjects = requiredString(
    config,
    'subjects',
    place,
    'the name of the topic, group, event or service, where `*` stands for any characters',
  );
  const registry = nameOf(config, 'registry', place, known.registries);
  const cluster = nameOf(config, 'cluster', place, known.clusters);
  if (cluster !== undefined && meta.needs !== 'cluster') {
    throw new InputError(
      `\`${place}.cluster\` in app-config limits an exception to a cluster, but \`${meta.id}\` looks at documents alone: leave the key out.`,
    );
  }
  return {
    subjects,
    ...(registry !== undefined && { registry }),
    ...(cluster !== undefined && { cluster }),
    reason: requiredString(
      config,
      'reason',
      place,
      'why the finding is accepted, for those who read it later',
    ),
    until: dayOf(config, place),
  };
}

function nameOf(
  config: Config,
  key: 'registry' | 'cluster',
  place: string,
  known: readonly string[],
): string | undefined {
  const name = optionalString(config, key, place);
  if (name === undefined || known.includes(name)) return name;
  throw new InputError(
    `\`${place}.${key}\` in app-config names the ${key} \`${name}\`, which app-config does not have.${didYouMean(
      name,
      known,
    )} Known: ${known.join(', ') || 'none'}.`,
  );
}

function dayOf(config: Config, place: string): string {
  const until = requiredString(
    config,
    'until',
    place,
    'the last day of the exception as YYYY-MM-DD',
  );
  // YAML may have read a day without quotes as an instant.
  const day = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.000)?Z)?$/.exec(until)?.[1];
  if (!day || !DateTime.fromISO(day).isValid) {
    throw new InputError(
      `\`${place}.until\` in app-config is \`${until}\`, which is no day of the calendar; write it as "YYYY-MM-DD".`,
    );
  }
  return day;
}

function configOf(value: JsonValue | undefined, place: string): Config {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(
      `\`${place}\` in app-config is not a set of keys and values.`,
    );
  }
  return new ConfigReader(value as JsonObject);
}
