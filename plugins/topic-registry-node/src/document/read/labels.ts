import { fold } from '../values/fold';
import { configKeyOf } from './configNames';
import { directionOfWords } from './directions';
import { FIELD_NAMES, FieldKey, FOREIGN_FIELD_NAMES } from './fieldNames';
import { lookUpByWords, lookUpJoined } from './labelWords';

export type { FieldKey };

const BY_LABEL = new Map<string, FieldKey>();
const keys = Object.keys(FIELD_NAMES) as FieldKey[];
for (const key of keys) {
  for (const name of FOREIGN_FIELD_NAMES[key] ?? [])
    BY_LABEL.set(fold(name), key);
}
for (const key of keys) {
  for (const name of FIELD_NAMES[key]) BY_LABEL.set(name, key);
}

/** Keys whose labels say by themselves that a topic is described. */
const TOPICAL: ReadonlySet<FieldKey> = new Set([
  'producer',
  'consumers',
  'consumerGroups',
  'events',
  'partitions',
  'replicationFactor',
  'retention',
  'config',
]);

/** Keys that may carry "former" and its like, which would change the sense of any other. */
const HISTORIC: ReadonlySet<FieldKey> = new Set([
  'producer',
  'consumers',
  'consumerGroups',
  'events',
]);

const PARTIES: ReadonlySet<FieldKey | undefined> = new Set<FieldKey>([
  'producer',
  'consumers',
]);

/** A label as written, taken apart. */
export interface Label {
  /** As the document writes it. */
  text: string;
  /** Absent for a name that the model does not know. */
  key?: FieldKey;
  /** The unit that the label gives: `ms` in "Retention (ms)" or `retention.ms`. */
  unit?: string;
  /** Kafka's key, where the label is the name of a topic setting. */
  config?: string;
}

/** Reads the name of a field or column. */
export function readLabel(text: string): Label {
  const written = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:：]$/, '');
  let words = fold(written).replace(/\((?:s|es)\)/g, '');
  let unit: string | undefined;
  const parenthesis = /^(.*?)\s*[([（]\s*([^()[\]（）]*)\s*[)\]）]$/.exec(
    words,
  );
  if (parenthesis) {
    words = parenthesis[1];
    unit = parenthesis[2].replace(/^in /, '').trim() || undefined;
  }
  words = words.replace(/[#*`"'’]|\p{Extended_Pictographic}|\uFE0F/gu, ' ');
  const joined = words.replace(/[._-]+/g, ' ').trim();
  words = joined.replace(/\/+/g, ' ').replace(/\s+/g, ' ').trim();
  const config = named(words)
    ? undefined
    : configKeyOf(words) ?? configKeyOf(singular(words));
  if (config) return { text: written, key: 'config', unit, config };
  let key = joined.includes('/')
    ? named(words) ?? lookUpJoined(joined, lookUp)
    : lookUp(words) ?? lookUpJoined(joined, lookUp);
  // "Owner (producer)" says whose column it is in the parentheses.
  if (key === 'owner' && unit && PARTIES.has(lookUp(unit))) key = lookUp(unit);
  if (!key) {
    const suffixed =
      /^(.*) (?:in )?(ms|millis|seconds?|hours?|days?|weeks?)$/.exec(words);
    key = suffixed ? lookUp(suffixed[1]) : undefined;
    if (key === 'retention') unit = suffixed?.[2];
    else key = undefined;
  }
  return { text: written, key, unit };
}

/** Tells whether a label stands only where a topic is described. */
export function isTopical(label: Label): boolean {
  return label.key !== undefined && TOPICAL.has(label.key);
}

function lookUp(words: string): FieldKey | undefined {
  const direct = named(words);
  if (direct) return direct;
  const placed = /^(.+) (?:on|of|in) (?:this|the) topic$/.exec(words);
  if (placed) return lookUp(placed[1]);
  const planned =
    /^(?:proposed|planned|expected|intended|suggested|tentative|declared|current) (.+)$/.exec(
      words,
    );
  if (planned) return lookUp(planned[1]);
  // "Who produces", "Quem consome": the verb says which side is asked for.
  const asked = /^(?:who|wer|qui|quem|quien|quienes|кто) (\S+)$/.exec(words);
  const role = asked ? directionOfWords(asked[1]) : undefined;
  if (role) return role === 'producer' ? 'producer' : 'consumers';
  // "Consumer 2" is one of several columns for one list.
  const counted = /^(.*\p{L}) ?\d{1,2}$/u.exec(words);
  const listed = counted ? lookUp(counted[1]) : undefined;
  if (PARTIES.has(listed)) return listed;
  const former = /^(?:former|previous|original|legacy) (.+)$/.exec(words);
  const key = former ? lookUp(former[1]) : undefined;
  if (key) return HISTORIC.has(key) ? key : undefined;
  return lookUpByWords(words, named);
}

/** The field whose name the words are. */
function named(words: string): FieldKey | undefined {
  return BY_LABEL.get(words) ?? BY_LABEL.get(singular(words));
}

function singular(words: string): string {
  return words
    .split(' ')
    .map(word =>
      /(?:ss|us|is)$/.test(word)
        ? word
        : word.replace(/ies$/, 'y').replace(/(?<=\w\w)s$/, ''),
    )
    .join(' ');
}
