import { Lifecycle } from '@topic-registry/backstage-plugin-topic-registry-common';
import { fold } from '../values/fold';
import { directionOfLabel } from './directions';
import { FieldKey, readLabel } from './labels';
import type { Column } from './tables';

/** Kinds of topics that headers name ("DLQ topic"), those that a table is about first. */
const KINDS: readonly { words: RegExp; lifecycle?: Lifecycle }[] = [
  {
    words:
      /(?<![\p{L}\d])(?:deprecated|retired|obsolete|legacy|old|former|sunset|removed|veraltete[rns]?|alte[rns]?|deprecies?|obsoletes?|anciens?|obsolet[oa]s?|antigu[oa]s?|antig[oa]s?|descontinuad[oa]s?|устаревши[ей])(?![\p{L}\d])|已弃用的?|已废弃的?|废弃的?|旧|非推奨の?/u,
    lifecycle: 'deprecated',
  },
  {
    words:
      /(?<![\p{L}\d])(?:dlqs?|dlts?|dead ?letters?(?: queue)?|死信)(?![\p{L}\d])|死信/u,
  },
  {
    words: /(?<![\p{L}\d])(?:retry|retries|error|changelog)(?![\p{L}\d])|重试/u,
  },
  {
    words:
      /(?<![\p{L}\d])(?:planned|proposed|future|upcoming|geplante[rns]?|planead[oa]s?|planejad[oa]s?|prevus?)(?![\p{L}\d])|计划中的?/u,
    lifecycle: 'proposed',
  },
  {
    words:
      /(?<![\p{L}\d])(?:new|target|neue[rns]?|nouveau|nuev[oa]|nov[oa])(?![\p{L}\d])|新/u,
  },
  {
    words:
      /(?<![\p{L}\d])(?:source|input|output|origin|original|sink|quell|ziel|eingangs?|ausgangs?)(?![\p{L}\d])|源/u,
  },
];
const SERVICE =
  /^(?:micro)?(?:services?|applications?|apps?|components?|modules?|systems?|dienste?|servicios?|servicos?|сервис|服务|サービス|서비스)(?: names?)?$/;
/** Names of the first column where columns of parties say what is in it. */
const OTHER_NAME = /^(?:subject|kafka|tema|assunto|sujet|argomento)$/;

/** Headers that name parties only beside a column of topics, and beside each other. */
const PAIRS: readonly {
  producer: RegExp;
  consumers: RegExp;
  alone: boolean;
}[] = [
  {
    producer:
      /^upstream(?: (?:services?|systems?|apps?))?$|^上游(?:服务|系统|应用)?$/,
    consumers:
      /^downstream(?: (?:services?|systems?|apps?))?$|^下游(?:服务|系统|应用)?$/,
    alone: true,
  },
  {
    producer:
      /^(?:(?:data |event )?source(?: (?:systems?|apps?|component))?|origin|(?:sistema (?:de )?)?(?:origen|origem)|quelle|fuente|источник|来源|発信元)$/,
    consumers:
      /^(?:sinks?|targets?|destinations?|(?:sistema (?:de )?)?destinos?|ziele?|cible|назначение|получатель|目标|宛先)(?: (?:systems?|apps?|component))?$/,
    alone: false,
  },
  {
    producer: /^(?:from|von|de|desde|от|откуда)$/,
    consumers: /^(?:to|nach|an|vers|a|para|hacia|кому|куда)$/,
    alone: false,
  },
];

/**
 * Labels columns by the others of their table: "DLQ topic" names the topics
 * where no column of plain topics stands beside it, "Source" and "Sink" the
 * parties where topics flow between them.
 */
export function labelTogether(columns: Column[]): Column[] {
  const words = columns.map(({ text }) => wordsOf(text.words));
  const keys = columns.map(({ label }) => label.key);
  labelRead(words, keys);
  labelKinds(words, keys);
  labelOtherName(words, keys);
  labelPairs(words, keys);
  labelSuccessor(words, keys);
  return columns.map((column, at) =>
    keys[at] === column.label.key
      ? column
      : {
          ...column,
          label: { ...column.label, key: keys[at] },
          byOthers: true,
        },
  );
}

