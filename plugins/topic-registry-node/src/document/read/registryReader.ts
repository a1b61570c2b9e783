import { List, Paragraph, RootContent, Table } from 'mdast';
import { InlineText } from '../text/InlineText';
import { endOf, startOf } from '../text/markdown';
import { outline, Section } from '../text/sections';
import { readServiceList } from '../values/serviceList';
import { readBrokerTable } from './brokers';
import { readEntry } from './bullets';
import { countOfSection, readOpeningCounts } from './counts';
import { readEnvelope } from './envelope';
import { inlineOf, PlainLine, readList, readParagraph } from './fields';
import { readFrontMatter } from './frontMatter';
import { guardLines, Zone } from './guards';
import { isCompound, readCategoryHeading } from './headings';
import { readLabel } from './labels';
import { lifecycleOfTitle } from './lifecycle';
import { readLooseFields } from './looseFields';
import { lostHeadingIn } from './lostHeadings';
import { readMatrix } from './matrices';
import { mergeDrafts } from './mergeDrafts';
import { Context, Reading } from './reading';
import { readSentence } from './sentences';
import { readServiceIndex } from './serviceIndex';
import { readStandardsTable } from './standards';
import { paragraphsOf, readTemplates } from './templates';
import { announcesTopics, directionOfTitle, isGenericTitle } from './titles';
import { readGrid, readTopicRows } from './topicTables';

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
      lifecycleNamed: false,
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
    this.reading.drafts = mergeDrafts(this.reading.drafts);
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
    const besideMatrix = readMatrix(section, context, this.reading);
    if (besideMatrix) {
      this.readAll(besideMatrix, context);
      return { sections: section.children, context };
    }
    const entry = readEntry(section, context, this.reading);
    if (entry) {
      this.reading.drafts.push(entry.draft);
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
    this.readAll(
      readServiceIndex(section, this.reading) ?? section.blocks,
      inner,
    );
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
    const named = isTitle ? undefined : lifecycleOfTitle(heading.words);
    const inner: Context = {
      titles: [...context.titles, heading.words],
      lifecycle: named ?? context.lifecycle,
      lifecycleNamed: named !== undefined || context.lifecycleNamed,
      category: generic ? undefined : category,
      direction: role ? { role, heading: heading.range } : context.direction,
      inTopics:
        context.inTopics || (!isTitle && announcesTopics(category.title)),
      depth: section.depth,
    };
    if (count) {
      later.push(() => {
        const holdsTopics = this.reading.drafts.some(draft =>
          draft.sections.some(entry => entry.category === category),
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
    readLooseFields(
      readParagraph(this.reading.source, block),
      context,
      this.reading,
    );
    this.checkTableText(text);
  }

  private readList(block: List, context: Context): void {
    const lines = readList(this.reading.source, block);
    readLooseFields(lines, context, this.reading);
    if (context.inTopics)
      for (const line of lines.plain) this.collectListed(line);
  }

  private readTable(block: Table, context: Context): void {
    const { reading } = this;
    const naming = /\bnaming\b|\bconventions?\b/i.test(
      context.titles[context.titles.length - 1] ?? '',
    );
    const drafts = naming ? undefined : readTopicRows(block, context, reading);
    if (drafts) {
      reading.drafts.push(...drafts);
      return;
    }
    const grid = readGrid(block, reading);
    if (readBrokerTable(grid, reading)) return;
    readStandardsTable(grid, reading);
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

/** Reads the blocks of a document into drafts, standards and counts. */
export function readBlocks(blocks: RootContent[], reading: Reading): void {
  new RegistryReader(reading).read(blocks);
}
