import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Topic Registry: registry documents held against Kafka clusters. */
  topicRegistry?: {
    /** What owners are told by Backstage notifications. */
    alerts?: {
      /** Whether anybody is told; true by default. Set to false where the portal has no notifications. */
      enabled?: boolean;
      /** The least severity of findings that somebody is told of; `warning` by default. */
      minSeverity?: 'error' | 'warning' | 'info';
      /**
       * How long an alert waits until the catalog knows its owner, such as
       * "5m" (the default); then it goes to the registry's owner.
       */
      ownerWait?: HumanDuration | string;
      /**
       * Whether notifications name what they are about. `unnamed`, the default
       * where `permission.enabled` is true, gives the rule alone and links to
       * the page, which asks the policy. `named`, the default elsewhere, is
       * right where every owner may read what he owns.
       */
      content?: 'named' | 'unnamed';
    };

    /** How documents are read. */
    documents?: {
      /**
       * Folder outside of which no local document is read; relative to the
       * working directory of the backend, which is also the default.
       */
      basePath?: string;
      /** Largest document that is read, in bytes; 2 MiB by default, 32 MiB at most. */
      maxBytes?: number;
      /** Time between two readings, such as "5m" (the default) or { seconds: 30 }. */
      interval?: HumanDuration | string;
    };

    /**
     * The clusters by id. They are read, and never changed. The first address
     * comes from here: hosts that a document states are not connected to. That
     * broker then names the addresses of the others, as Kafka does, and the
     * portal connects to these with the same credentials.
     */
    clusters?: {
      [id: string]: {
        /** Decides which standards hold: `production`, `staging`, `development`, or a name that documents use. */
        environment: string;
        /** Bootstrap addresses as host:port: a list, or one text with commas. */
        brokers?: string | string[];
        /**
         * ARN of a cluster of Amazon MSK, instead of `brokers`: Amazon MSK is
         * asked for its brokers, Kafka version and state.
         */
        arn?: string;
        /** How that cluster is looked up. */
        aws?: {
          /** The way to its brokers; `private` by default. */
          access?: 'private' | 'public' | 'vpc-connectivity';
          /** URL of the Kafka API of AWS, where it is not at its usual place. */
          endpoint?: string;
          /** Named profile of the AWS configuration. */
          profile?: string;
          /** Role to assume. */
          roleArn?: string;
        };
        /**
         * Hosts that may be connected to, where `*` stands for any characters:
         * `*.kafka.example.com`. A broker that the cluster advertises at another
         * host gets neither a connection nor credentials. Any host by default.
         */
        allowedBrokerHosts?: string | string[];
        /** Largest answer that is taken from a broker, in bytes; 100 MiB by default. */
        maxAnswerBytes?: number;
        /** TLS: true, or how the broker is verified and the portal shows who it is. */
        tls?:
          | boolean
          | {
              /** Certificates of the authorities to trust, PEM. */
              ca?: string;
              /** Certificate of the portal for mTLS, PEM. */
              cert?: string;
              /**
               * Key of that certificate, PEM.
               * @visibility secret
               */
              key?: string;
              /** Whether a broker's certificate must be valid; true by default. */
              rejectUnauthorized?: boolean;
            };
        /** How the portal authenticates; none by default. */
        sasl?:
          | {
              mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
              username: string;
              /** @visibility secret */
              password: string;
            }
          | {
              mechanism: 'oauthbearer';
              /** @visibility secret */
              token: string;
            }
          | {
              /** Amazon MSK with IAM: credentials come from the usual AWS chain. TLS is implied. */
              mechanism: 'msk-iam';
              /** That of the ARN, where the cluster is named by one. */
              region?: string;
              /** Named profile of the AWS configuration. */
              profile?: string;
              /** Role to assume. */
              roleArn?: string;
            };
        /** Time between two observations, such as "5m" (the default). */
        interval?: HumanDuration | string;
        /** Longest time that one observation may take, such as "1m" (the default). */
        deadline?: HumanDuration | string;
        /**
         * Looks at the newest records of topics, without a consumer group;
         * only where this section is there. Of a record, names of fields,
         * event types and services are counted; nothing else of it is kept.
         */
        sampling?: {
          /** TLS of that role; that of the cluster by default. */
          tls?:
            | boolean
            | {
                /** Certificates of the authorities to trust, PEM. */
                ca?: string;
                /** Certificate of the portal for mTLS, PEM. */
                cert?: string;
                /**
                 * Key of that certificate, PEM.
                 * @visibility secret
                 */
                key?: string;
                /** Whether a broker's certificate must be valid; true by default. */
                rejectUnauthorized?: boolean;
              };
          /** A role of its own, with Read and Describe on the topics; the reading role by default. */
          sasl?:
            | {
                mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
                username: string;
                /** @visibility secret */
                password: string;
              }
            | {
                mechanism: 'oauthbearer';
                /** @visibility secret */
                token: string;
              }
            | {
                /** Amazon MSK with IAM: credentials come from the usual AWS chain. TLS is implied. */
                mechanism: 'msk-iam';
                /** That of the ARN, where the cluster is named by one. */
                region?: string;
                /** Named profile of the AWS configuration. */
                profile?: string;
                /** Role to assume. */
                roleArn?: string;
              };
          /** Newest records of each partition; 20 by default. */
          recordsPerPartition?: number;
          /** Most bytes asked of one partition; 64 KiB by default. One batch comes whole, however large. */
          maxBytesPerPartition?: number;
          /** Most bytes that one sampling receives; 16 MiB by default. What it does not reach has its turn at the next one. */
          maxBytes?: number;
          /** Longest time that one sampling may take, such as "15s" (the default). */
          deadline?: HumanDuration | string;
          /** Least time between two samplings, such as "15m" (the default). */
          interval?: HumanDuration | string;
          /** Topics by name, where `*` stands for any characters; all by default, Kafka's own never. */
          topics?: {
            include?: string | string[];
            exclude?: string | string[];
          };
        };
        /**
         * Questions to ask beside the usual ones; none by default. `sizes`: the
         * bytes on disk of each topic, with the rights that reading needs anyway
         * (Amazon MSK Serverless does not answer it). `producers`: the live
         * producers of each partition, which needs Read on the topics.
         */
        ask?: ('producers' | 'sizes') | ('producers' | 'sizes')[];
        /**
         * Topics and groups that belong to a platform of yours, and to no
         * registry: names in which `*` stands for any characters. Such a topic
         * is counted, and not reported as unregistered; such a group is no
         * undeclared consumer. It still counts as a reader of a deprecated
         * topic. What Kafka and known platforms keep is left alone anyway.
         */
        ignore?: {
          topics?: string | string[];
          groups?: string | string[];
        };
      };
    };

    /** The registries by id. */
    registries?: {
      [id: string]: {
        /** Path of the document below `documents.basePath`, or its URL. */
        target: string;
        /** Ids of the clusters on which its topics are. */
        clusters?: string | string[];
        /** Entity reference of the owner of what has no other owner. */
        owner: string;
        /** Catalog namespace of its entities; `default` by default. */
        namespace?: string;
        /** IANA time zone of its calendar dates; UTC by default. */
        timezone?: string;
        /** Components that exist already: service reference (`service-6`) to entity reference. */
        services?: { [service: string]: string };
        /** More names by which services sign their groups: service reference to names. */
        serviceAliases?: { [service: string]: string | string[] };
        /** Owners by topic name; the first that matches counts. */
        owners?: Array<{
          /** Topic name, where `*` stands for any characters. */
          topics: string;
          /** Entity reference. */
          owner: string;
        }>;
      };
    };

    /**
     * What is asked of documents and clusters, by id of the rule (docs/rules.md
     * lists them). The command line takes it by `--config`.
     */
    rules?: {
      /**
       * Which set of rules is asked: `default` for daily runs, `review` for the
       * rules that a monthly review of a registry adds.
       */
      profile?: 'default' | 'review';
      [rule: string]:
        | 'default'
        | 'review'
        | undefined
        | {
            /**
             * Severity of every finding of the rule, instead of its own; `off` does
             * not ask the rule at all.
             */
            severity?: 'off' | 'error' | 'warning' | 'info';
            /** Options by name, as docs/rules.md lists them with the rule. */
            options?: { [name: string]: number | boolean | string[] };
            /** Findings that are accepted for a while. One that has ended, or that nothing needs, is reported. */
            exceptions?: Array<{
              /** Name of the topic, group, event or service, where `*` stands for any characters. */
              subjects: string;
              /** Id of the registry; any by default. */
              registry?: string;
              /** Id of the cluster; any by default. */
              cluster?: string;
              /** Why they are accepted. */
              reason: string;
              /** The last day, as "YYYY-MM-DD", in the time zone of the registry. */
              until: string;
            }>;
          };
    };
  };
}
