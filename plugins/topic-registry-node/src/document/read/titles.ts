import { fold } from '../values/fold';
import { readLabel } from './labels';
import { directionOfLabel, directionOfWords, Role } from './directions';

/** Words that announce topics without naming a category. */
const GENERIC = new Set(
  [
    'kafka event events active all the our deprecated retired obsolete legacy',
    'future proposed planned upcoming consumed produced published subscribed',
    'inbound outbound incoming outgoing input output current registry list of',
    'new under in consideration planning not yet implemented topic topics stream',
    'streams channel channels message messages and catalog catalogue overview',
    'declared we by service inventory index summary main',
    'ubersicht liste der die das des von aller alle unsere aktive veraltete',
    'geplante kunftige konsumierte produzierte gelesene geschriebene ereignisse',
    'themen thema apercu resume de du la le les nos actifs obsoletes prevus',
    'consommes produits publies evenements sujet sujets temas tema lista el los las do da dos das resumo',
    'resumen activos ativos obsoletos planeados planejados previstos consumidos',
    'producidos produzidos publicados eventos topico topicos топики топик темы',
    'список каталог событий события и',
  ]
    .join(' ')
    .split(' '),
);
/** The same in scripts that write no spaces. */
const GENERIC_SIGNS =
  /kafka|消息|主题|主題|清单|列表|设计|设计|一览|总览|一覧|トピック|事件|已弃用|计划中|消费|生产|发布|订阅|的|토픽|목록/giu;

const TOPICS =
  /\b(?:topics?|streams?|channels?|topicos?|themen)\b|主题|主題|トピック|토픽|топик/u;
const ABOUT_TOPICS =
  /\b(?:naming|convention|conventions|configuration|settings?|standards?|adding|modifying|changing|deprecating|creating|removing|how|guide|process|matrix|governance|ownership|policy|policies|template|format|security|monitoring|references?|consumer groups?|error handling|training|covered)\b/;
const DESIGN = /\bdesign\b/;

// What stands under these says something about topics, or shows how they are
// written, but declares none.
const ASIDE =
  /^(?:an? )?(?:examples?|samples?)\b|\bexamples?$|\b(?:change ?logs?|change history|revision history|release notes|glossary|faq|frequently asked questions|troubleshooting|environment variables|env vars|acls?|access control|agenda|related (?:reading|work)|further reading|appendix|umgebungsvariablen|beispiele?|anderungen|exemples?|ejemplos?|exemplos?|glossaire|glosario|glossario)\b|变更记录|示例|术语表|常见问题/;

// What headings below "Kafka topics" speak of beside topics.
const OTHER_MATTER =
  /\b(?:(?:micro)?services?|consumers?|producers?|publishers?|subscribers?|groups?|clients?|apps?|applications?|teams?|owners?|people|set ?up|install(?:ation|ing)?|prerequisites?|requirements?|dependenc(?:y|ies)|usage|running|run|commands?|scripts?|tool(?:s|ing)|links?|resources?|schemas?|fields?|payloads?|headers?|types?|environments?|variables|brokers?|clusters?|connect(?:ors?)?|roles?|permissions?|files?|folders?|structure|layout|metrics|alerts?|dashboards?|queues?|tables?|databases?|contacts?|licen[cs]e|contributing|next steps|to ?dos?|roadmap|contents|toc|see also|technolog(?:y|ies)|stack|images?|containers?|modules?|packages?|libraries|ports?|checks?|tests?|servicios|servicos|dienste|consumidores|produtores|productores|voraussetzungen|requisitos|umgebung|werkzeuge|konsumenten|produzenten|equipes|equipos)\b|^(?:events?|api|apis|notes?)$|服务|环境|依赖|目录|消费者|生产者|サービス|環境/;

// Topics of other systems bear the same name.
const OTHER_SYSTEMS =
  /\b(?:mqtt|ros ?2?|rabbitmq|amqp|redis|nats|web ?sockets?|stomp|sns|sqs|pub ?sub|jms|activemq|zeromq|in process|internal bus|pulsar|kinesis|server sent events)\b/;

/** Tells whether a heading only announces topics ("Active Kafka Topics"), so that it is no category. */
export function isGenericTitle(title: string): boolean {
  const words = plain(title.replace(/[(（][^()（）]*[)）]/g, ' '))
    .split(' ')
    .filter(word => word !== '' && !GENERIC.has(word));
  return words.join('').replace(GENERIC_SIGNS, '') === '';
}

/** Tells whether a heading speaks of topics. */
export function mentionsTopics(title: string): boolean {
  return TOPICS.test(plain(title));
}

/** Tells whether a heading announces that topics follow. */
export function announcesTopics(title: string): boolean {
  const words = plain(title);
  if (!TOPICS.test(words) || ABOUT_TOPICS.test(words)) return false;
  return !DESIGN.test(words) || /\bkafka\b/.test(words);
}

/** Tells whether a heading speaks of what stands beside topics, such as services, files or a set-up. */
export function speaksOfOtherMatter(title: string): boolean {
  return OTHER_MATTER.test(plain(title));
}

/** Tells whether a heading announces words about topics, such as conventions. */
export function speaksAboutTopics(title: string): boolean {
  return ABOUT_TOPICS.test(plain(title));
}

/** "Kafka topics used:" above a list says what its items are. */
export function announcesList(lead: string): boolean {
  return (
    lead.length < 120 &&
    /[:：]$/.test(lead) &&
    announcesTopics(lead) &&
    (namesKafka(lead) || lead.split(' ').length <= 6)
  );
}

/**
 * Tells whether a heading stands over examples, the history of the document and
 * the like, or over the topics of another system. What is below stays aside
 * until a heading comes back to Kafka.
 */
export function isAsideTitle(title: string, wasAside: boolean): boolean {
  const words = plain(title);
  if (ASIDE.test(words)) return true;
  if (namesKafka(title)) return false;
  return wasAside || OTHER_SYSTEMS.test(words);
}

/** Tells whether a heading speaks of Kafka. */
export function namesKafka(title: string): boolean {
  return /\bkafka\b/.test(plain(title));
}

/** Which side of its topics the document's own service is on, by a heading such as "Consumed Topics". */
export function directionOfTitle(title: string): Role | undefined {
  const words = title.replace(/[(（][^()（）]*[)）]/g, ' ').trim();
  if (words.split(/\s+/).length > 4) return undefined;
  return isGenericTitle(words)
    ? directionOfWords(words)
    : directionOfLabel(words);
}

/** Folded words, with one space for everything between them. */
function plain(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** Tells a heading that says what stands below it, and of which area it is says nothing. */
export function namesNoCategory(title: string): boolean {
  return (
    isGenericTitle(title) ||
    directionOfTitle(title) !== undefined ||
    readLabel(title).key !== undefined
  );
}
