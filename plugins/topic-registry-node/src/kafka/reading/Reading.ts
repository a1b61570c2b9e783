import { Presence } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ClusterConfig } from '../../config';
import { ObserveOptions } from '../ClusterReader';
import { BrokerLink } from '../session/BrokerLink';
import { ClusterSession } from '../session/ClusterSession';
import { ObservationDraft } from './ObservationDraft';

/** One observation while it is being made: what its readers share and fill. */
export class Reading extends ObservationDraft {
  /** Whether the topic that keeps the groups exists: without it there are none. */
  groupsTopic: Presence = 'unknown';
  controllerId = -1;
  /** Links by broker id. */
  nodes = new Map<number, BrokerLink>();

  constructor(
    config: ClusterConfig,
    readonly session: ClusterSession,
    options: ObserveOptions,
  ) {
    super(config, options);
  }
}
