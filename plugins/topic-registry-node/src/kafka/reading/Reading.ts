import {
  Observation,
  Presence,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../../config';
import { ObserveOptions } from '../ClusterReader';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { ObservationDraft } from './ObservationDraft';

/** One observation while it is being made: what its readers share and fill. */
export class Reading extends ObservationDraft {
  private readonly besides = { requests: 0, bytesReceived: 0 };
  /** Whether the topic that keeps the groups exists: without it there are none. */
  groupsTopic: Presence = 'unknown';
  controllerId = -1;
  /** ms that the whole reading may take. */
  readonly deadlineMs: number;
  /** Links by broker id. */
  nodes = new Map<number, BrokerLink>();

  constructor(
    config: ClusterConfig,
    readonly session: ClusterSession,
    options: ObserveOptions,
  ) {
    super(config, options);
    this.deadlineMs = options.deadlineMs;
  }

  /** Of the reading's own session, and of others beside it. */
  get cost(): NonNullable<Observation['cost']> {
    const { requests, bytesReceived } = this.session.cost;
    return {
      requests: requests + this.besides.requests,
      bytesReceived: bytesReceived + this.besides.bytesReceived,
    };
  }

  addCost({ requests, bytesReceived }: ClusterSession['cost']): void {
    this.besides.requests += requests;
    this.besides.bytesReceived += bytesReceived;
  }
}
