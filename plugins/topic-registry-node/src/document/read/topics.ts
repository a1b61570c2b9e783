import {
  Attribute,
  Party,
  SourceRange,
  Stated,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { canonicalEnvironment } from '../values/environments';
import {
  EventMention,
  readEventItem,
  readEventList,
} from '../values/eventList';
import { placeholderOf } from '../values/placeholders';
import {
  readServiceList,
  ServiceList,
  ServiceMention,
} from '../values/serviceList';
import {
  cleanupPoliciesOf,
  codecOf,
  readQualifiedValues,
} from '../values/settings';
import { splitOutside } from '../values/split';
import { isCalendarDate, parseDuration, parseInteger } from '../values/units';
import { readSchemaVersions } from '../values/versions';
import { RawField } from './fields';
import { lifecycleOf } from './lifecycle';
import { Reading, TopicDraft } from './reading';
import { readReferences } from './references';

/** A topic whose service mentions wait until every name of the document is known. */
export interface OpenTopic {
  topic: Topic;
  mentions: { role: Party['role']; mention: ServiceMention }[];
  groups: {
    group: Topic['consumerGroups'][number];
    mention?: ServiceMention;
  }[];
}

/** Makes a topic of its draft; what finds no place is reported. */
export function buildTopic(
  draft: TopicDraft,
  reading: Reading,
  isTopic: (name: string) => boolean,
): OpenTopic {
  return new TopicBuilder(draft, reading, isTopic).build();
}

class TopicBuilder {
  private readonly draft: TopicDraft;
  private readonly reading: Reading;
  private readonly isTopic: (name: string) => boolean;
  private readonly topic: Topic;
  private readonly open: OpenTopic;

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
      number: draft.number && {
        value: Number(draft.number.words),
        range: draft.number.range,
      },
      range: draft.name.range,
      block: reading.source.range(draft.start, draft.end),
    };
    this.open = { topic: this.topic, mentions: [], groups: [] };
  }

  build(): OpenTopic {
    for (const field of this.draft.fields) this.apply(field);
    this.addEvents(this.draft.events, []);
    this.addOwnService();
    this.readMigration();
    this.assignGroups();
    return this.open;
  }

  private apply(field: RawField): void {
    const { key } = field.label;
    switch (key) {
      case 'producer':
      case 'consumers':
        this.addParties(field, key === 'producer' ? 'producer' : 'consumer');
        break;
      case 'consumerGroups':
        this.addGroups(field);
        break;
      case 'events':
        this.readEvents(field);
        break;
      case 'purpose':
      case 'schema':
      case 'owner':
      case 'status':
      case 'reason':
      case 'migration':
      case 'partitionKey':
      case 'removal':
        this.setText(key, field);
        if (key === 'status') this.readStatus(field);
        break;
      case 'lifecycle':
        if (!this.readStatus(field)) this.keep(field);
        break;
      case 'schemaVersions':
        this.readVersions(field);
        break;
      case 'partitions':
      case 'replicationFactor':
        this.readNumber(key, field);
        break;
      case 'retention':
        this.readRetention(field);
        break;
      case 'compression':
        this.readSetting(
          'compression',
          field,
          codecOf,
          'names no codec that Kafka knows',
        );
        break;
      case 'cleanupPolicy':
        this.readSetting(
          'cleanupPolicy',
          field,
          cleanupPoliciesOf,
          'is neither `compact` nor `delete`',
        );
        break;
      case 'class':
        this.readClass(field);
        break;
      case 'environments':
        this.readEnvironments(field);
        break;
      case 'note':
      case 'useCases':
        this.addTexts(
          key === 'note' ? this.topic.notes : this.topic.useCases,
          field,
        );
        break;
      case 'replacement':
        this.readReplacement(field);
        break;
      case 'deprecated':
        this.readDeprecated(field);
        break;
      default:
        this.keep(field);
    }
  }

  private addParties(field: RawField, role: Party['role']): void {
    const lists: ServiceList[] = [];
    if (!field.value.isBlank || field.items.length === 0) {
      lists.push(readServiceList(field.value));
    }
    for (const item of field.items) lists.push(readServiceItem(item));
    for (const list of lists) {
      for (const mention of list.mentions) this.addMention(role, mention);
      for (const text of list.residue) {
        this.reading.reportText(
          text,
          `\`${text.words}\` under "${field.label.text}" names no service`,
        );
      }
      if (list.note) {
        this.topic.partiesNote = [this.topic.partiesNote, list.note]
          .filter(Boolean)
          .join('; ');
      }
    }
    const stated = role === 'producer' ? 'producersStated' : 'consumersStated';
    if (lists.some(list => list.stated === 'listed'))
      this.topic[stated] = 'listed';
    else if (
      this.topic[stated] === 'unknown' &&
      lists.every(list => list.stated === 'none')
    ) {
      this.topic[stated] = 'none';
    }
  }

  private addMention(role: Party['role'], mention: ServiceMention): void {
    this.open.mentions.push({ role, mention });
    this.reading.book.add(mention);
  }

  private addOwnService(): void {
    const { direction } = this.draft;
    const own = this.reading.ownService;
    if (!direction || !own) return;
    const stated =
      direction.role === 'producer' ? 'producersStated' : 'consumersStated';
    if (this.topic[stated] !== 'unknown') return;
    this.addMention(direction.role, own);
    this.topic[stated] = 'listed';
  }

  private addGroups(field: RawField): void {
    for (const text of [field.value, ...field.items]) {
      if (placeholderOf(text.text)) continue;
      for (const part of splitOutside(text, /\s*[,;\n]\s*|\s+and\s+/i)) {
        this.addGroup(part.text, field);
      }
    }
  }

  private addGroup(text: InlineText, field: RawField): void {
    const match = /^([^\s()]+)\s*(?:\(([^()]*)\))?$/.exec(text.text);
    if (!match) {
      this.reading.reportText(
        text,
        `\`${text.words}\` is no name of a consumer group`,
      );
      return;
    }
    if (/[{}<>]/.test(match[1])) {
      this.keep(field);
      return;
    }
    const name = text.slice(0, match[1].length);
    const group = { name: name.words, range: name.range };
    if (this.topic.consumerGroups.some(known => known.name === group.name))
      return;
    this.topic.consumerGroups.push(group);
    const owner = match[2]
      ? readServiceList(
          text.slice(text.text.indexOf('(') + 1, text.text.length - 1),
        ).mentions[0]
      : undefined;
    if (owner) this.reading.book.add(owner);
    this.open.groups.push({ group, mention: owner });
  }

  /** A group belongs to the only consumer that the entry names. */
  private assignGroups(): void {
    const consumers = this.open.mentions.filter(
      ({ role }) => role === 'consumer',
    );
    if (this.open.groups.length !== 1 || consumers.length !== 1) return;
    const [entry] = this.open.groups;
    const [{ mention }] = consumers;
    if (!entry.mention && mention.certainty === 'stated')
      entry.mention = mention;
  }

  private readEvents(field: RawField): void {
    const lists = [
      readEventList(field.value),
      ...field.items.map(readEventItem),
    ];
    const residue = lists.flatMap(list => list.residue);
    this.addEvents(
      lists.flatMap(list => list.events),
      residue,
    );
  }

  private addEvents(events: EventMention[], residue: InlineText[]): void {
    for (const { type, description, tentative } of events) {
      this.topic.events.push({
        type: type.words,
        description,
        tentative,
        range: type.range,
      });
    }
    for (const text of residue) {
      this.reading.reportText(
        text,
        `\`${text.words}\` is no name of an event type`,
      );
    }
  }

  private setText(
    key:
      | 'purpose'
      | 'schema'
      | 'owner'
      | 'status'
      | 'reason'
      | 'migration'
      | 'partitionKey'
      | 'removal',
    field: RawField,
  ): void {
    const stated = textOf(field);
    if (!stated) return;
    // Pages and documents show the migration as its writer marked it up.
    if (key === 'migration' && stated.text) {
      stated.value = stated.text;
      delete stated.text;
    }
    const known = this.topic[key];
    if (!known) this.topic[key] = stated;
    else if (known.value !== stated.value)
      this.reportSecond(field, known.range);
  }

  private readStatus(field: RawField): boolean {
    const lifecycle = lifecycleOf(field.value.words);
    if (!lifecycle) return false;
    if (!this.draft.lifecycleStated) this.topic.lifecycle = lifecycle;
    const date = /\d{4}-\d{2}-\d{2}/.exec(field.value.text);
    if (lifecycle === 'deprecated' && date && isCalendarDate(date[0])) {
      this.topic.deprecatedOn ??= {
        value: date[0],
        range: field.value.slice(date.index, date.index + date[0].length).range,
      };
    }
    return true;
  }

  private readVersions(field: RawField): void {
    for (const line of [...field.value.lines(), ...field.items]) {
      if (line.isBlank) continue;
      const versions = readSchemaVersions(line.trim());
      if (versions) this.topic.schemaVersions.push(...versions);
      else if (placeholderOf(line.text) === undefined) this.keep(field);
    }
  }

  private readNumber(
    key: 'partitions' | 'replicationFactor',
    field: RawField,
  ): void {
    const value = this.single(field);
    if (!value) return;
    const number = parseInteger(value.text);
    if (number === undefined || number < 1) {
      this.reportField(
        field,
        `\`${field.value.words}\` is no whole number above 0`,
      );
      return;
    }
    this.setSetting(
      key,
      { value: number, text: textIfOther(value, number), range: value.range },
      field,
    );
  }

  private readRetention(field: RawField): void {
    const value = this.single(field);
    if (!value) return;
    if (/\d\s*[kmgt]i?b$/i.test(value.text)) {
      this.keep(field);
      return;
    }
    const duration = parseDuration(value.text, field.label.unit);
    if (!duration || 'problem' in duration) {
      this.reportField(
        field,
        duration?.problem ?? `\`${value.words}\` is no duration`,
      );
      return;
    }
    this.setSetting(
      'retentionMs',
      { value: duration.ms, text: value.words, range: value.range },
      field,
    );
  }

  private readSetting<K extends 'compression' | 'cleanupPolicy'>(
    key: K,
    field: RawField,
    parse: (
      text: string,
    ) => NonNullable<Topic['settings'][K]>['value'] | undefined,
    problem: string,
  ): void {
    if (this.skipPlaceholder(field, key === 'compression')) return;
    const bare = field.value
      .slice(0, /\s*\(/.exec(field.value.text)?.index ?? undefined)
      .trim();
    const parsed = parse(bare.text);
    if (parsed === undefined) {
      this.reportField(field, `\`${field.value.words}\` ${problem}`);
      return;
    }
    const stated = { value: parsed, text: bare.words, range: bare.range };
    this.setSetting(key, stated as NonNullable<Topic['settings'][K]>, field);
  }

  private setSetting<K extends keyof Topic['settings']>(
    key: K,
    stated: NonNullable<Topic['settings'][K]>,
    field: RawField,
  ): void {
    const known = this.topic.settings[key];
    if (!known) this.topic.settings[key] = stated;
    else if (JSON.stringify(known.value) !== JSON.stringify(stated.value)) {
      this.reportSecond(field, known.range);
    }
  }

  /** The one value of a setting; undefined where there is none or several. */
  private single(field: RawField): InlineText | undefined {
    if (this.skipPlaceholder(field, false)) return undefined;
    const values = readQualifiedValues(field.value);
    const conditional = values.some(value => value.environment);
    if (values.length === 1 && !conditional) return values[0].value;
    // A list of comment words after the value is one value.
    if (
      !conditional &&
      values.slice(1).every(value => !/\d/.test(value.value.text))
    ) {
      return values[0]?.value;
    }
    this.reportField(
      field,
      'states several values; a setting of a topic holds in every environment, so state one',
    );
    return undefined;
  }

  private skipPlaceholder(field: RawField, noneIsValue: boolean): boolean {
    const placeholder = placeholderOf(field.value.text);
    if (!placeholder || (noneIsValue && placeholder === 'none')) return false;
    if (placeholder !== 'empty') this.keep(field);
    return true;
  }

  private readClass(field: RawField): void {
    if (placeholderOf(field.value.text)) return;
    const text = field.value.words;
    const value = text.toLowerCase().replace(/\s+(?:topics?|class)$/, '');
    this.topic.topicClass ??= {
      value,
      text: value === text ? undefined : text,
      range: field.value.range,
    };
  }

  private readEnvironments(field: RawField): void {
    const text = field.value;
    if (placeholderOf(text.text)) return;
    const parts = [
      ...splitOutside(text, /\s*[,;\n/+]\s*|\s+(?:and|&)\s+/i).map(
        part => part.text,
      ),
      ...field.items,
    ];
    if (parts.some(part => /^all(?:\s+environments?)?$/i.test(part.text))) {
      this.keep(field);
      return;
    }
    const names = parts.map(part => part.words.replace(/\s+only$/i, ''));
    if (names.some(name => !/^[\p{L}\d_-]+$/u.test(name))) {
      this.reportField(field, `\`${text.words}\` is no list of environments`);
      return;
    }
    this.topic.environments ??= {
      value: names.map(canonicalEnvironment),
      text: text.words,
      range: text.isBlank ? this.rangeOf(field) : text.range,
    };
  }

  private addTexts(list: Stated<string>[], field: RawField): void {
    for (const text of [field.value, ...field.items]) {
      if (!text.isBlank) list.push(statedWords(text));
    }
  }

  private readReplacement(field: RawField): void {
    if (placeholderOf(field.value.text)) return;
    const { replacement, events } = readReferences(
      field.value,
      this.topic.name,
      this.isTopic,
    );
    const [code] = field.value.codes;
    const name =
      replacement ??
      (code && field.value.slice(code.start, code.end)) ??
      (/^[\w.-]+$/.test(field.value.words) ? field.value : undefined);
    if (!name) {
      this.keep(field);
      return;
    }
    this.topic.replacement ??= { value: name.words, range: name.range };
    for (const event of events) {
      this.topic.migrationEvents.push({
        value: event.words,
        range: event.range,
      });
    }
  }

  private readDeprecated(field: RawField): void {
    const { value } = field;
    if (placeholderOf(value.text) || /^(?:no|false)$/i.test(value.words))
      return;
    const names = /^deprecat|^date dep/i.test(field.label.text);
    if (!names && this.topic.lifecycle !== 'deprecated') {
      this.keep(field);
      return;
    }
    if (/^(?:yes|true|x|✓|✔|✅)$/i.test(value.words)) {
      if (!this.draft.lifecycleStated) this.topic.lifecycle = 'deprecated';
      return;
    }
    const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value.text);
    if (!date || !isCalendarDate(date[0])) {
      this.reportField(
        field,
        `\`${value.words}\` is no day of the calendar; write it as \`YYYY-MM-DD\``,
      );
      this.keep(field);
      return;
    }
    if (names && !this.draft.lifecycleStated)
      this.topic.lifecycle = 'deprecated';
    const stated = {
      value: date[0],
      range: value.slice(0, date[0].length).range,
    };
    const known = this.topic.deprecatedOn;
    if (known && known.value !== stated.value)
      this.reportSecond(field, known.range);
    else this.topic.deprecatedOn = stated;
  }

  /** The migration sentence, or else the status, names the topic that takes over. */
  private readMigration(): void {
    if (this.topic.lifecycle !== 'deprecated') return;
    for (const key of ['migration', 'status'] as const) {
      const field = this.draft.fields.find(entry => entry.label.key === key);
      if (!field) continue;
      for (const text of [field.value, ...field.items]) {
        const { replacement, events } = readReferences(
          text,
          this.topic.name,
          this.isTopic,
        );
        if (!replacement) continue;
        if (!this.topic.replacement) {
          this.topic.replacement = {
            value: replacement.words,
            range: replacement.range,
          };
        }
        if (
          key !== 'migration' ||
          replacement.words !== this.topic.replacement.value
        )
          continue;
        for (const event of events) {
          this.topic.migrationEvents.push({
            value: event.words,
            range: event.range,
          });
        }
      }
    }
  }

  private keep(field: RawField): void {
    const text = textOf(field);
    if (!text) return;
    const attribute: Attribute = {
      name: field.label.text,
      value: text.value,
      range: text.range,
    };
    this.topic.attributes.push(attribute);
  }

  private reportField(field: RawField, problem: string): void {
    const text = field.value.isBlank ? field.labelText : field.value;
    this.reading.reportText(
      text,
      `"${field.label.text}" of \`${this.topic.name}\`: ${problem}`,
    );
  }

  private reportSecond(field: RawField, first: SourceRange): void {
    this.reportField(field, `differs from what line ${first.line} states`);
  }

  private rangeOf(field: RawField): SourceRange {
    return this.reading.source.range(field.start, field.end);
  }
}

/** One service per item; what follows a dash is its role. */
function readServiceItem(item: InlineText): ServiceList {
  const role = /\s+[-–—]\s+(?=\p{L})/u.exec(item.text);
  if (
    !role ||
    /^\s*\S*\d\s*$/.test(
      item.text.slice(0, role.index).replace(/^\s*services?/i, ''),
    )
  ) {
    return readServiceList(item);
  }
  const list = readServiceList(item.slice(0, role.index));
  const note = item.slice(role.index + role[0].length).words;
  for (const mention of list.mentions) mention.note ??= note;
  return list;
}

function textOf(field: RawField): Stated<string> | undefined {
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
function statedWords(text: InlineText): Stated<string> {
  const value = text.words;
  const { markdown } = text;
  return {
    value,
    text: markdown === value ? undefined : markdown,
    range: text.outerRange,
  };
}

function textIfOther(text: InlineText, value: number): string | undefined {
  return text.words === String(value) ? undefined : text.words;
}
