import { fold } from './fold';
import { withoutWrapping } from './placeholders';

/** What words say that name no service. */
export interface Nobody {
  /** `none` where nobody takes part today, `unknown` where somebody does whom the words do not name. */
  stated: 'none' | 'unknown';
  /** True where the words say nothing more than "nobody". */
  isPlain?: boolean;
}

// Nouns for services in general.
const GENERIC =
  '(?:(?:micro)?services?|consumers?|producers?|systems?|clients?|applications?|apps?|teams?|part(?:y|ies)|subscribers?|publishers?|users?|readers|listeners|components|pipelines|processes|integrations|tools|jobs|dienste?|systeme?|konsumenten|abnehmer|anwendungen|consommateurs?|systemes?|abonnes|servicios?|consumidor(?:es)?|sistemas?|aplicaciones|servicos?|aplicacoes|servizi|consumatori|sistemi)';

const EVERYBODY =
  /^(?:any|all|every|each|multiple|several|various|many|other|external|alle|alles|jeder|mehrere|tous|toutes|chaque|todos|todas|cada|cualquier|qualquer|все|любой)(?![\p{L}\d_-])|^(?:所有|全部|各|任意|多个|すべて|全て|全)/u;
const SOMEBODY = new RegExp(
  `^(?:(?:downstream|upstream|external|internal|potential|possible|unknown|third[- ]party|outside|interested|relevant|nachgelagerte|externe|interne|weitere|andere|autres?|otros|outros|altri)(?: [\\p{L}\\d-]+){0,2} ${GENERIC}|${GENERIC} (?:downstream|en aval|externes?|extern[oa]s|intern[oa]s|aguas abajo))$`,
  'u',
);
const SOMEBODY_BARE =
  /^(?:downstream|upstream|internal|third[- ]part(?:y|ies)|others?|more|etc|(?:micro)?services|human(?:s|\s.*)?|(?:everybody|everyone|anyone|anybody|whoever|jede[rs]?|tout le monde|n['’]importe qui|todo el mundo|todo mundo|quem quiser|quien(?:es)? quiera|tutti|chiunque)(?: (?:except|but|who|else|needs?|wants?|cares?|interested|ausser|sauf|excepto|exceto|tranne)(?: .*)?)?|(?:\d{1,4}|two|three|four|five|some|a few|several) (?:more|others?)(?: .*)?|(?:\d{1,4} )?weitere|\d{1,4} (?:autres|otros|outros|mas|mais|altri))$/;

// What people do themselves.
const BY_HAND =
  /^(?:manual(?:ly)?(?:\s.*)?|by hand|(?:inspection|review|check|replay|intervention|traitement|verification|inspe[cz]i?on|inspecao|inspeccion|revision|revisao|analise|analisis|proceso|processo|processamento|reproceso|reprocessamento|intervencion|intervencao|verificacion|verificacao|ispezione|revisione)(?: \p{L}+)? manu(?:al|el|elle|ale)s?|manuell(?:e[rs]?)?(?:\s.*)?|von hand(?:\s.*)?|a la main|a mano|вручную|ручн\p{L}+(?:\s.*)?)$|^(?:人工|手动|手動|수동)/u;

// Nobody, said with a verb or an adverb.
const NOT_YET =
  /^(?:(?:currently |still )?(?:not|never|no longer|not currently|isn['’]t) (?:yet )?(?:being |been |actively )?(?:consumed|read|produced|published|written|emitted|sent|subscribed(?: to)?|used|implemented|in use|wired(?: up)?|connected|live|active|built|started|enabled|done)(?: yet| any ?more| currently| so far| at present| today| by (?:anyone|anybody|any service))*|not yet|unused|unconsumed|(?:currently|so far|today) (?:none|nobody|no one)|without (?:any )?(?:consumers?|producers?|subscribers?|publishers?)|noch nicht(?: \p{L}+){0,2}|noch (?:kein\p{L}*|niemand)(?: \p{L}+){0,2}|(?:derzeit|aktuell|momentan|bisher|zurzeit|vorerst) (?:noch )?(?:kein\p{L}*|niemand|nicht)(?: \p{L}+){0,2}|nicht (?:genutzt|verwendet|konsumiert|gelesen|implementiert|belegt)|ohne (?:konsumenten|verbraucher|abnehmer|produzenten)|pas (?:encore|consomme|utilise|lu)(?: \p{L}+){0,2}|(?:pour l['’]instant|actuellement) (?:aucune?|personne)|sans (?:consommateurs?|producteurs?|abonnes?)|(?:aun|todavia) (?:no|ningun[oa]?)(?: \p{L}+){0,3}|sin (?:consumidor(?:es)?|productor(?:es)?|suscriptor(?:es)?|uso)|no (?:consumido|usado|utilizado|implementado|se (?:consume|usa|utiliza))|(?:por ahora|de momento|por enquanto|por agora) (?:ningun[oa]?|nenhuma?|nadie|ninguem)|ainda (?:nao|nenhuma?|sem|ninguem)(?: \p{L}+){0,3}|sem (?:consumidor(?:es)?|produtor(?:es)?|assinantes?|uso)|nao (?:consumido|usado|utilizado|implementado)|non ancora(?: \p{L}+){0,2}|senza (?:consumatori|produttori)|nog (?:niet|geen)(?: \p{L}+){0,2}|пока (?:нет|никто|никого)(?: \p{L}+){0,2}|еще (?:нет|никто)|не (?:используется|читается|реализовано)|отсутству\p{L}+)$|^(?:暂无|尚无|还没有|尚未|暂未|未消费|未使用|未消費|まだなし|아직 없음|미사용)/u;

const LATER_WORD =
  '(?:(?:in (?:the )?)?future|planned|later(?: on)?|coming(?: soon)?|upcoming|pending|deferred|proposed|tbi|wip|work in progress|backlog|roadmap|under (?:construction|development)|in (?:planning|development)|to be (?:implemented|added|built|created|developed)|in zukunft|zukunftige?[rn]?|kunftige?[rn]?|geplante?[rn]?|spater|in planung|in arbeit|folgt|vorgesehen|prevue?s?|a venir|futurs?|plus tard|en projet|planifiee?s?|bientot|futur[oai]s?|planead[oa]s?|planificad[oa]s?|planejad[oa]s?|pianificat[oi]|previst[oai]s?|pendientes?|pendentes?|proximamente|em breve|mas adelante|mais tarde|(?:en el|no|in) futuro|(?:a|por) implementar|in arrivo|gepland|toekomstig|planowan[eyai]|планируется|в планах|будущ\\p{L}+|позже|в будущем)';
const LATER = new RegExp(
  `^${LATER_WORD}(?:[\\s,:–—-]+(?:for|in|by|with|as|from|after|fur|ab|pour|para|per|для|release|phase|sprint|soon|use|work|q[1-4]|v?\\d)(?![\\p{L}_-]).{0,80})?$|^(?:计划|规划中|将来|未来|后续|待实现|待开发|未实现|計画中|予定|今後|未実装|예정|계획|추후|미구현)`,
  'u',
);
const LATER_SOMEBODY = new RegExp(
  `^${LATER_WORD}(?: [\\p{L}\\d/&-]+){0,3} ${GENERIC}$|^${GENERIC} ${LATER_WORD}$`,
  'u',
);

// The last word of a name, where its first words could also mean nobody.
const NAMED =
  /\s(?:service|svc|api|app|worker|gateway|server|engine|portal|console|dashboard|bot|processor|handler|tracker|desk)$/;
const NAMED_ELSEWHERE = /(?:服务|サービス|서비스)$/;

/**
 * Tells words that stand for nobody ("not consumed yet", "future"), or for
 * services without naming one ("any service", "manual inspection").
 */
export function nobodyIn(text: string): Nobody | undefined {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole.length > 160) return undefined;
  if (/^(?:\([^()]*\)|（[^（）]*）)$/.test(whole)) {
    // Words wholly in parentheses say something about the list and name nobody.
    return nobodyIn(whole.slice(1, -1)) ?? { stated: 'unknown' };
  }
  const bracket = /^([^()]+?)\s*\(([^()]*)\)\.?$/.exec(whole);
  const head = fold(withoutWrapping(bracket ? bracket[1] : whole));
  const found = ofWords(head.replace(/\.$/, ''));
  if (found?.stated === 'unknown' && bracket && isLater(bracket[2]))
    return { stated: 'none' };
  return found;
}

/** Tells "planned", "in the next release" and their like. */
export function isLater(text: string): boolean {
  return LATER.test(fold(withoutWrapping(text.replace(/\s+/g, ' '))));
}

function ofWords(words: string): Nobody | undefined {
  if (NOT_YET.test(words)) return { stated: 'none', isPlain: true };
  if (LATER.test(words) || LATER_SOMEBODY.test(words))
    return { stated: 'none' };
  const isName =
    (NAMED.test(words) && words.split(' ').length > 2) ||
    NAMED_ELSEWHERE.test(words);
  if (EVERYBODY.test(words)) return { stated: 'unknown' };
  if (isName) return undefined;
  return SOMEBODY.test(words) ||
    SOMEBODY_BARE.test(words) ||
    BY_HAND.test(words)
    ? { stated: 'unknown' }
    : undefined;
}
