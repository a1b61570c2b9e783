import { RuleMeta } from '../types';
import { consumerRules } from './consumers';
import { deprecatedUseRules } from './deprecatedUse';
import { deprecationRules } from './deprecation';
import { crossRegistryRules } from './crossRegistry';
import { documentRules } from './document';
import { driftRules } from './drift';
import { eventRules } from './events';
import { groupRules } from './groups';
import { proposedRules } from './proposed';
import { serviceRules } from './services';
import { standardRules } from './standards';
import { suppressionRules } from './suppressions';
import { healthRules } from './health';
import { topicRules } from './topics';
import { trafficRules } from './traffic';
import { usageRules } from './usage';

/**
 * Every rule, in the order in which pages and `docs/rules.md` list them.
 *
 * @public
 */
export const ruleCatalogue: readonly RuleMeta[] = [
  ...topicRules,
  ...eventRules,
  ...serviceRules,
  ...groupRules,
  ...documentRules,
  ...standardRules,
  ...deprecationRules,
  ...proposedRules,
  ...crossRegistryRules,
  ...suppressionRules,
  ...driftRules,
  ...consumerRules,
  ...usageRules,
  ...deprecatedUseRules,
  ...trafficRules,
  ...healthRules,
];

const byId = new Map(ruleCatalogue.map(meta => [meta.id, meta]));

/**
 * The rule of an id, undefined when there is none.
 *
 * @public
 */
export function findRule(id: string): RuleMeta | undefined {
  return byId.get(id);
}

/**
 * The rule of an id that the catalogue must hold.
 *
 * @throws Error when it does not: a rule without an entry is a defect.
 * @public
 */
export function ruleOf(id: string): RuleMeta {
  const meta = byId.get(id);
  if (!meta) {
    throw new Error(`No rule \`${id}\` in the catalogue of rules: add it.`);
  }
  return meta;
}
