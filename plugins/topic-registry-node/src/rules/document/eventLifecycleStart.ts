import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';
import { EventEntry, eventLists, thingOf, verbsOfThings } from './eventWords';
import { readPairs } from './verbPairs';

/** How many of the events that could begin something are named in the message. */
const SHOWN = 3;

/** Looks for the beginning on the same topic, of the same thing, of a part of it or of what contains it. */
export const eventLifecycleStart: DocumentRule = {
  meta: ruleOf('event/lifecycle-start'),
  check({ registry, topics, options, report }) {
    const starts = readPairs(options.list('pairs'));
    const lists = eventLists(registry, topics);
    const verbs = verbsOfThings(lists);
    for (const { topic, entries } of lists) {
      for (const { event, words, stems } of entries) {
        const verb = words[words.length - 1];
        const wanted = starts.get(verb);
        if (!wanted || words.length === 1) continue;
        const told =
          entries.length === 1 ? verbs.get(thingOf(stems)) : undefined;
        if (wanted.some(word => told?.has(word))) continue;
        const thing = stems.slice(0, -1);
        if (entries.some(entry => begins(entry, thing, wanted))) continue;
        const joint = /[._-]/.exec(event.type)?.[0];
        const shown = wanted
          .slice(0, SHOWN)
          .map(start =>
            joint ? [...words.slice(0, -1), start].join(joint) : start,
          );
        report({
          subject: { kind: 'event', name: event.type },
          topic: topic.name,
          message: `${code(topic.name)} says by ${code(
            event.type,
          )} that something is over, and lists no event that begins it, such as ${codes(
            shown,
            'or',
          )}.`,
          declared: event.type,
          range: event.range,
          discriminator: topic.name,
        });
      }
    }
  },
};

/** Whether an event begins a thing: `call_initiated` a call, `member_invited` a member. */
function begins(
  { words, stems }: EventEntry,
  thing: readonly string[],
  wanted: readonly string[],
): boolean {
  if (!words.some(word => wanted.includes(word))) return false;
  return stems.some(stem => thing.includes(stem));
}
