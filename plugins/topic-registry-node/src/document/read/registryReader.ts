import { List, Paragraph, RootContent, Table } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { outline, Section } from '../text/sections';
import { isEnvironment, canonicalEnvironment } from '../values/environments';
import { readServiceList } from '../values/serviceList';
import { isCalendarDate } from '../values/units';
import { readBrokerField, readBrokerTable } from './brokers';
import { readEntry } from './bullets';
import { countOfSection, readLabelledCount, readOpeningCounts } from './counts';
import { readEnvelope } from './envelope';
import {
  inlineOf,
  Lines,
  PlainLine,
  RawField,
  readList,
  readParagraph,
} from './fields';
import { readFrontMatter } from './frontMatter';
import { guardLines, Zone } from './guards';
import { isCompound, readCategoryHeading } from './headings';
import { isTopical, readLabel } from './labels';
import { lifecycleOfTitle } from './lifecycle';
import { lostHeadingIn } from './lostHeadings';
import { readMatrix } from './matrices';
import { Context, Reading, TopicDraft } from './reading';
import { readSentence } from './sentences';
import { readServiceIndex } from './serviceIndex';
import { isStandard, readStandard, readStandardsTable } from './standards';
import { paragraphsOf, readTemplates } from './templates';
import { announcesTopics, directionOfTitle, isGenericTitle } from './titles';
import { readGrid, readTopicRows } from './topicTables';

/** Reads the blocks of a document into drafts, standards and counts. */
export function readBlocks(blocks: RootContent[], reading: Reading): void {
  new RegistryReader(reading).read(blocks);
}

const SETTINGS =
  /\b(?:standards?|settings?|config(?:uration)?|defaults?|conventions?|requirements?)\b/i;

class RegistryReader {
  private readonly reading: Reading;
  private readonly zones: Zone[] = [];
  /** Items of lists under topics that look like topics by their name alone. */
  private readonly listed: InlineText[] = [];

  constructor(reading: Reading) {
    this.reading = reading;
  }

  read(blocks: RootContent[]): void {
    const context: Context = {
      titles: [],
      lifecycle: 'active',
      inTopics: false,
      depth: 0,
    };
    const open: { section: Section; context: Context }[] = [
      { section: outline(blocks), context },
    ];
    const headings: (() => void)[] = [];
    for (let entry = open.pop(); entry; entry = open.pop()) {
      const below = this.readSection(entry.section, entry.context, headings);
      for (let i = below.sections.length - 1; i >= 0; i--) {
        open.push({ section: below.sections[i], context: below.context });
      }
    }
    for (const finish of headings) finish();
    this.reportListed();
    guardLines(blocks, this.zones, this.reading);
  }

  private readSection(
    section: Section,
    context: Context,
    later: (() => void)[],
  ): { sections: Section[]; context: Context } {
    if (!section.heading) {
      this.readAll(section.blocks, context);
      return { sections: section.children, context };
    }
    if (readMatrix(section, context, this.reading)) {
      return { sections: section.children, context };
    }
    const entry = readEntry(section, context, this.reading);
    if (entry) {
      this.reading.addDraft(entry.draft);
      this.zones.push({ start: entry.draft.start, end: entry.draft.end });
      this.readAll(entry.rest, context);
      return { sections: entry.sections, context };
    }
    const inner = this.enter(section, context, later);
    if (inner.inTopics && section.blocks.length > 0) {
      this.zones.push({
        start: startOf(section.blocks[0]),
        end: endOf(section.blocks[section.blocks.length - 1]),
      });
    }
    if (!readServiceIndex(section, this.reading))
      this.readAll(section.blocks, inner);
    return { sections: section.children, context: inner };
  }

