import { List, ListItem } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { directionOfLabel, Role } from './directions';
import { inlineOf, labelled, RawField, readList } from './fields';
import { isCompound, isIdentifier } from './headings';
import { isTopical } from './labels';
import { Context, Reading, sectionOf, TopicDraft } from './reading';
import { serviceInTitle } from './serviceTitles';
import {
  isGenericTitle,
  mentionsTopics,
  namesKafka,
  speaksOfOtherMatter,
} from './titles';
import { reportFamilies } from './topicFamilies';
import {
  isFamily,
  readTopicNames,
  remarkFields,
  reportRanges,
} from './topicNames';

/** Names of files stand in lists of steps. */
const FILE =
  /\.(?:ya?ml|json|sh|bash|ps1|bat|md|avsc|avro|proto|xml|properties|conf|env|toml|jar|py|java|kt|go|rs|[jt]sx?|sql|tf|txt|csv|html?)$/i;

/** Names of services, which lists beside topics hold. */
const SERVICE =
  /[-_.](?:svc|service|api|worker|app|ui|gateway|server|client|bff)$/i;

/** Labels of topics for what failed. */
const SPECIAL = /\b(?:dlq|dlt|dead[\s-]letters?|retry|retries)\b/i;

/** The name at the head of an item, with the words after it. */
interface NamedItem {
  item: ListItem;
  name: InlineText;
  rest: InlineText;
  /** A line of a table of contents. */
  isLink: boolean;
}

/**
 * Reads a list under a heading that announces topics: an item per topic, with
 * its description after the name and its fields in a list below. Undefined for
 * any other list, such as one of subjects or of fields.
 */
export function readTopicList(
  list: List,
  context: Context,
  reading: Reading,
): TopicDraft[] | undefined {
  if (!context.inTopics && !context.underTopicTitle) return undefined;
  const named = namedItems(list, context, reading);
  if (named.length === 0) return undefined;
  if (!context.inTopics && !named.every(item => isSurely(item, context)))
    return undefined;
  return named.map(entry => draftOf(entry, context, reading));
}

/** The items that name topics: all of a list, or those that stand apart from others. */
function namedItems(
  list: List,
  context: Context,
  reading: Reading,
): NamedItem[] {
  const families = list.children.map(item => familyOf(item, reading));
  const items = list.children.map((item, at) => {
    const name = families[at] ? undefined : nameOf(item, context, reading);
    return name ? [name] : itemsBelow(item, context, reading);
  });
  const several = families.filter(family => family !== undefined);
  const isWhole = items.every((found, at) => found.length > 0 || families[at]);
  const isSure = context.inTopics || items.some(found => found.length > 0);
  if (isSure && (isWhole || several.length < items.length))
    reportFamilies(several, reading);
  if (isWhole) return items.flat();
  const apart = items
    .flat()
    .filter(item => standsApart(item, !context.inTopics));
  // A title alone says less of a list of which most is something else.
  if (!context.inTopics && apart.length * 2 < items.length) return [];
  if (apart.length === 0) return [];
  return list.children.flatMap((item, at) => {
    const known = items[at].filter(one => apart.includes(one));
    if (known.length > 0) return known;
    const word = items[at].length === 0 && wordOf(item, reading);
    if (!word) return [];
    if (word.isCode(0))
      return [
        { item, name: word, rest: word.slice(word.text.length), isLink: false },
      ];
    reading.reportText(
      word,
      `\`${word.words}\` stands in a list of topics and looks like none; write its whole name, in backticks`,
    );
    return [];
  });
}

/** The name at the head of an item, in code, that stands for several topics. */
function familyOf(item: ListItem, reading: Reading): InlineText | undefined {
  const [head] = item.children;
  if (head?.type !== 'paragraph') return undefined;
  const text = inlineOf(reading.source, head).trim();
  const [code] = text.codes;
  if (code?.start !== 0) return undefined;
  const name = text.slice(0, code.end);
  const isName =
    /^[\w.{}<>*$[\]-]+$/.test(name.text) && /[._-]/.test(name.text);
  return isName && isFamily(name.text) ? name : undefined;
}

/** The one word that an item consists of. */
function wordOf(item: ListItem, reading: Reading): InlineText | undefined {
  const [head, ...others] = item.children;
  if (head?.type !== 'paragraph' || others.length > 0) return undefined;
  const text = inlineOf(reading.source, head).trim();
  return isIdentifier(text.text) && !FILE.test(text.text) ? text : undefined;
}

/** "Orders", with the names of its topics in a list below. */
function itemsBelow(
  item: ListItem,
  context: Context,
  reading: Reading,
): NamedItem[] {
  const [head, ...blocks] = item.children;
  const nested = blocks.find((block): block is List => block.type === 'list');
  if (head?.type !== 'paragraph' || !nested || blocks.length > 1) return [];
  const text = inlineOf(reading.source, head).trim();
  // "Publishes:" and a service say more of the list below them than that it is one.
  if (
    labelled(text) ||
    directionOfLabel(text.words) ||
    speaksOfOtherMatter(text.words)
  )
    return [];
  if (serviceInTitle(withoutColon(text))) return [];
  const below = nested.children.map(child => nameOf(child, context, reading));
  return below.every(named => named !== undefined) ? below : [];
}

