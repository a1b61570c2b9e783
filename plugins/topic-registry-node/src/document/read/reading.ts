import {
  ConsumptionMatrix,
  JsonExample,
  Lifecycle,
  Registry,
  SourceRange,
  Standards,
  UnparsedLine,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { SourceText } from '../text/SourceText';
import { EventMention } from '../values/eventList';
import { ServiceMention } from '../values/serviceList';
import { RawField } from './fields';
import { ServiceBook } from './services';

/** A category heading as read, before its services have references. */
export interface CategoryDraft {
  title: string;
  mentions: ServiceMention[];
  range: SourceRange;
}

/** The section that says whether the document's own service reads or writes the topics below. */
export interface Direction {
  role: 'producer' | 'consumer';
  heading: SourceRange;
  /** The service of the section, where it has one of its own. */
  service?: ServiceMention;
}

/** An entry of a topic as read, before names are resolved. */
export interface TopicDraft {
  name: InlineText;
  number?: InlineText;
  lifecycle: Lifecycle;
  /** True where the entry itself says its lifecycle, not the section around it. */
  lifecycleStated: boolean;
  /** True where a heading above gives the lifecycle, so that it is no default. */
  lifecycleNamed: boolean;
  category?: CategoryDraft;
  /** Every section with an entry of the topic: those that count it, and those that give it a direction. */
  sections: { category?: CategoryDraft; direction?: Direction }[];
  fields: RawField[];
  /** Paragraphs of words about it. */
  prose?: InlineText[];
  events: EventMention[];
  start: number;
  end: number;
  shape: 'bullets' | 'tables';
  /** An item of a list, or the heading of an event, rather than an entry of its own. */
  isListed?: boolean;
}

/** A count that is compared once the whole document is read. */
export interface CountDraft {
  subject: string;
  scope?: string;
  stated: number;
  range: SourceRange;
  /** What of the registry it counts; the drafts are those of the section. */
  find: (registry: Registry, reading: Reading) => number;
}

export interface MatrixDraft {
  mention: ServiceMention;
  topics: ConsumptionMatrix['topics'];
  range: SourceRange;
}

/** Where in the document a block stands. */
export interface Context {
  /** The words of the headings above, outermost first. */
  titles: string[];
  lifecycle: Lifecycle;
  lifecycleNamed: boolean;
  category?: CategoryDraft;
  direction?: Direction;
  /** The service whose section this is. */
  service?: ServiceMention;
  /** Under a heading that announces topics. */
  inTopics: boolean;
  /** Under a title of the document that announces topics, whatever the headings below say. */
  underTopicTitle: boolean;
  /** Under examples, a history, or the topics of another system than Kafka. */
  isAside: boolean;
  /** Depth of the nearest heading, 0 before the first. */
  depth: number;
}

/** What an entry keeps of the section that it stands in. */
export function sectionOf({
  category,
  direction,
  service,
}: Context): TopicDraft['sections'][number] {
  return { category, direction: direction && { ...direction, service } };
}

/** What has been read of one document so far. */
export class Reading {
  readonly source: SourceText;
  readonly book = new ServiceBook();
  drafts: TopicDraft[] = [];
  readonly categories: CategoryDraft[] = [];
  readonly counts: CountDraft[] = [];
  readonly matrices: MatrixDraft[] = [];
  readonly examples: JsonExample[] = [];
  readonly unparsed: UnparsedLine[] = [];
  /** Lines whose fields found their place, or whose entry has been reported as a whole. */
  readonly claimed = new Set<number>();
  readonly standards: Standards = {
    topicTemplates: [],
    groupTemplates: [],
    partitions: [],
    replicationFactor: [],
    retentionMs: [],
    compression: [],
    cleanupPolicy: [],
    dedupeWindowMs: [],
    brokers: [],
  };
  /** The spans that have been reported: one says one thing. */
  private readonly reported = new Set<string>();
  title?: string;
  /** The first heading or table that announces topics. */
  topicsAnnounced?: SourceRange;
  serviceIndex?: { mentions: ServiceMention[]; range: SourceRange };
  /** Whose page this is, by its front matter or a sentence. */
  ownService?: ServiceMention;
  /** The service that the title names, where nothing else says whose page it is. */
  titleService?: ServiceMention;

  constructor(source: SourceText) {
    this.source = source;
  }

  /** Marks the lines of a span as read. */
  claim(start: number, end: number): void {
    const last = this.source.lineAt(Math.max(start, end - 1));
    for (let line = this.source.lineAt(start); line <= last; line++) {
      this.claimed.add(line);
    }
  }

  /** Reports a span that found no place. */
  report(start: number, end: number, reason: string): void {
    this.add(start, end, reason);
  }

  /** Says of a span that it is understood and has no place in a registry all the same. */
  note(text: InlineText, reason: string): void {
    this.add(text.startOffset, text.endOffset, reason, true);
  }

  private add(
    start: number,
    end: number,
    reason: string,
    isNote?: boolean,
  ): void {
    const range = this.source.range(start, end);
    const text = this.source.line(range.line).trim();
    // Several topics may share a cell, and a line a reason.
    const keys = [`${start}-${end}`, `${range.line} ${reason}`];
    if (!keys.some(key => this.reported.has(key))) {
      const line = { line: range.line, text, reason, range };
      this.unparsed.push(isNote ? { ...line, isNote } : line);
    }
    for (const key of keys) this.reported.add(key);
    this.claimed.add(range.line);
  }

  reportText(text: InlineText, reason: string): void {
    this.report(text.startOffset, text.endOffset, reason);
  }
}
