import { wordsOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { GroupOwner } from './attribution';
import { groupNamingOf } from './groupNames';
import { BoundRegistry } from './types';

/** Words that say no more than "this is a program". */
const FILLERS: ReadonlySet<string> = new Set([
  'service',
  'svc',
  'app',
  'api',
  'worker',
  'producer',
  'publisher',
  'backend',
]);

/**
 * The services that sign their records with a source, by any name that a
 * registry gives them: the name itself, its reference, or either without words
 * such as "service". Empty for a name that nobody has; several where it is the
 * name of more than one.
 *
 * @public
 */
export function attributeSource(
  registries: readonly BoundRegistry[],
  source: string,
): GroupOwner[] {
  const exact = wordsOf(source).join(' ');
  const owners = collect(registries, phrase => phrase === exact);
  if (owners.length > 0) return owners;
  const telling = tellingOf(exact);
  return telling
    ? collect(registries, phrase => tellingOf(phrase) === telling)
    : [];
}

/** Whether a name is a shorter or longer form of one of a service: all telling words of one are in the other. */
export function resemblesService(
  bound: BoundRegistry,
  service: string,
  source: string,
): boolean {
  const words = tellingOf(wordsOf(source).join(' ')).split(' ').filter(Boolean);
  if (words.length === 0) return true;
  for (const [phrase, refs] of groupNamingOf(bound).phrases) {
    if (!refs.has(service)) continue;
    const known = tellingOf(phrase).split(' ').filter(Boolean);
    const [few, many] =
      words.length <= known.length ? [words, known] : [known, words];
    if (few.length > 0 && few.every(word => many.includes(word))) return true;
  }
  return false;
}

function collect(
  registries: readonly BoundRegistry[],
  is: (phrase: string) => boolean,
): GroupOwner[] {
  const owners: GroupOwner[] = [];
  for (const bound of registries) {
    const refs = new Set<string>();
    for (const [phrase, services] of groupNamingOf(bound).phrases) {
      if (is(phrase)) for (const ref of services) refs.add(ref);
    }
    for (const service of refs) {
      owners.push({ registry: bound.registry.id, service });
    }
  }
  return owners;
}

function tellingOf(phrase: string): string {
  return phrase
    .split(' ')
    .filter(word => !FILLERS.has(word) && word !== 'and')
    .join(' ');
}