/** Where only the title of the document announces topics, a name must look like one. */
function isSurely({ name, isLink }: NamedItem, context: Context): boolean {
  if (isLink || SERVICE.test(name.text)) return false;
  const isKafka = context.titles.some(namesKafka);
  return isKafka || name.isCode(0) || /[._]/.test(name.text);
}

/**
 * Reads the items of a list that name a service each, with "Produces: `a.b`" and
 * its like below. Undefined for any other list.
 */
export function readServiceItems(
  list: List,
  context: Context,
  reading: Reading,
): boolean {
  let isRead = false;
  for (const item of list.children) {
    const [head, ...rest] = item.children;
    const nested = rest.find((block): block is List => block.type === 'list');
    if (head?.type !== 'paragraph' || !nested) continue;
    const title = inlineOf(reading.source, head).trim();
    const service = serviceInTitle(
      title.slice(0, /\s*[:：]?\s*$/.exec(title.text)?.index),
    );
    if (!service) continue;
    for (const field of readList(reading.source, nested).fields) {
      isRead =
        readDirectedField(field, { ...context, service }, reading) || isRead;
    }
  }
  return isRead;
}

/**
 * Reads a block such as "Topic: `a.b`, Consumer group: `x`", which needs no
 * heading. True where one of its fields names a topic and others describe it.
 */
export function readTopicSheet(
  fields: RawField[],
  context: Context,
  reading: Reading,
): boolean {
  const field = fields.find(({ label }) => label.key === 'topic');
  const others = fields.filter(
    ({ label }) => label.key && label.key !== 'topic',
  );
  if (
    !field ||
    context.isAside ||
    !others.some(({ label }) => isTopical(label))
  )
    return false;
  const { names } = readTopicNames(field.value);
  if (
    names.length !== 1 ||
    !isCompound(names[0].text) ||
    !field.value.isCode(0)
  )
    return false;
  const inner = { ...context, category: undefined };
  const draft = newDraft(names[0], inner, field.start, field.end);
  draft.sections.push(sectionOf(inner));
  draft.fields.push(...others);
  reading.drafts.push(draft);
  for (const { start, end } of [field, ...others]) reading.claim(start, end);
  return true;
}

/**
 * Reads "Kafka topics: `a.b`, `c.d`" and "Dead letter topic: `a.dlq`" outside of
 * entries. True where the field named topics.
 */
export function readNamingField(
  field: RawField,
  context: Context,
  reading: Reading,
): boolean {
  const words = field.label.text;
  const says =
    namesKafka(words) ||
    (context.inTopics && (mentionsTopics(words) || SPECIAL.test(words)));
  if (!says || context.isAside || directionOfLabel(words)) return false;
  const { names, rest } = readTopicNames(field.value);
  if (
    names.length === 0 ||
    !field.value.isCode(0) ||
    names.some(name => !isCompound(name.text))
  )
    return false;
  reading.claim(field.start, field.end);
  for (const name of names) {
    const draft = newDraft(name, context, field.start, field.end);
    draft.sections.push(sectionOf(context));
    addWords(draft, name, rest);
    if (SPECIAL.test(words)) addWords(draft, name, field.labelText);
    reading.drafts.push(draft);
  }
  return true;
}

/**
 * Reads "Publishes: `a.b`, `c.d`" and its like, which say on which side of the
 * named topics the document's own service is. True where the field was one.
 */
export function readDirectedField(
  field: RawField,
  context: Context,
  reading: Reading,
): boolean {
  const role = directionOfLabel(field.label.text);
  const hasService =
    context.service ?? reading.ownService ?? reading.titleService;
  if (!role || context.isAside || !(context.inTopics || hasService))
    return false;
  const texts = [field.value, ...field.items].filter(text => !text.isBlank);
  const found = texts.map(text => readTopicNames(text));
  const names = found.flatMap(entry => entry.names);
  if (
    names.length === 0 ||
    found.some(entry => entry.names.length === 0) ||
    names.some(name => !isCompound(name.text))
  )
    return false;
  reading.claim(field.start, field.end);
  for (const entry of found) {
    for (const name of entry.names) {
      reading.drafts.push(directedDraft(name, role, field, context));
      if (entry.names.length === 1)
        addWords(reading.drafts[reading.drafts.length - 1], name, entry.rest);
      else
        reading.drafts[reading.drafts.length - 1].fields.push(
          ...remarkFields(entry, name),
        );
    }
    reportRanges(entry, reading);
  }
  return true;
}

