import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import { KafkaVersion } from '@topic-registry/dev-kafka';
import { FaultCluster } from './FaultCluster';

/** Undoes an injection; the cluster conforms again when it is done, or soon after. */
export type Restore = () => Promise<void>;

/** One thing that is wrong with a cluster, or looks so, and what must be said of it. */
export interface Fault {
  name: string;
  /** All findings that it gives, as `rule subject [discriminator]`; none where it is no fault. */
  expected: string[];
  /** What must be left open, as `rule subject`, where `*` is everything. */
  open?: string[];
  /** Findings that it may give besides. */
  may?: string[];
  /** The rule that finds it, where that is not yet in every catalogue. */
  needs?: string;
  /** Where it can be made; on both versions unless said. */
  versions?: KafkaVersion[];
  /** The cluster that it needs: three brokers without authentication, or one with users and rights. */
  on?: 'brokers' | 'rights';
  inject(cluster: FaultCluster): Promise<Restore>;
  /** When the reading shows that the fault is there, where the findings do not show it. */
  shown?(observation: Observation): boolean;
}
