import { fold } from '../values/fold';
import type { FieldKey } from './fieldNames';

/** Words around the name of a field that leave its sense as it is. */
interface Around {
  /** Before the name: "Known producers", "Kafka topic". */
  before: ReadonlySet<string>;
  /** After it: "Producer team", "Productor real". */
  after: ReadonlySet<string>;
  /** The same in scripts that write no spaces: 实际消费者, 主な購読者. */
  signs?: RegExp;
}

const HOW =
  'main primary known typical usual actual real current effective confirmed ' +
  'mainly primarily typically usually currently actually mostly normally ' +
  'direct intended potential possible all other event kafka message topic ' +
  'nom nombre nome del du do ' +
  'haupt bekannte typische tatsachliche aktuelle ' +
  'principal principaux principales connu connus typique actuel actuels ' +
  'principais conocidos conhecidos tipico tipicos actuales atual atuais reales ' +
  'основной основные известные фактический';
const WHO =
  'service microservice app application component system module team squad ' +
  'owner name list process job dienst anwendung servicio servicios servico ' +
  'servicos aplicacion aplicacao equipo equipe real reales principal ' +
  'principales principais actual actuales atual atuais conocido conocidos ' +
  'conhecido conhecidos tipico tipicos reel reels actuel actuels connu connus kafka';

const PARTIES: Around = {
  before: wordsIn(
    `${HOW} service servicio servico aplicacion aplicacao aplicacoes aplicaciones sistema app application systeme`,
  ),
  after: wordsIn(WHO),
  signs:
    /主要|实际|实际的|已知|当前|典型|服务|应用|系统|名称|名$|团队|主な|実際の|現在の|サービス|アプリ|주요|실제|현재|서비스/gu,
};
const ABOUT_TOPIC: Around = {
  before: wordsIn('kafka topic topics default'),
  after: wordsIn('kafka'),
};

/** The fields that are known by their words, with what may stand around their names. */
const AROUND: ReadonlyMap<FieldKey, Around> = new Map([
  [
    'topic',
    {
      before: wordsIn(
        'full canonical main primary kafka event message base domain business ' +
          'current actual physical logical public internal external shared ' +
          'integration nom nombre nome del du do le el o vollstandiger haupt',
      ),
      after: wordsIn(
        'name id identifier path pattern family kafka evento principal actual atual completo',
      ),
      signs: /完整|名称|名$|模式|当前|主要|消息|事件|名前|패턴|이름|현재/gu,
    },
  ],
  ['producer', PARTIES],
  ['consumers', PARTIES],
  [
    'consumerGroups',
    {
      before: wordsIn('kafka main known current actual expected typical'),
      after: wordsIn('name id pattern kafka'),
      signs: /名称|名$|当前|名前|이름/gu,
    },
  ],
  ['partitions', ABOUT_TOPIC],
  ['replicationFactor', ABOUT_TOPIC],
  [
    'retention',
    { ...ABOUT_TOPIC, before: wordsIn('kafka topic message log default') },
  ],
  [
    'purpose',
    {
      before: wordsIn('short brief business topic general'),
      after: wordsIn(''),
    },
  ],
] as const);

/** What may share a header with the names of topics, without being another column. */
const BESIDE_TOPIC = wordsIn(
  'event message queue stream channel name type subject id evento mensaje ' +
    'mensagem fila cola ereignis nachricht evenement file cola тема очередь событие',
);
/** And with the parties. */
const BESIDE_PARTY = wordsIn(
  'owner team service app application source sink system responsable ' +
    'responsavel verantwortlich dienst servicio servico владелец сервис origin ' +
    'target destination upstream downstream',
);
/** What describes a topic, whichever of them a header joins. */
const DESCRIBING: ReadonlySet<FieldKey> = new Set(['purpose', 'note']);
const TOPICAL_HEADS: readonly FieldKey[] = ['topic', 'producer', 'consumers'];

const MAX_WORDS = 6;

/** Looks a name up that has words around it; `direct` knows the names alone. */
export function lookUpByWords(
  words: string,
  direct: (name: string) => FieldKey | undefined,
): FieldKey | undefined {
  const parts = words.split(' ');
  if (parts.length > MAX_WORDS) return undefined;
  for (let first = 0; first < parts.length; first++) {
    for (let last = parts.length; last > first; last--) {
      if (first === 0 && last === parts.length) continue;
      const key = direct(parts.slice(first, last).join(' '));
      const around = key && AROUND.get(key);
      if (
        around &&
        parts.slice(0, first).every(word => isOf(around.before, word)) &&
        parts.slice(last).every(word => isOf(around.after, word))
      )
        return key;
    }
  }
  return lookUpSigns(words, direct);
}

/**
 * The field of a header that joins two names: "Producer / Owner", "Event /
 * Topic". Undefined where the names say different things.
 */
export function lookUpJoined(
  text: string,
  lookUp: (name: string) => FieldKey | undefined,
): FieldKey | undefined {
  const parts = text.split(/\s*[/|&+]\s*|\s+(?:and|or|und|oder|et|ou|e|y)\s+/);
  if (parts.length < 2 || parts.length > 3 || parts.some(part => part === ''))
    return undefined;
  const keys = parts.map(lookUp);
  if (keys.every(key => key === keys[0])) return keys[0];
  if (keys.every(key => key && DESCRIBING.has(key))) return 'purpose';
  if (!/[/|]|\s(?:or|oder|ou)\s/.test(text)) return undefined;
  const named = TOPICAL_HEADS.filter(key => keys.includes(key));
  if (named.length !== 1) return undefined;
  const [key] = named;
  const beside = key === 'topic' ? BESIDE_TOPIC : BESIDE_PARTY;
  const fits = parts.every(
    (part, index) =>
      keys[index] === key ||
      part.split(' ').every(word => isOf(beside, word)) ||
      (key === 'topic' && keys[index] === 'events'),
  );
  return fits ? key : undefined;
}

function lookUpSigns(
  words: string,
  direct: (name: string) => FieldKey | undefined,
): FieldKey | undefined {
  if (!/[\p{Script=Han}\p{Script=Kana}\p{Script=Hangul}]/u.test(words))
    return undefined;
  for (const [key, { signs }] of AROUND) {
    if (!signs) continue;
    const bare = words
      .replace(signs, ' ')
      .replace(/kafka/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (bare !== words && direct(bare) === key) return key;
  }
  return undefined;
}

function isOf(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || words.has(word.replace(/s$/, ''));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').filter(Boolean).map(fold));
}
