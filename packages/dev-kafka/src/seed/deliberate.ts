/** What a faulty record has instead of what its document says. */
export interface TrafficFault {
  /** An event type of another topic. */
  event?: string;
  /** A service that does not declare to produce the topic. */
  source?: string;
  /** A field that every record is to carry. */
  omit?: string;
  keyed?: 'by-reference';
}

/** Where a seeded cluster differs from the registries on purpose. */
export interface Deliberate {
  /** Of the cluster: it chooses among the standards. */
  environment: 'production' | 'development';
  /** Declared as active, and not created. */
  missing: string[];
  /** Deprecated and already gone: nothing to find. */
  gone: string[];
  /** On the cluster, in no registry, each with a registered topic whose settings and envelope it takes. */
  unregistered: { topic: string; like: string }[];
  /** Proposed, and live all the same. */
  proposedLive: string[];
  partitions: Record<string, number>;
  replicationFactor: Record<string, number>;
  /** Overrides of topic settings. */
  configs: Record<string, Record<string, string>>;
  /** Deprecated, and still written. */
  deprecatedProduced: string[];
  /** Deprecated, and written before its announcement only. */
  deprecatedWrittenBefore: string[];
  /** What is wrong with a quarter of a topic's records, those of the same tenants each time. */
  traffic: Record<string, TrafficFault>;
  /** Declared consumers that have no group. */
  absent: { topic: string; service?: string; group?: string }[];
  /** Declared consumers whose group is not named by the template. */
  misnamed: { topic: string; service: string; group: string }[];
  /** Groups that no registry declares. */
  extraGroups: { topic: string; group: string }[];
  /** Groups with members; all others are kept alive by their commits alone, which costs next to nothing. */
  liveGroups: Record<string, 'classic' | 'consumer'>;
}

/**
 * The production cluster, with what looks like a difference and is none.
 * `expected-findings.json` and `docs/demo-cluster.md` tell the same.
 */
export const DELIBERATE: Deliberate = {
  environment: 'production',
  missing: ['rag_events', 'eventzr.cypher.voice-call.analytics.v1'],
  gone: ['pricing_events', 'personalization_events'],
  unregistered: [
    { topic: 'onboarding_events', like: 'org_events' },
    {
      topic: 'eventzr.cypher.task.cancelled.v1',
      like: 'eventzr.cypher.task.failed.v1',
    },
  ],
  proposedLive: ['knowledge_events'],

  partitions: { voice_events: 6 },
  replicationFactor: { support_events: 2 },
  configs: {
    demo_events: { 'retention.ms': '259200000' },
    research_events: { 'compression.type': 'lz4' },
    // A setting about which its registry says nothing.
    'eventzr.cypher.credits.consumed.v1': { 'retention.ms': '2592000000' },

    // Nothing to find: the standard's own value, written down.
    config_events: { 'retention.ms': '604800000' },
    sales_doc_events: { 'retention.ms': '604800000' },
    customer_success_events: { 'retention.ms': '604800000' },

    // Nothing to find: the codec is left to the producers.
    auth_events: { 'compression.type': 'producer' },
    billing_events: { 'compression.type': 'producer' },
    crm_events: { 'compression.type': 'producer' },
  },

  deprecatedProduced: ['outreach_events'],
  /**
   * Deprecated, and written before its announcement only: its records are older
   * than the retention and soon gone, what its reader committed stays.
   */
  deprecatedWrittenBefore: ['nda_events'],

  traffic: {
    // An event of the organizations' topic.
    auth_events: { event: 'member_joined' },
    // The document prescribes two fields for the tenant; one is left out.
    crm_events: { omit: 'organization_id' },
    // A service that is a consumer at most.
    billing_events: { source: 'Analytics' },
    // Keyed by something else than the tenant.
    'eventzr.cypher.nudge.sent.v1': { keyed: 'by-reference' },
  },

  absent: [
    { topic: 'monitoring_incidents', service: 'service-13' },
    {
      topic: 'eventzr.wallet.balance.updated.v1',
      group: 'cypher-svc-wallet-consumer',
    },
  ],
  misnamed: [
    {
      topic: 'prd_events',
      service: 'service-7',
      group: 'automation-engine-prd-events',
    },
  ],
  extraGroups: [
    // Well named, of a service that does not declare the topic.
    { topic: 'org_events', group: 'billing_org_events_consumer' },
    // Of nobody that a registry knows.
    { topic: 'conversation_events', group: 'conversation-dashboard' },
    // Reads a deprecated topic.
    {
      topic: 'nda_events',
      group: 'prd_builder_configuration_workspace_nda_events_consumer',
    },
  ],

  liveGroups: {
    prd_builder_configuration_workspace_nda_events_consumer: 'classic',
    analytics_conversation_events_consumer: 'classic',
    'cypher-svc-chat-consumer': 'classic',
    // The protocol of KIP-848: a declared consumer like any other.
    agent_copilot_auth_events_consumer: 'consumer',
  },
};

/**
 * The development cluster of one broker, on which nobody works at present: its
 * topics and offsets are there, and stay as they are.
 */
export const DELIBERATE_IN_DEVELOPMENT: Deliberate = {
  environment: 'development',
  missing: ['escalation_events'],
  gone: [
    'outreach_events',
    'nda_events',
    'pricing_events',
    'proposal_events',
    'personalization_events',
  ],
  unregistered: [{ topic: 'playground_events', like: 'org_events' }],
  proposedLive: [],
  partitions: { analytics_experiments: 2 },
  replicationFactor: {},
  configs: {},
  deprecatedProduced: [],
  deprecatedWrittenBefore: [],
  traffic: {},
  absent: [],
  misnamed: [],
  extraGroups: [],
  liveGroups: {},
};

/**
 * How services sign their groups where it is not their longest name with `&`
 * left out: all are names that the document uses.
 */
export const SIGNED_AS: Record<string, string> = {
  'service-13': 'customer_success',
  'service-20': 'communication_and_hyperpersonalization',
  'service-22': 'billing',
};
