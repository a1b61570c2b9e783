import { attributeGroup } from './attribution';
import {
  expectedGroupNames,
  expectedGroupsOf,
  expectedTopicsOf,
} from './expectedNames';
import { bound, CONVENTIONS, service } from './testing';

const platform = bound(
  [
    { name: 'auth_events', consumers: ['service-6', 'service-21'] },
    { name: 'billing_events', consumers: ['service-21'] },
    { name: 'analytics_events', consumers: ['service-12'] },
  ],
  { standards: CONVENTIONS, serviceAliases: { 'service-22': ['BILLSVC'] } },
);
const page = bound(
  [
    {
      name: 'eventzr.chat.message.created.v1',
      producers: [],
      consumers: ['cypher-svc'],
      groups: ['cypher-svc-chat-consumer'],
    },
    { name: 'eventzr.cypher.task.started.v1', producers: ['cypher-svc'] },
  ],
  { id: 'cypher', services: [service('cypher-svc', 'cypher-svc')] },
);
const [authEvents] = platform.registry.topics;

describe('expectedGroupNames', () => {
  it('knows every name of a service, with & dropped and spelled out', () => {
    expect(expectedGroupNames(platform, authEvents, 'service-6')).toEqual([
      'prd_builder_auth_events_consumer',
      'prd_builder_configuration_workspace_auth_events_consumer',
      'prd_builder_and_configuration_workspace_auth_events_consumer',
    ]);
  });

  it('takes aliases of app-config as they are and in the form of the template', () => {
    expect(expectedGroupNames(platform, authEvents, 'service-22')).toEqual(
      expect.arrayContaining([
        'BILLSVC_auth_events_consumer',
        'billsvc_auth_events_consumer',
        'billing_auth_events_consumer',
      ]),
    );
  });

  it('takes the stated groups where there is no template', () => {
    const [chat, task] = page.registry.topics;
    expect(expectedGroupNames(page, chat, 'cypher-svc')).toEqual([
      'cypher-svc-chat-consumer',
    ]);
    expect(expectedGroupNames(page, task, 'cypher-svc')).toEqual([]);
  });

  it('gives the reader what to ask for by name', () => {
    expect(expectedTopicsOf(page)).toEqual([
      'eventzr.chat.message.created.v1',
      'eventzr.cypher.task.started.v1',
    ]);
    expect(expectedGroupsOf(page)).toEqual(['cypher-svc-chat-consumer']);
    expect(expectedGroupsOf(platform)).toEqual(
      expect.arrayContaining([
        'agent_copilot_auth_events_consumer',
        'agent_copilot_billing_events_consumer',
        'analytics_analytics_events_consumer',
      ]),
    );
    expect(expectedGroupsOf(platform)).not.toContain(
      'analytics_auth_events_consumer',
    );
  });
});

describe('attributeGroup', () => {
  const of = (topic: string, group: string) =>
    attributeGroup([platform, page], topic, group);

  it.each([
    ['auth_events', 'agent_copilot_auth_events_consumer', 'service-21', true],
    ['auth_events', 'prd_builder_auth_events_consumer', 'service-6', true],
    // By the template for another topic: the service is known, the name is not right here.
    [
      'auth_events',
      'agent_copilot_billing_events_consumer',
      'service-21',
      false,
    ],
    // Undeclared here, and still somebody's.
    ['auth_events', 'analytics_auth_events_consumer', 'service-12', true],
    // Misnamed.
    ['auth_events', 'agent-copilot-auth-events-consumer', 'service-21', false],
    ['auth_events', 'agent_copilot_auth_events_consumr', 'service-21', false],
    ['auth_events', 'auth-events-agent-copilot', 'service-21', false],
    ['auth_events', 'agentCopilot-authEvents-v2', 'service-21', false],
    ['auth_events', 'agent-copilot', 'service-21', false],
    ['auth_events', 'agent-copilot-consumer', 'service-21', false],
    ['auth_events', 'service-21-auth_events', 'service-21', false],
    ['analytics_events', 'analytics-analytics_events', 'service-12', false],
  ])('on %s, %s is of %s (conforms: %s)', (topic, group, ref, conforms) => {
    expect(of(topic, group)).toMatchObject({
      kind: 'attributed',
      registry: 'platform',
      service: ref,
      conforms,
    });
  });

  it.each([
    ['auth_events', 'console-consumer-12345'],
    ['auth_events', 'growth_dashboard_consumer'],
    // One word of a service's name in common is not enough.
    ['auth_events', 'analytics-exporter'],
    ['auth_events', 'copilot'],
    // The word comes from the topic, not from a service.
    ['analytics_events', 'some-analytics_events-tool'],
    ['auth_events', 'consumer'],
    ['auth_events', '---'],
  ])('on %s, %s is of no known service', (topic, group) => {
    expect(of(topic, group)).toEqual({ kind: 'unknown' });
  });

  it('knows the groups that another registry states', () => {
    expect(
      of('eventzr.chat.message.created.v1', 'cypher-svc-chat-consumer'),
    ).toMatchObject({
      kind: 'attributed',
      registry: 'cypher',
      by: 'stated',
      conforms: true,
    });
    expect(
      of('eventzr.cypher.task.started.v1', 'cypher-svc-chat-consumer'),
    ).toMatchObject({ kind: 'attributed', service: 'cypher-svc' });
  });

  it('says that a name may be two services', () => {
    const twins = bound([{ name: 'a_events' }], {
      standards: CONVENTIONS,
      services: [service('service-1', 'Sales'), service('service-2', 'Sales')],
    });
    expect(
      attributeGroup([twins], 'a_events', 'sales_a_events_consumer'),
    ).toEqual({
      kind: 'ambiguous',
      candidates: [
        { registry: 'platform', service: 'service-1' },
        { registry: 'platform', service: 'service-2' },
      ],
    });
  });

  it('prefers the one that is declared on the topic', () => {
    const twins = bound([{ name: 'a_events', consumers: ['service-2'] }], {
      standards: CONVENTIONS,
      services: [service('service-1', 'Sales'), service('service-2', 'Sales')],
    });
    expect(
      attributeGroup([twins], 'a_events', 'sales_a_events_consumer'),
    ).toMatchObject({ kind: 'attributed', service: 'service-2' });
  });
});

