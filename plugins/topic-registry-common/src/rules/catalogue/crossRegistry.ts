import { RuleMeta } from '../types';

export const crossRegistryRules: RuleMeta[] = [
  {
    id: 'cross/collision',
    family: 'cross-registry',
    needs: 'registries',
    defaultSeverity: 'error',
    title: 'Two registries of one cluster disagree about a topic',
    why: 'On one cluster a name is one topic. Two registries that both name its producer both claim it, and what each of them says of its settings or its life cannot both be kept.',
    mend: 'Let one registry own the topic, and the other mention it as a consumer.',
    confirmations: 1,
  },
  {
    id: 'cross/unresolved',
    family: 'cross-registry',
    needs: 'registries',
    defaultSeverity: 'info',
    title:
      'A registry consumes topics that no registry of the cluster declares',
    why: 'Who produces them, how long they keep records and when they change is known to nobody who reads these registries.',
    mend: 'Bind the registry that declares them to the cluster, or correct the names.',
    confirmations: 1,
  },
];
