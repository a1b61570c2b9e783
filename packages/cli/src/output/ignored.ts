import { Observation } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  BoundRegistry,
  Internal,
  internalGroupsOf,
  internalTopicsOf,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { Io } from '../io';
import { ReportFormat } from './formats';

/** What of a cluster the rules leave alone. */
export interface Ignored {
  topics: Internal[];
  groups: Internal[];
}

/** The topics and groups of platforms, but for what a registry declares. */
export function ignoredOn(
  observation: Observation,
  registries: readonly BoundRegistry[],
): Ignored {
  const declared = new Set(
    registries.flatMap(({ registry }) =>
      registry.topics.map(({ name }) => name),
    ),
  );
  return {
    topics: [...internalTopicsOf(observation).values()].filter(
      ({ name }) => !declared.has(name),
    ),
    groups: internalGroupsOf(observation),
  };
}

/** Counts them, or lists them where that is asked; JSON has them anyway. */
export function sayIgnored(
  io: Io,
  { topics, groups }: Ignored,
  options: { listIgnored?: boolean; format: ReportFormat },
): void {
  if (options.listIgnored && options.format !== 'json') {
    const lines = [
      ...topics.map(one => lineOf('topic', one)),
      ...groups.map(one => lineOf('group', one)),
    ];
    const text = lines.length > 0 ? lines.join('\n') : 'Nothing is left alone.';
    if (options.format === 'text') io.out(text);
    else io.sayLines(text);
    return;
  }
  if (topics.length + groups.length === 0) return;
  const counts = [count(topics, 'topic'), count(groups, 'group')].filter(
    Boolean,
  );
  const one = topics.length + groups.length === 1;
  io.say(
    `${counts.join(' and ')} of platforms ${
      one ? 'is' : 'are'
    } left alone; --list-ignored lists ${one ? 'it' : 'them'}.`,
  );
}

function lineOf(what: string, { name, owner }: Internal): string {
  return `Left alone: ${what} ${name}: ${owner}`;
}

function count(things: unknown[], word: string): string {
  if (things.length === 0) return '';
  return `${things.length} ${word}${things.length === 1 ? '' : 's'}`;
}
