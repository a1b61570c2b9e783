import {
  Party,
  Registry,
  Service,
  SourceRange,
  Standards,
  Stated,
  StatedGroup,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from '../types';

let nextLine = 1;

/** A range on a line of its own, so that tests can tell statements apart. */
export function range(line = nextLine++): SourceRange {
  return {
    line,
    column: 1,
    endLine: line,
    endColumn: 10,
    offset: line * 100,
    endOffset: line * 100 + 9,
  };
}

/** A value as a document states it. */
export function stated<T>(value: T, line?: number): Stated<T> {
  return { value, range: range(line) };
}

/** Standards without any statement but those given. */
export function standards(given: Partial<Standards> = {}): Standards {
  return {
    topicTemplates: [],
    groupTemplates: [],
    partitions: [],
    replicationFactor: [],
    retentionMs: [],
    compression: [],
    cleanupPolicy: [],
    dedupeWindowMs: [],
    brokers: [],
    ...given,
  };
}

/** What a test says of a topic; parties by reference of the service. */
export type TopicSketch = Partial<
  Omit<Topic, 'consumerGroups' | 'deprecatedOn' | 'environments'>
> & {
  name: string;
  producers?: string[];
  consumers?: string[];
  alternatives?: string[];
  groups?: (string | Pick<StatedGroup, 'name' | 'service'>)[];
  deprecatedOn?: string;
  environments?: string[];
};

/** A topic with a producer, unless the sketch says otherwise. */
export function topic(sketch: TopicSketch): Topic {
  const {
    producers = ['service-0'],
    consumers = [],
    alternatives = [],
    groups = [],
    deprecatedOn,
    environments,
    ...rest
  } = sketch;
  const party = (
    ref: string,
    role: Party['role'],
    certainty: Party['certainty'],
  ): Party => ({ ref, role, certainty, range: range() });
  const place = range();
  const parties = [
    ...producers.map(ref => party(ref, 'producer', 'stated')),
    ...consumers.map(ref => party(ref, 'consumer', 'stated')),
    ...alternatives.map(ref => party(ref, 'consumer', 'alternative')),
  ];
  const end = range();
  return {
    lifecycle: 'active',
    parties,
    producersStated: producers.length > 0 ? 'listed' : 'unknown',
    consumersStated:
      consumers.length + alternatives.length > 0 ? 'listed' : 'unknown',
    consumerGroups: groups.map(group => ({
      ...(typeof group === 'string' ? { name: group } : group),
      range: range(),
    })),
    events: [],
    schemaVersions: [],
    settings: {},
    notes: [],
    useCases: [],
    migrationEvents: [],
    attributes: [],
    openFields: [],
    range: place,
    block: {
      ...place,
      endLine: end.endLine,
      endColumn: end.endColumn,
      endOffset: end.endOffset,
    },
    ...(deprecatedOn && { deprecatedOn: stated(deprecatedOn) }),
    ...(environments && { environments: stated(environments) }),
    ...rest,
  };
}

/** A numbered service, with every name that a document gives it. */
export function service(ref: string, ...names: string[]): Service {
  const sorted = [...names].sort((a, b) => b.length - a.length);
  return {
    ref,
    name: sorted[0] ?? ref,
    aliases: names.map(name => ({ name, range: range() })),
    range: range(),
  };
}

/** The services that the tests' registries know. */
export const SERVICES: Service[] = [
  service('service-0', 'Organization & Identity Management'),
  service('service-6', 'PRD Builder', 'PRD Builder & Configuration Workspace'),
  service('service-12', 'Analytics'),
  service('service-21', 'Agent Copilot'),
  service('service-22', 'Billing', 'Billing & Revenue Management'),
];

/** A registry in force with the given topics. */
export function bound(
  topics: TopicSketch[],
  given: {
    id?: string;
    standards?: Partial<Standards>;
    services?: Service[];
    registry?: Partial<Registry>;
    serviceAliases?: Record<string, string[]>;
    timezone?: string;
  } = {},
): BoundRegistry {
  const id = given.id ?? 'platform';
  return {
    registry: {
      id,
      file: `${id}.md`,
      title: 'Topics',
      shape: 'bullets',
      standards: standards(given.standards),
      services: given.services ?? SERVICES,
      categories: [],
      topics: topics.map(topic),
      matrices: [],
      examples: [],
      suppressions: [],
      counts: [],
      ...given.registry,
    },
    timezone: given.timezone ?? 'UTC',
    serviceAliases: given.serviceAliases ?? {},
  };
}

/** `{service_name}_{topic_name}_consumer` and `{domain}_events`, as a platform may have them. */
export const CONVENTIONS: Partial<Standards> = {
  topicTemplates: [
    { template: '{domain}_events' },
    { template: '{domain}_incidents' },
  ],
  groupTemplates: [{ template: '{service_name}_{topic_name}_consumer' }],
};