  /** The context under a heading that is no topic's. */
  private enter(
    section: Section,
    context: Context,
    later: (() => void)[],
  ): Context {
    const heading = inlineOf(this.reading.source, section.heading!);
    const { category, count } = readCategoryHeading(heading);
    const isTitle = section.depth === 1;
    if (isTitle) this.reading.title ??= category.title;
    const generic = isTitle || isGenericTitle(category.title);
    const role = isTitle ? undefined : directionOfTitle(category.title);
    const inner: Context = {
      titles: [...context.titles, heading.words],
      lifecycle:
        (isTitle ? undefined : lifecycleOfTitle(heading.words)) ??
        context.lifecycle,
      category: generic ? undefined : category,
      direction: role ? { role, heading: heading.range } : context.direction,
      inTopics:
        context.inTopics || (!isTitle && announcesTopics(category.title)),
      depth: section.depth,
    };
    if (count) {
      later.push(() => {
        const holdsTopics = this.reading.drafts.some(
          draft => draft.category === category,
        );
        if (!generic && !holdsTopics && !context.inTopics) return;
        if (generic && !inner.inTopics) return;
        this.reading.counts.push(
          countOfSection({ title: category.title, count }, inner),
        );
      });
    }
    return inner;
  }

  private readAll(blocks: RootContent[], context: Context): void {
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      const lost = lostHeadingIn(block, this.reading);
      if (lost !== undefined) {
        at = this.reportLostEntry(blocks, at, lost);
        continue;
      }
      this.readBlock(block, context);
    }
  }

  private readBlock(block: RootContent, context: Context): void {
    const { reading } = this;
    switch (block.type) {
      case 'yaml':
        readFrontMatter(block, reading);
        return;
      case 'paragraph':
        this.readParagraph(block, context);
        break;
      case 'list':
        this.readList(block, context);
        break;
      case 'table':
        this.readTable(block, context);
        break;
      case 'code':
        readEnvelope(block, context, reading);
        break;
      default:
        return;
    }
    readTemplates(block, context, reading);
    for (const paragraph of block.type === 'code' ? [] : paragraphsOf(block)) {
      readSentence(inlineOf(reading.source, paragraph), context, reading);
    }
  }

  private readParagraph(block: Paragraph, context: Context): void {
    const text = inlineOf(this.reading.source, block);
    this.readOwnService(text, context);
    readOpeningCounts(text, context, this.reading);
    this.readFields(readParagraph(this.reading.source, block), context);
    this.checkTableText(text);
  }

  private readList(block: List, context: Context): void {
    const lines = readList(this.reading.source, block);
    this.readFields(lines, context);
    if (context.inTopics)
      for (const line of lines.plain) this.collectListed(line);
  }

  private readFields(lines: Lines, context: Context): void {
    const orphans: RawField[] = [];
    for (const field of lines.fields) {
      if (this.readField(field, context)) continue;
      if (isTopical(field.label)) orphans.push(field);
    }
    const real = orphans.filter(
      field =>
        context.inTopics ||
        field.value.codes.length > 0 ||
        /\bservices?\s+\d/i.test(field.value.text),
    );
    const [first] = real;
    if (!first) return;
    this.reading.report(
      first.start,
      first.labelText.endOffset,
      'is a field of a topic under a heading that names none',
    );
    for (const field of orphans) this.reading.claim(field.start, field.end);
  }

  private readField(field: RawField, context: Context): boolean {
    const { reading } = this;
    const title = context.titles[context.titles.length - 1] ?? '';
    if (readBrokerField(field, title, reading)) return true;
    if (isStandard(field.label)) {
      const isSettings = context.titles
        .slice(1)
        .some(words => SETTINGS.test(words));
      if (
        !isSettings &&
        !/\d|gzip|snappy|lz4|zstd|compact|delete|unlimited|infinite/i.test(
          field.value.text,
        )
      )
        return true;
      readStandard(
        field,
        reading,
        isEnvironment(title)
          ? { environment: canonicalEnvironment(title) }
          : {},
      );
      return true;
    }
    if (readLabelledCount(field, reading)) return true;
    return this.readMetadata(field);
  }

  private readMetadata(field: RawField): boolean {
    const { standards } = this.reading;
    const [line] = field.value.lines();
    const value = line.trim();
    switch (field.label.text.toLowerCase()) {
      case 'document owner':
      case 'registry owner':
        standards.documentOwner = value.words;
        return true;
      case 'review frequency':
      case 'review cycle':
        standards.reviewFrequency = value.words;
        return true;
      case 'last reviewed':
      case 'last review':
        if (isCalendarDate(value.words)) standards.lastReviewed = value.words;
        else if (!value.isBlank) {
          this.reading.reportText(
            value,
            `\`${value.words}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
          );
        }
        return true;
      default:
        return false;
    }
  }

  private readTable(block: Table, context: Context): void {
    const { reading } = this;
    const naming = /\bnaming\b|\bconventions?\b/i.test(
      context.titles[context.titles.length - 1] ?? '',
    );
    const drafts = naming ? undefined : readTopicRows(block, context, reading);
    if (drafts) {
      for (const draft of drafts) this.addRow(draft);
      return;
    }
    const grid = readGrid(block, reading);
    if (readBrokerTable(grid, reading)) return;
    readStandardsTable(grid, reading);
  }

  /** Rows of one topic in several places are one topic. */
  private addRow(draft: TopicDraft): void {
    const key = `${draft.lifecycle} ${draft.name.words}`;
    const known = this.reading.draftsByName.get(key);
    if (!known) {
      this.reading.addDraft(draft);
      return;
    }
    known.fields.push(...draft.fields);
    known.category ??= draft.category;
    known.direction ??= draft.direction;
    for (const event of draft.events) {
      if (!known.events.some(other => other.type.words === event.type.words))
        known.events.push(event);
    }
  }

  /** "cypher-svc consumes events from these services" says whose page it is. */
  private readOwnService(text: InlineText, context: Context): void {
    if (this.reading.ownService || (context.depth > 1 && !context.direction))
      return;
    const match =
      /^([^\s,.;:()]+(?:\s+\d+)?)\s+(?:consumes|subscribes\s+to|produces|publishes|emits)\b/i.exec(
        text.text,
      );
    if (!match) return;
    const name = text.slice(0, match[1].length);
    const isName =
      /[a-z0-9]-[a-z0-9]|service$|svc$/i.test(name.text) ||
      name.codes.length > 0;
    if (!isName && !/^service\s+\d+$/i.test(name.text)) return;
    if (/^(?:this|the|each|every|a)\b/i.test(name.text)) return;
    const [mention] = readServiceList(name).mentions;
    this.reading.ownService = mention;
  }

  /** Reports a heading that Markdown does not read as one, its fields with it; gives the last index. */
  private reportLostEntry(
    blocks: RootContent[],
    at: number,
    lost: number,
  ): number {
    const { source } = this.reading;
    let last = at;
    while (
      last + 1 < blocks.length &&
      blocks[last + 1].type !== 'thematicBreak' &&
      lostHeadingIn(blocks[last + 1], this.reading) === undefined
    ) {
      last += 1;
    }
    const { end } = source.lineSpan(source.lineAt(lost));
    this.reading.report(
      lost,
      end,
      'looks like the heading of a topic, but Markdown reads no heading here (a space after `#`, no indentation, no quote); what stands below it is not read',
    );
    this.reading.claim(lost, endOf(blocks[last]));
    return last;
  }

  private checkTableText(text: InlineText): void {
    const [first, second] = text.lines();
    if (!second || !first.text.includes('|')) return;
    const cells = first.text
      .split('|')
      .map(cell => cell.trim())
      .filter(Boolean);
    const known = cells.filter(cell => readLabel(cell).key).length;
    if (cells.length < 2 || known < 2) return;
    this.reading.reportText(
      first,
      'looks like the header of a table, but the line of dashes below is missing or has another number of columns',
    );
    this.reading.claim(text.startOffset, text.endOffset);
  }

  private collectListed(line: PlainLine): void {
    const mark = line.text.marks.find(entry => entry.start === 0);
    if (!mark) return;
    const name = line.text.slice(0, mark.end).trim();
    if (isCompound(name.text)) this.listed.push(name);
  }

  private reportListed(): void {
    const names = new Set(this.reading.drafts.map(draft => draft.name.words));
    for (const name of this.listed) {
      if (names.has(name.words)) continue;
      this.reading.reportText(
        name,
        `\`${name.words}\` looks like a topic, but has neither a heading with fields nor a row of a table`,
      );
    }
  }
}
