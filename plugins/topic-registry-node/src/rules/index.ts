export * from './types';
export type { RuleException, RuleSetting, RuleSettings } from './settings';
export {
  evaluateCluster,
  evaluateClusterInTurns,
  evaluateRegistry,
  evaluateRegistryInTurns,
} from './evaluate';
export { fingerprintOf } from './fingerprint';
export type { FindingIdentity } from './fingerprint';
export { canonicalEnvironment } from './environment';
export { isExpectedIn, presenceOf } from './presence';
export type { TopicPresence } from './presence';
export { effectiveSettings } from './effectiveSettings';
export type { EffectiveSettings, ExpectedSetting } from './effectiveSettings';
export { attributeGroup } from './attribution';
export type { GroupAttribution, GroupOwner } from './attribution';
export {
  expectedGroupNames,
  expectedGroupsOf,
  expectedTopicsOf,
} from './expectedNames';
export {
  type Internal,
  internalGroupsOf,
  internalTopicsOf,
  isInternalGroup,
} from './ignored';
export {
  COMPARED_CONFIG_KEYS,
  OBSERVED_CONFIG_KEYS,
  observedConfigKeys,
} from './cluster/configValue';
export { effectiveConfigs } from './effectiveConfigs';
export type { ExpectedConfig } from './effectiveConfigs';
export { sampleHintsOf } from './sampleHints';
export { attributeSource } from './sources';
export { registryOfName } from './topicTemplates';
export * from './usage';
export { deprecationClock } from './deprecationClock';
export type { DeprecationClock } from './deprecationClock';