describe('attributeGroup by the client ids of members', () => {
  const by = (clientIds: string[], group = 'nightly', topic = 'auth_events') =>
    attributeGroup([platform, page], topic, group, clientIds);

  it.each([
    ['agent-copilot', 'service-21'],
    ['agentCopilot', 'service-21'],
    ['AGENT_COPILOT_1', 'service-21'],
    ['eu1-agent-copilot-exporter-7d9f4', 'service-21'],
    ['prd-builder-and-configuration-workspace-2', 'service-6'],
    ['service-21', 'service-21'],
    // A name of one word is all that it says.
    ['analytics', 'service-12'],
    ['analytics-consumer-6f7c9d5b8-zqkvt', 'service-12'],
    ['kafka-client-analytics-0', 'service-12'],
    // As app-config calls it; a short name inside the longer one is the same service.
    ['billsvc-1', 'service-22'],
    ['billing-and-revenue-management', 'service-22'],
  ])('knows a group whose client is %s', (clientId, ref) => {
    expect(by([clientId])).toMatchObject({
      kind: 'attributed',
      registry: 'platform',
      service: ref,
      by: 'clients',
      clientIds: [clientId],
      conforms: false,
    });
  });

  it('takes the clients that agree, and leaves aside those that name nobody', () => {
    expect(
      by(['rdkafka', 'agent-copilot-1', 'agent-copilot-2', 'agent-copilot-1']),
    ).toMatchObject({
      kind: 'attributed',
      service: 'service-21',
      clientIds: ['agent-copilot-1', 'agent-copilot-2'],
    });
  });

  it.each([
    [['agent-copilot-1', 'billing-1']],
    [['agent-copilot-prd-builder']],
    // One of them is declared on the topic, which does not decide it.
    [['agent-copilot-1', 'organization-and-identity-management-1']],
  ])('is ambiguous with clients %j', clientIds => {
    const found = by(clientIds);
    expect(found).toMatchObject({ kind: 'ambiguous', clientIds });
    expect(found.kind === 'ambiguous' && found.candidates).toHaveLength(2);
  });

  it.each([
    [[]],
    [['rdkafka']],
    [['consumer-nightly-1']],
    [['sarama', 'kafkajs', 'console-consumer']],
    // One word in common may be a foreign tool.
    [['analytics-exporter']],
    [['copilot-1']],
    // The twelfth instance of something else.
    [['payment-service-12']],
    [['consumer-12']],
    // What it has from the topic says nothing.
    [['auth-events-1']],
  ])('stays unknown with clients %j', clientIds => {
    expect(by(clientIds)).toEqual({ kind: 'unknown' });
  });

  it('takes nothing from the topic or the name of the group', () => {
    expect(by(['analytics_events-1'], 'nightly', 'analytics_events')).toEqual({
      kind: 'unknown',
    });
    const group = 'agent-copilot-debug-tool';
    expect(by([`consumer-${group}-1`], group)).toEqual({ kind: 'unknown' });
    expect(by([group], group)).toEqual({ kind: 'unknown' });
  });

  it('never speaks against a name', () => {
    const clients = ['billing-1'];
    expect(by(clients, 'agent_copilot_auth_events_consumer')).toMatchObject({
      service: 'service-21',
      by: 'template',
    });
    expect(by(clients, 'auth-events-agent-copilot')).toMatchObject({
      service: 'service-21',
      by: 'likeness',
    });
    const twins = bound([{ name: 'a_events' }], {
      standards: CONVENTIONS,
      services: [service('service-1', 'Sales'), service('service-2', 'Sales')],
    });
    const found = attributeGroup(
      [twins],
      'a_events',
      'sales_a_events_consumer',
      ['service-1'],
    );
    expect(found.kind).toBe('ambiguous');
    expect(found).not.toHaveProperty('clientIds');
  });

  it('means the registry that declares the service, where two know it', () => {
    const services = [service('billing', 'Billing')];
    const other = bound([{ name: 'auth_events', consumers: ['billing'] }], {
      id: 'other',
      services,
    });
    const third = bound([], { id: 'third', services });
    const of = (...registries: (typeof other)[]) =>
      attributeGroup(registries, 'auth_events', 'nightly', ['billing-1']);
    expect(of(platform, other)).toMatchObject({
      kind: 'attributed',
      registry: 'other',
      service: 'billing',
      // it has no convention
      conforms: true,
    });
    expect(of(platform, third)).toMatchObject({ kind: 'ambiguous' });
  });
});
