import { ruleOf } from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, codes } from '../words';
import { EventEntry, eventLists, thingOf, verbsOfThings } from './eventWords';
import { readPairs } from './verbPairs';

/** How many of the events that could end something are named in the message. */
const SHOWN = 3;

/** Looks for the end on the same topic, of the same thing or of one that contains it. */
export const eventLifecycleGap: DocumentRule = {
  meta: ruleOf('event/lifecycle-gap'),
  check({ registry, topics, options, report }) {
    const ends = readPairs(options.list('pairs'));
    const lists = eventLists(registry, topics);
    const verbs = verbsOfThings(lists);
    for (const { topic, entries } of lists) {
      let ended: ReturnType<typeof endings> | undefined;
      for (const { event, words, stems } of entries) {
        const wanted = ends.get(words[words.length - 1]);
        if (!wanted || words.length === 1) continue;
        const told =
          entries.length === 1 ? verbs.get(thingOf(stems)) : undefined;
        if (wanted.some(word => told?.has(word))) continue;
        ended ??= endings(entries);
        if (isEnded(stems.slice(0, -1), wanted, ended)) continue;
        const joint = /[._-]/.exec(event.type)?.[0];
        const shown = wanted
          .slice(0, SHOWN)
          .map(end => (joint ? [...words.slice(0, -1), end].join(joint) : end));
        report({
          subject: { kind: 'event', name: event.type },
          topic: topic.name,
          message: `${code(topic.name)} tells by ${code(
            event.type,
          )} that something begins, and lists no event that ends it, such as ${codes(
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

/** Last words of events, by each beginning of what they are about. */
function endings(list: EventEntry[]): {
  exact: Map<string, Set<string>>;
  beginnings: Map<string, Set<string>>;
} {
  const exact = new Map<string, Set<string>>();
  const beginnings = new Map<string, Set<string>>();
  for (const { words, stems } of list) {
    const verb = words[words.length - 1];
    const thing = stems.slice(0, -1);
    add(exact, thing.join(' '), verb);
    for (let length = 1; length <= thing.length; length++) {
      add(beginnings, thing.slice(0, length).join(' '), verb);
    }
  }
  return { exact, beginnings };
}

function isEnded(
  thing: string[],
  wanted: string[],
  { exact, beginnings }: ReturnType<typeof endings>,
): boolean {
  const isWanted = (verbs: Set<string> | undefined) =>
    wanted.some(verb => verbs?.has(verb));
  // "voicebot_session_ended" ends what "voicebot_paused" began.
  if (isWanted(beginnings.get(thing.join(' ')))) return true;
  for (let length = 1; length < thing.length; length++) {
    // "config_failed" ends what "config_generation_started" began.
    if (isWanted(exact.get(thing.slice(0, length).join(' ')))) return true;
  }
  return false;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
