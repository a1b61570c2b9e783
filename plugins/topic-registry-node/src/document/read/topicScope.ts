import {
  Attribute,
  Party,
  SourceRange,
  Stated,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { placeholderOf } from '../values/placeholders';
import { ServiceMention } from '../values/serviceList';
import { RawField } from './fields';
import { Reading, TopicDraft } from './reading';

/** A topic whose service mentions wait until every name of the document is known. */
export interface OpenTopic {
  topic: Topic;
  mentions: { role: Party['role']; mention: ServiceMention }[];
  groups: {
    group: Topic['consumerGroups'][number];
    mention?: ServiceMention;
  }[];
}

/** The words of a field and of the list below it; undefined where they say nothing. */
export function textOf(field: RawField): Stated<string> | undefined {
  const parts = [field.value, ...field.items].filter(part => !part.isBlank);
  const [first, ...others] = parts;
  if (!first) return undefined;
  if (others.length === 0) {
    return placeholderOf(first.text) === 'empty'
      ? undefined
      : statedWords(first);
  }
  return {
    value: parts.map(part => part.words).join('; '),
    range: first.outerRange,
  };
}

/** The words, and beside them the Markdown where it differs. */
export function statedWords(text: InlineText): Stated<string> {
  const value = text.words;
  const { markdown } = text;
  return {
    value,
    text: markdown === value ? undefined : markdown,
    range: text.outerRange,
  };
}

/** Beside the first, so many problems of one cell are told, and counted beyond. */
const MAX_TOLD = 4;

/** What is wrong with a field, at its value. */
interface Problem {
  text: InlineText;
  label: string;
  problem: string;
}

/** What the readers of one topic share: its draft, the topic in the making, and how to keep or report a field. */
export class TopicScope {
  readonly draft: TopicDraft;
  readonly reading: Reading;
  readonly isTopic: (name: string) => boolean;
  readonly topic: Topic;
  readonly open: OpenTopic;
  private gathered?: Problem[];

  constructor(
    draft: TopicDraft,
    reading: Reading,
    isTopic: (name: string) => boolean,
  ) {
    this.draft = draft;
    this.reading = reading;
    this.isTopic = isTopic;
    this.topic = {
      name: draft.name.words,
      lifecycle: draft.lifecycle,
      category: draft.category?.title,
      parties: [],
      producersStated: 'unknown',
      consumersStated: 'unknown',
      consumerGroups: [],
      events: [],
      schemaVersions: [],
      settings: {},
      notes: [],
      useCases: [],
      migrationEvents: [],
      attributes: [],
      openFields: [],
      number: draft.number && {
        value: Number(draft.number.words),
        range: draft.number.range,
      },
      range: draft.name.range,
      block: reading.source.range(draft.start, draft.end),
    };
    this.open = { topic: this.topic, mentions: [], groups: [] };
  }

  keep(field: RawField): void {
    const text = textOf(field);
    if (!text) return;
    const attribute: Attribute = {
      name: field.label.text,
      value: text.value,
      range: text.range,
    };
    this.topic.attributes.push(attribute);
  }

  reportField(field: RawField, problem: string): void {
    const text = field.value.isBlank ? field.labelText : field.value;
    const entry = { text, label: field.label.text, problem };
    if (this.gathered) this.gathered.push(entry);
    else this.reportAll([entry]);
  }

  /** Reports what `read` finds wrong in one cell or line as one message, at the first place. */
  reportTogether(read: () => void): void {
    const gathered: Problem[] = [];
    this.gathered = gathered;
    read();
    this.gathered = undefined;
    if (gathered.length > 0) this.reportAll(gathered);
  }

  private reportAll([first, ...others]: Problem[]): void {
    const rest = others
      .slice(0, MAX_TOLD)
      .map(({ label, problem }) => `; "${label}": ${problem}`);
    if (others.length > MAX_TOLD)
      rest.push(`; and ${others.length - MAX_TOLD} more`);
    this.reading.reportText(
      first.text,
      `"${first.label}" of \`${this.topic.name}\`: ${first.problem}${rest.join(
        '',
      )}`,
    );
  }

  reportSecond(field: RawField, first: SourceRange): void {
    this.reportField(field, `differs from what line ${first.line} states`);
  }

  rangeOf(field: RawField): SourceRange {
    return this.reading.source.range(field.start, field.end);
  }

  skipPlaceholder(field: RawField, noneIsValue: boolean): boolean {
    const placeholder = placeholderOf(field.value.text);
    if (!placeholder || (noneIsValue && placeholder === 'none')) return false;
    if (placeholder !== 'empty') this.keep(field);
    return true;
  }
}
