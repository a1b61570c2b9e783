import {
  AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { groupOf } from '../lib/conforming';
import { document } from '../lib/document';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

const { ALL, DESCRIBE, DESCRIBE_CONFIGS, READ } = AclOperationTypes;
const { TOPIC, GROUP, CLUSTER } = AclResourceTypes;

type Rule = Pick<AclEntry, 'resourceType' | 'resourceName' | 'operation'>;

function entry(
  user: string,
  rule: Rule,
  permission: AclPermissionTypes,
): AclEntry {
  return {
    ...rule,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    principal: `User:${user}`,
    host: '*',
    permissionType: permission,
  };
}

/** The least that reading and sampling need. */
export const RIGHTS: AclEntry[] = [
  ...[
    { resourceType: TOPIC, resourceName: '*', operation: DESCRIBE },
    { resourceType: TOPIC, resourceName: '*', operation: DESCRIBE_CONFIGS },
    { resourceType: GROUP, resourceName: '*', operation: DESCRIBE },
    {
      resourceType: CLUSTER,
      resourceName: 'kafka-cluster',
      operation: DESCRIBE,
    },
  ].map(rule => entry('reader', rule, AclPermissionTypes.ALLOW)),
  entry(
    'sampler',
    { resourceType: TOPIC, resourceName: '*', operation: READ },
    AclPermissionTypes.ALLOW,
  ),
];

function changed(user: string, rule: Rule, permission: AclPermissionTypes) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    const acl = entry(user, rule, permission);
    const add = () => cluster.admin(admin => admin.createAcls({ acl: [acl] }));
    const take = () =>
      cluster.admin(admin => admin.deleteAcls({ filters: [acl] }));
    const isGrant = permission === AclPermissionTypes.ALLOW;
    await (isGrant ? take() : add());
    return async () => {
      await (isGrant ? add() : take());
    };
  };
}

/** A right is denied that the others of its kind are granted by. */
function denied(user: string, rule: Rule) {
  return changed(user, rule, AclPermissionTypes.DENY);
}

/** A right that was granted is taken away. */
function withdrawn(user: string, rule: Rule) {
  return changed(user, rule, AclPermissionTypes.ALLOW);
}

const INVOICES = groupOf(document, 'invoice_events');

/** Questions that are refused: nothing may be found for the lack of an answer. */
export const rightsFaults: Fault[] = [
  {
    name: 'no fault: a topic is denied',
    on: 'rights',
    expected: [],
    open: [
      'drift/topic-missing order_events',
      'drift/partitions order_events',
      'consumer/absent order_events',
    ],
    inject: denied('reader', {
      resourceType: TOPIC,
      resourceName: 'order_events',
      operation: ALL,
    }),
  },
  {
    name: 'no fault: the settings of a topic are denied',
    on: 'rights',
    expected: [],
    open: ['drift/retention order_events', 'drift/compression order_events'],
    inject: denied('reader', {
      resourceType: TOPIC,
      resourceName: 'order_events',
      operation: DESCRIBE_CONFIGS,
    }),
  },
  {
    name: 'no fault: all settings are denied',
    on: 'rights',
    expected: [],
    open: ['drift/retention *'],
    inject: withdrawn('reader', {
      resourceType: TOPIC,
      resourceName: '*',
      operation: DESCRIBE_CONFIGS,
    }),
  },
  {
    name: 'no fault: all groups are hidden',
    on: 'rights',
    expected: [],
    open: ['consumer/absent *', 'consumer/undeclared *'],
    async inject(cluster) {
      const groups = await withdrawn('reader', {
        resourceType: GROUP,
        resourceName: '*',
        operation: DESCRIBE,
      })(cluster);
      const rest = await withdrawn('reader', {
        resourceType: CLUSTER,
        resourceName: 'kafka-cluster',
        operation: DESCRIBE,
      })(cluster);
      return async () => {
        await groups();
        await rest();
      };
    },
  },
  {
    name: 'no fault: the group of a declared consumer is denied',
    on: 'rights',
    expected: [],
    open: ['consumer/absent invoice_events service-1'],
    inject: denied('reader', {
      resourceType: GROUP,
      resourceName: INVOICES,
      operation: ALL,
    }),
  },
  {
    name: 'no fault: the group of a declared consumer is hidden',
    on: 'rights',
    expected: [],
    open: ['consumer/absent *'],
    async inject(cluster) {
      const group = await denied('reader', {
        resourceType: GROUP,
        resourceName: INVOICES,
        operation: ALL,
      })(cluster);
      // who may describe the cluster sees all groups in its list
      const rest = await withdrawn('reader', {
        resourceType: CLUSTER,
        resourceName: 'kafka-cluster',
        operation: DESCRIBE,
      })(cluster);
      return async () => {
        await group();
        await rest();
      };
    },
  },
  {
    name: 'no fault: records of a topic are denied to the sampling role',
    on: 'rights',
    expected: [],
    open: ['traffic/envelope order_events', 'traffic/key order_events'],
    inject: denied('sampler', {
      resourceType: TOPIC,
      resourceName: 'order_events',
      operation: READ,
    }),
  },
  {
    name: 'no fault: all records are denied to the sampling role',
    on: 'rights',
    expected: [],
    open: ['traffic/tenant-missing *'],
    inject: withdrawn('sampler', {
      resourceType: TOPIC,
      resourceName: '*',
      operation: READ,
    }),
  },
  {
    name: 'no fault: sessions end after nine seconds, and clients have to authenticate again',
    on: 'rights',
    expected: [],
    async inject({ kafka }) {
      await kafka.restart(1, { 'connections.max.reauth.ms': '9000' });
      return () => kafka.restart(1);
    },
    shown: ({ coverage }) => coverage.every(({ answered }) => answered),
  },
];
