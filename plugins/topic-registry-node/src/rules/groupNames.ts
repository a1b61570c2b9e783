import {
  compileTemplate,
  NamingTemplate,
  ownValue,
  Service,
  TemplateVariable,
  Topic,
  VariableType,
  wordsOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from './types';

const SERVICE_VARIABLE =
  /^(service|svc|app|application|consumer)([ _-]?name)?$/i;
const TOPIC_VARIABLE = /^(topic|stream|channel)([ _-]?name)?$/i;

/** A group template whose variables are understood. */
export interface GroupTemplate {
  template: NamingTemplate;
  service?: TemplateVariable;
  topic?: TemplateVariable;
  /** True when it has other variables too, so that no name can be told in advance. */
  open: boolean;
  /** Values of the service variable: what a group may call a service, to the services. */
  services: ReadonlyMap<string, ReadonlySet<string>>;
  serviceValues: ReadonlySet<string>;
  /** The values of the service variable by service. */
  valuesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The names that a registry uses for its groups, compiled once. */
export interface GroupNaming {
  templates: GroupTemplate[];
  /** Templates that could not be compiled, with the reason. */
  broken: { template: string; reason: string }[];
  topics: ReadonlyMap<string, Topic>;
  topicNames: ReadonlySet<string>;
  /** Where the document names a group, and whose it is. */
  stated: ReadonlyMap<string, { topic: string; service: string }[]>;
  /** Ways of writing each service in words, to the services. */
  phrases: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words that the templates use around the names. */
  literalWords: ReadonlySet<string>;
}

const cache = new WeakMap<BoundRegistry, GroupNaming>();

/** The group names of a registry; computed once for each value. */
export function groupNamingOf(bound: BoundRegistry): GroupNaming {
  let naming = cache.get(bound);
  if (!naming) {
    naming = compile(bound);
    cache.set(bound, naming);
  }
  return naming;
}

/**
 * The ways in which a service may be written, as lists of words: every name of
 * it, with `&` dropped and as `and`, and the aliases of app-config.
 */
export function phrasesOf(service: Service, aliases: string[] = []) {
  const names = [service.name, ...service.aliases.map(({ name }) => name)];
  const phrases = new Map<string, string[]>();
  for (const name of [...names, ...aliases]) {
    for (const spelled of [name, name.replace(/&/g, ' and ')]) {
      // `HubSpot` is written both `hubspot` and `hub_spot`.
      for (const words of [wordsOf(spelled), wordsOf(spelled.toLowerCase())]) {
        if (words.length > 0) phrases.set(words.join(' '), words);
      }
    }
  }
  return [...phrases.values()];
}

function compile(bound: BoundRegistry): GroupNaming {
  const { registry } = bound;
  const templates: GroupTemplate[] = [];
  const broken: GroupNaming['broken'] = [];
  const literalWords = new Set<string>();
  for (const stated of registry.standards.groupTemplates) {
    let template: NamingTemplate;
    try {
      template = compileTemplate(stated.template);
    } catch (error) {
      broken.push({
        template: stated.template,
        reason: (error as Error).message,
      });
      continue;
    }
    templates.push(understand(bound, template));
    for (const part of template.parts) {
      if (part.kind !== 'literal') continue;
      for (const word of wordsOf(part.text)) literalWords.add(word);
    }
  }
  const phrases = new Map<string, Set<string>>();
  for (const service of registry.services) {
    for (const words of phrasesOf(service, aliasesOf(bound, service))) {
      add(phrases, words.join(' '), service.ref);
    }
    add(phrases, wordsOf(service.ref).join(' '), service.ref);
  }
  const topics = new Map(registry.topics.map(topic => [topic.name, topic]));
  return {
    templates,
    broken,
    topics,
    topicNames: new Set(topics.keys()),
    stated: statedGroups(registry.topics),
    phrases,
    literalWords,
  };
}

function understand(
  bound: BoundRegistry,
  template: NamingTemplate,
): GroupTemplate {
  const service = template.variables.find(({ name }) =>
    SERVICE_VARIABLE.test(name),
  );
  const topic = template.variables.find(({ name }) =>
    TOPIC_VARIABLE.test(name),
  );
  const services = new Map<string, Set<string>>();
  if (service) {
    for (const one of bound.registry.services) {
      const aliases = aliasesOf(bound, one);
      for (const words of phrasesOf(one, aliases)) {
        for (const value of spell(words, service, template)) {
          add(services, value, one.ref);
        }
      }
      for (const alias of aliases) add(services, alias, one.ref);
    }
  }
  return {
    template,
    service,
    topic,
    open: template.variables.some(one => one !== service && one !== topic),
    services,
    serviceValues: new Set(services.keys()),
    valuesOf: invert(services),
  };
}

function statedGroups(topics: Topic[]) {
  const stated = new Map<string, { topic: string; service: string }[]>();
  for (const topic of topics) {
    for (const {
      name,
      service = soleConsumer(topic),
    } of topic.consumerGroups) {
      if (!service) continue;
      const places = stated.get(name) ?? [];
      places.push({ topic: topic.name, service });
      stated.set(name, places);
    }
  }
  return stated;
}

/** The one consumer of a topic, to which a group without a stated service belongs. */
export function soleConsumer(topic: Topic): string | undefined {
  const consumers = new Set<string>();
  for (const { role, ref } of topic.parties) {
    if (role === 'consumer') consumers.add(ref);
  }
  return consumers.size === 1 ? [...consumers][0] : undefined;
}

function invert(services: ReadonlyMap<string, ReadonlySet<string>>) {
  const values = new Map<string, Set<string>>();
  for (const [value, refs] of services) {
    for (const ref of refs) add(values, ref, value);
  }
  return values;
}

function aliasesOf(bound: BoundRegistry, service: Service): string[] {
  return ownValue(bound.serviceAliases, service.ref) ?? [];
}

function spell(
  words: string[],
  variable: TemplateVariable,
  template: NamingTemplate,
): string[] {
  const value = join(words, variable.type);
  // Under `{service}-svc-…` the service `cypher-svc` writes itself `cypher`.
  const at = template.parts.findIndex(
    part => part.kind === 'variable' && part.variable === variable,
  );
  const next = template.parts[at + 1];
  const ending =
    next?.kind === 'literal' ? next.text.replace(/[._-]+$/, '') : '';
  return ending && value.endsWith(ending) && value.length > ending.length
    ? [value, value.slice(0, -ending.length)]
    : [value];
}

function join(words: string[], type: VariableType): string {
  switch (type) {
    case 'kebab':
      return words.join('-');
    case 'word':
      return words.join('');
    case 'camel':
      return words
        .map((word, i) =>
          i === 0 ? word : word[0].toUpperCase() + word.slice(1),
        )
        .join('');
    default:
      return words.join('_');
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string) {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
