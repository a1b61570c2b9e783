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