/** The lifecycle that a header such as "Deprecated topic" gives to the topics below it. */
export function lifecycleOfColumn({ text }: Column): Lifecycle | undefined {
  const words = wordsOf(text.words);
  return KINDS.find(kind => kind.lifecycle && kind.words.test(words))
    ?.lifecycle;
}

/** Tells a header that names services. */
export function isServiceHeader(words: string): boolean {
  return SERVICE.test(wordsOf(words));
}

/** Tells a header that names topics and not merely the things of a registry of any kind. */
export function isPlainTopicHeader(words: string): boolean {
  return !OTHER_NAME.test(wordsOf(words));
}

/** Tells a table with several columns of one kind of topics, such as input and output. */
export function holdsSides({ columns }: { columns: Column[] }): boolean {
  const kinds = columns
    .map(({ label, text }) => (label.key ? -1 : kindOf(wordsOf(text.words))))
    .filter(kind => kind >= 0);
  return kinds.length > 1;
}

/** Which kind of topics a header names, the first of a table first; -1 for another header. */
function kindOf(words: string): number {
  return KINDS.findIndex(kind => {
    if (!kind.words.test(words)) return false;
    const rest = words.replace(kind.words, ' ').replace(/\s+/g, ' ').trim();
    return readLabel(rest).key === 'topic';
  });
}

function labelKinds(words: string[], keys: (FieldKey | undefined)[]): void {
  if (keys.includes('topic')) return;
  const kinds = words.map((text, at) => (keys[at] ? -1 : kindOf(text)));
  const found = kinds.filter(kind => kind >= 0);
  const dead = words.findIndex(
    (text, at) => !keys[at] && /^(?:dlqs?|dlts?)$/.test(text),
  );
  const hasParties = keys.includes('producer') || keys.includes('consumers');
  if (found.length === 0) {
    if (dead >= 0 && hasParties) keys[dead] = 'topic';
    return;
  }
  const least = Math.min(...found);
  const isSide = least === KINDS.length - 1;
  // Two columns of one kind, such as "Input topic" and "Output topic", are two
  // sides of something; so is one beside a column of services.
  if (found.filter(kind => kind === least).length > 1) return;
  if (isSide && words.some(text => SERVICE.test(text))) return;
  keys[isSide && dead >= 0 ? dead : kinds.indexOf(least)] = 'topic';
}

/** "Subscribes to" beside a consumer group names topics. */
function labelRead(words: string[], keys: (FieldKey | undefined)[]): void {
  if (keys.includes('topic') || !keys.includes('consumerGroups')) return;
  const roles = words.map((text, at) =>
    keys[at] ? undefined : directionOfLabel(text),
  );
  if (roles.includes('producer')) return;
  const at = roles.indexOf('consumer');
  if (at >= 0) keys[at] = 'topic';
}

function labelOtherName(words: string[], keys: (FieldKey | undefined)[]): void {
  const hasParties = keys.includes('producer') || keys.includes('consumers');
  if (keys.includes('topic') || keys.includes('events') || !hasParties) return;
  const at = words.findIndex((text, i) => !keys[i] && OTHER_NAME.test(text));
  if (at >= 0) keys[at] = 'topic';
}

function labelPairs(words: string[], keys: (FieldKey | undefined)[]): void {
  if (!keys.includes('topic')) return;
  for (const { producer, consumers, alone } of PAIRS) {
    const from = words.findIndex(
      (text, at) => !keys[at] && producer.test(text),
    );
    const to = words.findIndex((text, at) => !keys[at] && consumers.test(text));
    const hasProducer = keys.includes('producer');
    const hasConsumers = keys.includes('consumers');
    const isPair = (from >= 0 || hasProducer) && (to >= 0 || hasConsumers);
    if (!isPair && !alone) continue;
    if (from >= 0 && !hasProducer) keys[from] = 'producer';
    if (to >= 0 && !hasConsumers) keys[to] = 'consumers';
  }
}

/** "Old topic" and "New topic": the second takes over. */
function labelSuccessor(words: string[], keys: (FieldKey | undefined)[]): void {
  const at = keys.indexOf('topic');
  if (at < 0 || keys.includes('replacement')) return;
  if (!KINDS[0].words.test(words[at])) return;
  const next = words.findIndex(
    (text, i) => !keys[i] && KINDS[4].words.test(text) && kindOf(text) === 4,
  );
  if (next >= 0) keys[next] = 'replacement';
}

function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
