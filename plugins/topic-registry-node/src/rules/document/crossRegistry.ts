import {
  namesProducer,
  ruleOf,
  showConfigValue,
  Topic,
  topicConfigOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isMention } from '../mentions';
import { DocumentRule } from '../rule';
import { BoundRegistry } from '../types';
import { code, codes, duration, listOf, plural } from '../words';

/** Topics are named up to this many, and counted beyond. */
const MAX_NAMED = 5;

/** Told in the registry that is not the topic's home: the home's word counts. */
export const crossCollision: DocumentRule = {
  meta: ruleOf('cross/collision'),
  check({ registry, topics, neighbours, report }) {
    if (!neighbours) return;
    const at = neighbours.registries.findIndex(
      ({ registry: { id } }) => id === registry.id,
    );
    const declared = neighbours.registries.map(namesOf);
    for (const topic of topics) {
      for (const [index, other] of neighbours.registries.entries()) {
        const theirs = declared[index].get(topic.name);
        if (!theirs || index === at) continue;
        const ours = namesProducer(topic);
        // Of two homes the first registry's counts.
        if (namesProducer(theirs) ? ours && at < index : ours || at < index)
          continue;
        const differences = whatDiffers(topic, theirs);
        const isClaim = ours && namesProducer(theirs);
        if (!isClaim && differences.length === 0) continue;
        const place = `${other.registry.id} (line ${theirs.range.line})`;
        report({
          subject: { kind: 'topic', name: topic.name },
          ...(!isClaim && { severity: 'warning' }),
          message: isClaim
            ? `${code(topic.name)} has a producer here (line ${
                topic.range.line
              }) and in ${place}: on one cluster it is one topic.${
                differences.length > 0
                  ? ` They differ in ${listOf(differences)}.`
                  : ''
              }`
            : `${code(topic.name)} is described otherwise in ${place}: ${listOf(
                differences,
              )}.`,
          declared: registry.id,
          seen: other.registry.id,
          range: topic.range,
          discriminator: other.registry.id,
          related: [{ kind: 'document', name: other.registry.id }],
        });
      }
    }
  },
};

export const crossUnresolved: DocumentRule = {
  meta: ruleOf('cross/unresolved'),
  check({ registry, topics, neighbours, report, unknown }) {
    if (!neighbours) return;
    const others = neighbours.registries
      .filter(other => other.registry.id !== registry.id)
      .map(namesOf);
    const foreign = topics.filter(
      topic =>
        topic.lifecycle === 'active' &&
        isMention(registry, topic) &&
        !others.some(names => names.has(topic.name)),
    );
    if (foreign.length === 0) return;
    if (neighbours.unread.length > 0) {
      unknown({
        reason: `no text of ${codes(
          neighbours.unread,
        )} is in force, which may declare them`,
      });
      return;
    }
    const [first] = foreign;
    const names = foreign.slice(0, MAX_NAMED).map(({ name }) => code(name));
    if (foreign.length > MAX_NAMED) {
      names.push(`${foreign.length - MAX_NAMED} more`);
    }
    report({
      subject: { kind: 'document', name: registry.id },
      message: `${plural(foreign.length, 'consumed topic')} ${
        foreign.length > 1 ? 'are' : 'is'
      } declared by no registry of the cluster: ${listOf(names)}.`,
      seen: foreign.map(({ name }) => name).join(', '),
      range: first.range,
    });
  },
};

const cache = new WeakMap<BoundRegistry, Map<string, Topic>>();

function namesOf(bound: BoundRegistry): ReadonlyMap<string, Topic> {
  let names = cache.get(bound);
  if (!names) {
    names = new Map();
    for (const topic of bound.registry.topics) {
      if (!names.has(topic.name)) names.set(topic.name, topic);
    }
    cache.set(bound, names);
  }
  return names;
}

/** What two entries state and state otherwise. */
function whatDiffers(ours: Topic, theirs: Topic): string[] {
  const differences: string[] = [];
  const compare = <T>(
    what: string,
    here: T | undefined,
    there: T | undefined,
    show: (value: T) => string = String,
  ) => {
    if (here === undefined || there === undefined) return;
    if (show(here) === show(there)) return;
    differences.push(`${what} (${show(here)} here, ${show(there)} there)`);
  };
  if ([ours, theirs].some(({ lifecycle }) => lifecycle === 'deprecated')) {
    compare('its life', ours.lifecycle, theirs.lifecycle);
  }
  const [a, b] = [ours.settings, theirs.settings];
  compare('partitions', a.partitions?.value, b.partitions?.value);
  compare(
    'replication factor',
    a.replicationFactor?.value,
    b.replicationFactor?.value,
  );
  compare('retention', a.retentionMs?.value, b.retentionMs?.value, duration);
  compare('compression', a.compression?.value, b.compression?.value);
  compare(
    'cleanup policy',
    a.cleanupPolicy?.value,
    b.cleanupPolicy?.value,
    policies => [...policies].sort().join('+'),
  );
  for (const { key, value, alternatives = [] } of a.configs ?? []) {
    const other = b.configs?.find(one => one.key === key);
    const config = topicConfigOf(key);
    const same = other && [value, ...alternatives].includes(other.value);
    if (!config || same) continue;
    compare(code(key), value, other?.value, one =>
      showConfigValue(config, one),
    );
  }
  return differences;
}
