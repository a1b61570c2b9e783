import {
  OptionalQuestion,
  RuleProfile,
  Severity,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { RuleSettings } from '../rules';

/**
 * How to authenticate to a cluster. `mskIam` uses the AWS signer and the
 * default credential chain, or the named profile or role.
 *
 * @public
 */
export type SaslConfig =
  | {
      mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
      username: string;
      password: string;
    }
  | { mechanism: 'oauthbearer'; token: string }
  | {
      mechanism: 'msk-iam';
      region: string;
      profile?: string;
      roleArn?: string;
    };

/**
 * By which way the brokers of an Amazon MSK cluster are reached: inside of its
 * network, from the internet, or through a managed VPC connection.
 *
 * @public
 */
export type MskAccess = 'private' | 'public' | 'vpc-connectivity';

/**
 * An Amazon MSK cluster that is named by its ARN; Amazon MSK is asked for its
 * brokers.
 *
 * @public
 */
export interface MskConfig {
  arn: string;
  /** From the ARN. */
  region: string;
  access: MskAccess;
  /** Where the Kafka API of AWS is, if not at its usual place. */
  endpoint?: string;
  /** Named profile of the AWS configuration, for the look-up. */
  profile?: string;
  /** Role to assume for the look-up. */
  roleArn?: string;
}

/** @public */
export interface TlsConfig {
  /** PEM text. */
  ca?: string;
  /** PEM text of the client certificate, for mTLS. */
  cert?: string;
  /** PEM text of the client key, for mTLS. */
  key?: string;
  rejectUnauthorized: boolean;
}

/**
 * Which records of a cluster are looked at, and how much of them:
 * `topicRegistry.clusters.<id>.sampling`. Absent, none are.
 *
 * @public
 */
export interface SamplingConfig {
  /** Of a role of its own; what is absent is as for the reading role. */
  tls?: TlsConfig;
  sasl?: SaslConfig;
  /** Newest records of each partition. */
  recordsPerPartition: number;
  /** Most bytes asked of one partition; one batch comes whole, however large. */
  maxBytesPerPartition: number;
  /** Most bytes that one sampling receives. */
  maxBytes: number;
  /** Longest time that one sampling may take, ms. */
  deadlineMs: number;
  /** Least time between two samplings, ms. */
  intervalMs: number;
  /** Topics by name, where `*` stands for any characters: what is included, but for what is excluded. */
  topics: { include: string[]; exclude: string[] };
}

/**
 * What else on a cluster belongs to a platform, and to no registry:
 * `topicRegistry.clusters.<id>.ignore`. Names, where `*` stands for any
 * characters.
 *
 * @public
 */
export interface IgnoreConfig {
  topics: string[];
  groups: string[];
}

/**
 * One cluster of app-config: `topicRegistry.clusters.<id>`.
 *
 * @public
 */
export interface ClusterConfig {
  id: string;
  environment: string;
  /** `host:port`; empty where `msk` is set. */
  brokers: string[];
  /** Set where the cluster is named by its ARN. */
  msk?: MskConfig;
  /** Hosts that may be connected to, `*` for any characters, whatever the cluster advertises; any where absent. */
  allowedBrokerHosts?: string[];
  /** Largest answer that is taken from a broker, bytes; `MAX_ANSWER_BYTES` where absent. */
  maxAnswerBytes?: number;
  tls?: TlsConfig;
  sasl?: SaslConfig;
  /** Time between two scheduled observations, ms. */
  intervalMs: number;
  /** Longest time that one observation may take, ms. */
  deadlineMs: number;
  /** Absent where no records are looked at. */
  sampling?: SamplingConfig;
  /** Questions to ask beside the usual ones; none where absent. */
  ask?: OptionalQuestion[];
  /** Topics and groups to leave alone beside those of known platforms; none where absent. */
  ignore?: IgnoreConfig;
}

/**
 * One registry of app-config: `topicRegistry.registries.<id>`.
 *
 * @public
 */
export interface RegistryConfig {
  id: string;
  /** A path inside `topicRegistry.documents.basePath`, or a URL that Backstage's URL reader can read. */
  target: string;
  /** Ids of the clusters to which it is bound. */
  clusters: string[];
  /** Entity reference of the owner of what has no other owner. */
  owner: string;
  /** Catalog namespace of its entities. */
  namespace: string;
  /** IANA zone in which its calendar dates are read. */
  timezone: string;
  /** Service reference (`service-6`) to the entity reference of a Component that exists. */
  services: Record<string, string>;
  /** More names by which a service signs its groups: service reference to names. */
  serviceAliases: Record<string, string[]>;
  /** Owners by topic name; `*` stands for any characters; the first that matches counts. */
  owners: { topics: string; owner: string }[];
}

/**
 * `topicRegistry.alerts` of app-config: what owners are told by notifications.
 *
 * @public
 */
export interface AlertsConfig {
  enabled: boolean;
  /** The least severity of findings that somebody is told of. */
  minSeverity: Severity;
  /**
   * How long an alert waits until the catalog knows its owner, ms; then it
   * goes to the registry's owner.
   */
  ownerWaitMs: number;
  /**
   * Whether notifications name the topic, service, group, registry and cluster
   * that they are about. `unnamed` gives the rule alone, and the page says the
   * rest to whoever may read it.
   */
  content: 'named' | 'unnamed';
}

/**
 * `topicRegistry` of app-config, checked.
 *
 * @public
 */
export interface TopicRegistryConfig {
  alerts: AlertsConfig;
  documents: {
    /** Absolute folder outside of which no local document is read. */
    basePath: string;
    /** Largest document that is read, bytes. */
    maxBytes: number;
    /** Time between two scheduled readings, ms. */
    intervalMs: number;
  };
  clusters: ClusterConfig[];
  registries: RegistryConfig[];
  /** Severity, options and exceptions by id of the rule. */
  rules: RuleSettings;
  /** Which set of rules is asked; `default` unless `topicRegistry.rules.profile` says otherwise. */
  ruleProfile: RuleProfile;
}