/** Among other items, a name that begins a sentence declares nothing. */
function standsApart({ name, rest }: NamedItem, needsCode: boolean): boolean {
  const isName = needsCode ? name.isCode(0) : /[._]/.test(name.text);
  return isName && /^\s*(?:$|[-–—:(])/.test(rest.text);
}

function nameOf(
  item: ListItem,
  context: Context,
  reading: Reading,
): NamedItem | undefined {
  const [head] = item.children;
  if (head?.type !== 'paragraph') return undefined;
  const text = withoutSign(inlineOf(reading.source, head).trim());
  const field = labelled(text);
  // "Topic: `a.b`" names one as the bare name does.
  const isNaming = field?.label.key === 'topic';
  if (field?.label.key && !isNaming) return undefined;
  const { name, rest } = splitName(isNaming ? field.value : text);
  if (!name || FILE.test(name.text)) return undefined;
  if (!isCompound(name.text) && !isWordOfKafka(name, text, context))
    return undefined;
  const [first] = head.children;
  const isLink = first?.type === 'link' && first.url.startsWith('#');
  return { item, name, rest, isLink };
}

/** A picture before a name says nothing. */
function withoutSign(text: InlineText): InlineText {
  const sign = /^(?:\p{Extended_Pictographic}\uFE0F?\s*)+/u.exec(text.text);
  return sign && !text.isCode(0) ? text.slice(sign[0].length) : text;
}

/** Under "Kafka topics", a word alone is a name, in code or before its description. */
function isWordOfKafka(
  name: InlineText,
  text: InlineText,
  { titles }: Context,
): boolean {
  const title = titles[titles.length - 1] ?? '';
  if (!namesKafka(title) || !isGenericTitle(title)) return false;
  return (
    isIdentifier(name.text) &&
    (text.isCode(0) || /^[a-z][a-z\d-]*$|^[A-Z]+(?:_[A-Z]+)+$/.test(name.text))
  );
}

function splitName(text: InlineText): { name?: InlineText; rest: InlineText } {
  const [mark] = text.marks;
  if (mark?.start === 0) {
    const marked = text.slice(0, mark.end).trim();
    const name = /[:：]$/.test(marked.text)
      ? marked.slice(0, marked.text.length - 1)
      : marked;
    return { name, rest: text.slice(mark.end) };
  }
  const plain = /^[\w.-]*\w(?=\s*$|\s+[-–—(]|\s*:\s)/.exec(text.text);
  return plain
    ? {
        name: text.slice(0, plain[0].length),
        rest: text.slice(plain[0].length),
      }
    : { rest: text };
}

function draftOf(
  { item, name, rest }: NamedItem,
  context: Context,
  reading: Reading,
): TopicDraft {
  const draft = newDraft(name, context, startOf(item), endOf(item));
  draft.sections.push(sectionOf(context));
  for (const block of item.children.slice(1)) {
    if (block.type !== 'list') continue;
    draft.fields.push(...readList(reading.source, block).fields);
  }
  const { lifecycle } = readTopicNames(
    name.startOffset === rest.startOffset ? name : rest,
  );
  if (lifecycle) {
    draft.lifecycle = lifecycle;
    draft.lifecycleStated = true;
  }
  addWords(draft, name, rest);
  reading.claim(startOf(item), endOf(item));
  return draft;
}

function directedDraft(
  name: InlineText,
  role: Role,
  field: RawField,
  context: Context,
): TopicDraft {
  const draft = newDraft(
    name,
    { ...context, category: undefined },
    name.startOffset,
    name.endOffset,
  );
  const heading = field.labelText.range;
  draft.sections.push(
    sectionOf({
      ...context,
      category: undefined,
      direction: { role, heading },
    }),
  );
  return draft;
}

function newDraft(
  name: InlineText,
  context: Context,
  start: number,
  end: number,
): TopicDraft {
  return {
    name,
    lifecycle: context.lifecycle,
    lifecycleStated: false,
    lifecycleNamed: context.lifecycleNamed,
    category: context.category,
    sections: [],
    fields: [],
    events: [],
    start,
    end,
    shape: 'bullets',
    isListed: true,
  };
}

/** The words after a name say what it is for; of a deprecated topic, what became of it. */
function addWords(draft: TopicDraft, name: InlineText, rest: InlineText): void {
  const lead =
    /^\s*(?:[-–—:]\s*|(?:→|->)\s*)?/.exec(rest.text)?.[0].length ?? 0;
  const words = withoutColon(rest.slice(lead).trim());
  // The mark of a lifecycle is no description.
  const isMark = draft.lifecycleStated && /^\([^()]*\)$/.test(words.text);
  if (words.isBlank || isMark) return;
  const isOver = draft.lifecycle === 'deprecated';
  draft.fields.push({
    label: isOver
      ? { text: 'Status', key: 'status' }
      : { text: 'Purpose', key: 'purpose' },
    labelText: name.slice(name.text.length),
    value: words,
    items: [],
    start: words.startOffset,
    end: words.endOffset,
  });
}

function withoutColon(text: InlineText): InlineText {
  const colon = /\s*[:：]$/.exec(text.text);
  return colon ? text.slice(0, colon.index) : text;
}
