import {
  SourceRange,
  StandardValue,
  Stated,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from './environment';
import { BoundRegistry } from './types';

/**
 * What a registry expects of one setting of a topic: a value, stated for the
 * topic or by a standard; nothing; or something that cannot be told, with the
 * reason.
 *
 * @public
 */
export type ExpectedSetting<T> =
  | {
      kind: 'expected';
      by: 'topic' | 'standard';
      value: T;
      /** Values of the classes that the document names, which agree as well while the topic's class is not known. */
      alternatives: { value: T; topicClass: string; range?: SourceRange }[];
      /** The place of the statement; absent for what comes from app-config. */
      range?: SourceRange;
    }
  | { kind: 'none' }
  | { kind: 'unknown'; reason: string };

/** @public */
export interface EffectiveSettings {
  partitions: ExpectedSetting<number>;
  replicationFactor: ExpectedSetting<number>;
  /** Milliseconds; -1 is unlimited. */
  retentionMs: ExpectedSetting<number>;
  compression: ExpectedSetting<string>;
  cleanupPolicy: ExpectedSetting<string[]>;
}

/**
 * What a registry expects of a topic's settings in an environment: the topic's
 * own statement, else the standard for its environment and class.
 *
 * @param environment - absent where it is not known: a standard that differs by
 * environment is then unknown.
 * @public
 */
export function effectiveSettings(
  bound: Pick<BoundRegistry, 'registry'>,
  topic: Pick<Topic, 'settings' | 'topicClass'>,
  environment: string | undefined,
): EffectiveSettings {
  const { standards } = bound.registry;
  const { settings } = topic;
  const topicClass = topic.topicClass?.value;
  const of = <T>(
    stated: Stated<T> | undefined,
    standard: StandardValue<T>[],
  ): ExpectedSetting<T> =>
    stated
      ? {
          kind: 'expected',
          by: 'topic',
          value: stated.value,
          range: stated.range,
          alternatives: [],
        }
      : byStandard(standard, environment, topicClass);
  return {
    partitions: of(settings.partitions, standards.partitions),
    replicationFactor: of(
      settings.replicationFactor,
      standards.replicationFactor,
    ),
    retentionMs: of(settings.retentionMs, standards.retentionMs),
    compression: of(settings.compression, standards.compression),
    cleanupPolicy: of(settings.cleanupPolicy, standards.cleanupPolicy),
  };
}

/** What the standards say of one setting, in an environment and for a class. */
export function byStandard<T>(
  values: StandardValue<T>[],
  environment: string | undefined,
  topicClass: string | undefined,
): ExpectedSetting<T> {
  if (values.length === 0) return { kind: 'none' };
  if (environment === undefined && values.some(value => value.environment)) {
    return {
      kind: 'unknown',
      reason:
        'the standard differs by environment, and the environment of the cluster is not given',
    };
  }
  const here =
    environment === undefined ? undefined : canonicalEnvironment(environment);
  const applying = values.filter(
    value =>
      value.environment === undefined ||
      canonicalEnvironment(value.environment) === here,
  );
  // A value for this environment goes before one for all of them.
  applying.sort(
    (a, b) => Number(Boolean(b.environment)) - Number(Boolean(a.environment)),
  );

  const plain = applying.find(value => value.topicClass === undefined);
  if (topicClass !== undefined) {
    const own = applying.find(value => sameClass(value.topicClass, topicClass));
    const found = own ?? plain;
    return found ? expected(found, []) : { kind: 'none' };
  }
  const classes = applying.filter(value => value.topicClass !== undefined);
  if (plain) return expected(plain, classes);
  if (classes.length === 0) return { kind: 'none' };
  return {
    kind: 'unknown',
    reason: `the standard is stated by class (${classes
      .map(value => value.topicClass)
      .join(', ')}), and the class of the topic is not`,
  };
}

function expected<T>(
  found: StandardValue<T>,
  classes: StandardValue<T>[],
): ExpectedSetting<T> {
  return {
    kind: 'expected',
    by: 'standard',
    value: found.value,
    range: found.range,
    alternatives: classes.map(({ value, topicClass, range }) => ({
      value,
      topicClass: topicClass!,
      range,
    })),
  };
}

function sameClass(a: string | undefined, b: string): boolean {
  return a !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
}
