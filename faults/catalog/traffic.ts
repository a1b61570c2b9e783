import { Message } from 'kafkajs';
import { recordOf, recordsOf } from '../lib/conforming';
import { FaultCluster } from '../lib/FaultCluster';
import { Fault, Restore } from '../lib/types';

const TOPIC = 'order_events';
const TURNS = [0, 1, 2, 3];

/** Empties a topic, whose newest records were faulty, and fills it anew. */
async function renew(cluster: FaultCluster): Promise<void> {
  await cluster.truncate(TOPIC);
  await cluster.produce(TOPIC, recordsOf(TOPIC));
}

function written(messages: Message[]) {
  return async (cluster: FaultCluster): Promise<Restore> => {
    await cluster.produce(TOPIC, messages);
    return () => renew(cluster);
  };
}

/** Records that differ from the registry's by some fields. */
function other(value: object): Message[] {
  return TURNS.map(turn => recordOf(TOPIC, turn, { value }));
}

const CLOUD_EVENT = {
  specversion: '1.0',
  id: '1',
  type: 'order_placed',
  source: '/order-desk',
  subject: 'tenant-1',
};

/** Records that are not as the registry has them. */
export const trafficFaults: Fault[] = [
  {
    name: 'records are no JSON',
    expected: ['traffic/undecodable order_events'],
    inject: written([{ key: 'tenant-1', value: '<order/>' }]),
  },
  {
    name: 'records lack a field of the envelope',
    expected: ['traffic/envelope order_events'],
    inject: written(other({ event_id: undefined })),
  },
  {
    name: 'records are JSON without an envelope',
    expected: ['traffic/envelope order_events'],
    inject: written([{ key: 'tenant-1', value: '{"order":1}' }]),
  },
  {
    name: 'records are CloudEvents in binary mode',
    expected: ['traffic/envelope order_events'],
    inject: written([
      {
        key: 'tenant-1',
        value: '{"tenant_id":"tenant-1"}',
        headers: Object.fromEntries(
          Object.entries({ ...CLOUD_EVENT, source: 'order-desk' }).map(
            ([name, text]) => [`ce_${name}`, text],
          ),
        ),
      },
    ]),
  },
  {
    name: 'records are CloudEvents in structured mode',
    expected: ['traffic/envelope order_events'],
    inject: written([
      {
        key: 'tenant-1',
        value: JSON.stringify({
          ...CLOUD_EVENT,
          data: { tenant_id: 'tenant-1' },
        }),
        headers: { 'content-type': 'application/cloudevents+json' },
      },
    ]),
  },
  {
    name: 'an event type is declared nowhere',
    expected: ['traffic/event-undeclared order_events order_teleported'],
    inject: written(other({ event_type: 'order_teleported' })),
  },
  {
    name: 'an event type belongs to another topic',
    expected: ['traffic/wrong-topic order_events payment_received'],
    inject: written(other({ event_type: 'payment_received' })),
  },
  {
    name: 'a service writes that does not declare it',
    expected: ['traffic/producer-undeclared order_events Warehouse'],
    inject: written(other({ source_service: 'Warehouse' })),
  },
  {
    name: 'a source is the name of no service',
    expected: ['traffic/producer-undeclared order_events night-batch'],
    inject: written(other({ source_service: 'night-batch' })),
  },
  {
    name: 'records name no tenant',
    expected: ['traffic/tenant-missing order_events'],
    inject: written(other({ tenant_id: undefined })),
  },
  {
    name: 'records have no key',
    expected: ['traffic/key order_events'],
    inject: written(TURNS.map(turn => recordOf(TOPIC, turn, { key: null }))),
  },
  {
    name: 'records are keyed by something else',
    expected: ['traffic/key order_events'],
    inject: written(
      TURNS.map(turn => recordOf(TOPIC, turn, { key: `${turn}` })),
    ),
  },
  {
    name: 'two things at once: a foreign event without a tenant',
    expected: [
      'traffic/tenant-missing order_events',
      'traffic/wrong-topic order_events invoice_sent',
    ],
    inject: written(
      other({ event_type: 'invoice_sent', tenant_id: undefined }),
    ),
  },

  {
    name: 'no fault: records carry the id of a schema',
    expected: [],
    open: ['traffic/undecodable order_events'],
    inject: written([
      { key: 'tenant-1', value: Buffer.from([0, 0, 0, 0, 7, 2, 4, 6, 8]) },
    ]),
  },
  {
    name: 'no fault: a transaction with a faulty record was aborted',
    expected: [],
    async inject(cluster) {
      const producer = cluster.client().producer({
        transactionalId: 'faults',
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({
        topic: TOPIC,
        messages: other({ tenant_id: undefined }),
      });
      await transaction.abort();
      await producer.disconnect();
      return () => renew(cluster);
    },
  },
  {
    name: 'no fault: a transaction is open',
    expected: [],
    async inject(cluster) {
      const producer = cluster.client().producer({
        transactionalId: 'faults',
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({
        topic: TOPIC,
        messages: [...other({}), ...other({ tenant_id: undefined })],
      });
      return async () => {
        await transaction.abort();
        await producer.disconnect();
        await renew(cluster);
      };
    },
  },
  {
    name: 'no fault: tombstones, and one key over and over',
    expected: [],
    async inject(cluster) {
      await cluster.produce('profile_events', [
        ...TURNS.map(() => recordOf('profile_events', 1)),
        { key: 'tenant-1', value: null },
      ]);
      return async () => {};
    },
  },
  {
    name: 'no fault: a shorter name of the producer',
    expected: [],
    inject: written(other({ source_service: 'order-desk-service' })),
  },
];
