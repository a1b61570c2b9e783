import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { TopicRegistryConfig } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Landscape } from '../landscape/Landscape';
import { LandscapeService } from '../landscape/LandscapeService';
import { TopicResource } from './TopicResource';
import { TopicResources } from './TopicResources';
import { ConditionalVisibility, EVERYTHING, Visibility } from './Visibility';

/** Turns the decisions of the portal's policy into what may be seen. */
export interface VisibilityService {
  /** Undefined where the decision is to deny. */
  of(decision: PolicyDecision): Promise<Visibility | undefined>;
  /** The topics of references of the common package's `topicResourceRef`. */
  resources(refs: string[]): Promise<(TopicResource | undefined)[]>;
}

/** Decisions whose outcome is kept: about one for each user who reads now. */
const MOST_KEPT = 200;

export class DefaultVisibilityService implements VisibilityService {
  readonly #config: TopicRegistryConfig;
  readonly #landscapes: LandscapeService;
  readonly #rules: () => PermissionRuleset<TopicResource>;
  // As long as nothing else is in force, the same decision means the same.
  #kept?: { landscape: Landscape; byDecision: Map<string, Visibility> };

  static create(options: {
    config: TopicRegistryConfig;
    landscapes: LandscapeService;
    /** Asked when it is needed: modules may add rules. */
    rules: () => PermissionRuleset<TopicResource>;
  }): VisibilityService {
    return new DefaultVisibilityService(options);
  }

  private constructor(options: {
    config: TopicRegistryConfig;
    landscapes: LandscapeService;
    rules: () => PermissionRuleset<TopicResource>;
  }) {
    this.#config = options.config;
    this.#landscapes = options.landscapes;
    this.#rules = options.rules;
  }

  async of(decision: PolicyDecision): Promise<Visibility | undefined> {
    if (decision.result === AuthorizeResult.ALLOW) return EVERYTHING;
    if (decision.result !== AuthorizeResult.CONDITIONAL) return undefined;
    const landscape = await this.#landscapes.current();
    if (this.#kept?.landscape !== landscape) {
      this.#kept = { landscape, byDecision: new Map() };
    }
    const { byDecision } = this.#kept;
    const key = JSON.stringify(decision.conditions);
    const known = byDecision.get(key);
    if (known) return known;
    const authorize = createConditionAuthorizer(this.#rules());
    const visibility = new ConditionalVisibility({
      landscape,
      config: this.#config,
      allows: resource => authorize(decision, resource),
    });
    const [oldest] = byDecision.keys();
    if (byDecision.size >= MOST_KEPT) byDecision.delete(oldest);
    byDecision.set(key, visibility);
    return visibility;
  }

  async resources(refs: string[]): Promise<(TopicResource | undefined)[]> {
    const landscape = await this.#landscapes.current();
    const resources = new TopicResources(landscape, this.#config);
    return refs.map(ref => {
      const [registry, ...name] = ref.split('/');
      const shared = landscape.topic(registry, name.join('/'));
      return shared && resources.ofTopic(shared);
    });
  }
}
