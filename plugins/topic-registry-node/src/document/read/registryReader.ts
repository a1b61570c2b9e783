import { List, Paragraph, RootContent } from 'mdast';
import { endOf, startOf } from '../text/markdown';
import { outline, Section } from '../text/sections';
import { readBrokerTable } from './brokers';
import { readEntry, readLines } from './bullets';
import { readColumnTopics } from './columnTopics';
import { countOfSection, readOpeningCounts } from './counts';
import { readEnvelope } from './envelope';
import { inlineOf, Lines, readList, readParagraph } from './fields';
import { readFrontMatter } from './frontMatter';
import { guardLines, Zone } from './guards';
import { readCategoryHeading } from './headings';
import { readHtmlTables } from './htmlTables';
import { lifecycleOfTitle } from './lifecycle';
import { readLooseFields } from './looseFields';
import { lostHeadingIn } from './lostHeadings';
import { reportLostTable, reportUnreadTable } from './lostTables';
import { readMatrix } from './matrices';
import { mergeDrafts } from './mergeDrafts';
import { readOwnService } from './ownService';
import { Context, Reading } from './reading';
import { readSentence } from './sentences';
import { readServiceIndex } from './serviceIndex';
import { readStandardsTable } from './standards';
import { paragraphsOf, readTemplates } from './templates';
import { readServiceMatrix } from './serviceMatrices';
import { serviceAfterTopics, serviceInTitle } from './serviceTitles';
import { Grid, readGrid } from './tables';
import {
  announcesList,
  announcesTopics,
  directionOfTitle,
  isAsideTitle,
  namesNoCategory,
  namesKafka,
  speaksAboutTopics,
  speaksOfOtherMatter,
} from './titles';
import { announcementOf } from './topicColumns';
import {
  readDirectedField,
  readNamingField,
  readServiceItems,
  readTopicList,
  readTopicSheet,
} from './topicLists';
import { readTopicRows } from './topicTables';
import { readTrafficSentence } from './trafficSentences';

class RegistryReader {
  private readonly reading: Reading;
  private readonly zones: Zone[] = [];

  constructor(reading: Reading) {
    this.reading = reading;
  }

  read(blocks: RootContent[]): void {
    const context: Context = {
      titles: [],
      lifecycle: 'active',
      lifecycleNamed: false,
      inTopics: false,
      underTopicTitle: false,
      isAside: false,
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
      this.reading.drafts.push(entry.draft, ...entry.twins);
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
    const generic = isTitle || namesNoCategory(category.title);
    const parted = serviceAfterTopics(heading);
    const directed = isTitle
      ? undefined
      : directionOfTitle(parted?.title ?? category.title);
    const service =
      serviceInTitle(heading) ?? (directed ? parted?.service : undefined);
    if (isTitle) this.reading.titleService ??= service;
    const named = isTitle ? undefined : lifecycleOfTitle(heading.words);
    const isAside = !isTitle && isAsideTitle(category.title, context.isAside);
    const inner: Context = {
      titles: [...context.titles, heading.words],
      lifecycle: named ?? context.lifecycle,
      lifecycleNamed: named !== undefined || context.lifecycleNamed,
      category: generic || service ? undefined : category,
      direction: directed
        ? { role: directed, heading: heading.range }
        : context.direction,
      service: isTitle ? undefined : service ?? context.service,
      inTopics:
        !isAside &&
        !isTitle &&
        (announcesTopics(category.title) ||
          (context.inTopics && !speaksAboutTopics(category.title))),
      underTopicTitle: isTitle
        ? announcesTopics(category.title) &&
          !isAsideTitle(category.title, false)
        : context.underTopicTitle &&
          !isAside &&
          !speaksAboutTopics(category.title) &&
          !speaksOfOtherMatter(category.title),
      isAside,
      depth: section.depth,
    };
    if (
      !isAside &&
      announcesTopics(category.title) &&
      inner.titles.some(namesKafka)
    )
      this.reading.topicsAnnounced ??= heading.range;
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
      const html = readHtmlTables(blocks, at, this.reading);
      if (html) {
        for (const grid of html.grids) this.readGrid(grid, context);
        at = html.last;
        continue;
      }
      const next = blocks[at + 1];
      if (
        next?.type === 'list' &&
        this.readLabelledList(block, next, context)
      ) {
        at += 1;
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
        this.readGrid(readGrid(block, reading), context);
        break;
      case 'code':
        readEnvelope(block, context, reading);
        break;
      default:
        return;
    }
    readTemplates(block, context, reading);
    for (const paragraph of block.type === 'code' ? [] : paragraphsOf(block)) {
      const sentence = inlineOf(reading.source, paragraph);
      readSentence(sentence, context, reading);
      readTrafficSentence(sentence, context, reading);
    }
  }

  private readParagraph(block: Paragraph, context: Context): void {
    const text = inlineOf(this.reading.source, block);
    readOwnService(text, context, this.reading);
    readOpeningCounts(text, context, this.reading);
    this.readFields(readParagraph(this.reading.source, block), context);
    reportLostTable(text, this.reading);
  }

  private readList(block: List, context: Context): void {
    const topics = readTopicList(block, context, this.reading);
    if (topics) this.reading.drafts.push(...topics);
    else if (!readServiceItems(block, context, this.reading))
      this.readFields(readList(this.reading.source, block), context);
  }

  private readFields(lines: Lines, context: Context): void {
    if (readTopicSheet(lines.fields, context, this.reading)) return;
    const fields = lines.fields.filter(
      field =>
        !readDirectedField(field, context, this.reading) &&
        !readNamingField(field, context, this.reading),
    );
    readLooseFields({ ...lines, fields }, context, this.reading);
  }

  /** A list below "**Publishes:**" holds what the label says. */
  private readLabelledList(
    block: RootContent,
    list: List,
    context: Context,
  ): boolean {
    if (block.type !== 'paragraph') return false;
    const lead = inlineOf(this.reading.source, block).words;
    if (announcesList(lead) && !context.isAside) {
      const inner: Context = { ...context, inTopics: true };
      const topics = readTopicList(list, inner, this.reading);
      this.reading.drafts.push(...(topics ?? []));
      if (topics) return true;
    }
    const { fields, plain } = readLines([block, list], this.reading);
    const [field] = fields;
    return (
      fields.length === 1 &&
      plain.length === 0 &&
      field.items.length > 0 &&
      readDirectedField(field, context, this.reading)
    );
  }

  private readGrid(grid: Grid, context: Context): void {
    const { reading } = this;
    if (context.isAside) return;
    reading.topicsAnnounced ??= announcementOf(grid);
    const naming = /\bnaming\b|\bconventions?\b/i.test(
      context.titles[context.titles.length - 1] ?? '',
    );
    const drafts = naming
      ? undefined
      : readTopicRows(grid, context, reading) ??
        readServiceMatrix(grid, context, reading) ??
        readColumnTopics(grid, context, reading);
    if (drafts) {
      reading.drafts.push(...drafts);
      return;
    }
    if (readBrokerTable(grid, reading)) return;
    if (readStandardsTable(grid, reading)) return;
    if (!naming) reportUnreadTable(grid, context, reading);
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
}

/** Reads the blocks of a document into drafts, standards and counts. */
export function readBlocks(blocks: RootContent[], reading: Reading): void {
  new RegistryReader(reading).read(blocks);
}
