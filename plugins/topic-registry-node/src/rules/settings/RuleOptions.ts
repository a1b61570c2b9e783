import {
  ownValue,
  RuleMeta,
  RuleOptionValue,
  RuleProfile,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RuleSettings } from './types';

/** The options of one rule: what app-config sets, else what the profile has, else the rule's defaults. */
export class RuleOptions {
  private readonly meta: RuleMeta;
  private readonly given: Readonly<Record<string, RuleOptionValue>>;

  private readonly profile: RuleProfile;

  static of(
    meta: RuleMeta,
    settings: RuleSettings = {},
    profile: RuleProfile = 'default',
  ): RuleOptions {
    return new RuleOptions(
      meta,
      ownValue(settings, meta.id)?.options ?? {},
      profile,
    );
  }

  private constructor(
    meta: RuleMeta,
    given: Readonly<Record<string, RuleOptionValue>>,
    profile: RuleProfile,
  ) {
    this.meta = meta;
    this.given = given;
    this.profile = profile;
  }

  /** @throws Error when the rule has no such option: a defect of the rule. */
  number(name: string): number {
    return this.value(name, 'number');
  }

  /** @throws Error when the rule has no such option: a defect of the rule. */
  flag(name: string): boolean {
    return this.value(name, 'boolean');
  }

  /** @throws Error when the rule has no such option: a defect of the rule. */
  list(name: string): string[] {
    return this.value(name, 'list');
  }

  private value<T extends RuleOptionValue>(name: string, kind: string): T {
    const option = this.meta.options?.find(
      one => one.name === name && one.kind === kind,
    );
    if (!option) {
      throw new Error(
        `Rule ${this.meta.id} has no option \`${name}\` that is a ${kind}: add it to the catalogue of rules.`,
      );
    }
    const ofProfile = this.profile === 'review' ? option.review : undefined;
    return (ownValue(this.given, name) ?? ofProfile ?? option.default) as T;
  }
}
