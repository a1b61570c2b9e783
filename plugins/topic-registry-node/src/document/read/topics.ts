import { InlineText } from '../text/InlineText';
import { Stated } from '@topic-registry/backstage-plugin-topic-registry-common';
import { canonicalEnvironment } from '../values/environments';
import {
  EventMention,
  readEventItem,
  readEventList,
} from '../values/eventList';
import { placeholderOf } from '../values/placeholders';
import { splitOutside } from '../values/split';
import { readSchemaVersions } from '../values/versions';
import { ConfigReader } from './topicConfigs';
import { RawField } from './fields';
import { asParties } from './partyFields';
import { Reading, TopicDraft } from './reading';
import { LifeReader } from './topicLife';
import { PartyReader } from './topicParties';
import { OpenTopic, statedWords, textOf, TopicScope } from './topicScope';
import { SettingReader } from './topicSettings';

class TopicBuilder {
  private readonly scope: TopicScope;
  private readonly parties: PartyReader;
  private readonly settings: SettingReader;
  private readonly configs: ConfigReader;
  private readonly life: LifeReader;

  constructor(scope: TopicScope) {
    this.scope = scope;
    this.parties = new PartyReader(scope);
    this.settings = new SettingReader(scope);
    this.configs = new ConfigReader(scope, this.settings);
    this.life = new LifeReader(scope);
  }

  build(): OpenTopic {
    const { draft, isTopic } = this.scope;
    draft.fields = draft.fields.map(field => asParties(field, isTopic));
    for (const field of draft.fields) this.apply(field);
    this.addEvents(this.scope.draft.events, []);
    this.parties.addSaid();
    this.parties.addOwnService();
    this.parties.noteUntold();
    this.life.readMigration();
    this.parties.assignGroups();
    return this.scope.open;
  }

  private apply(field: RawField): void {
    const { key } = field.label;
    this.noteOpen(field);
    switch (key) {
      case 'producer':
      case 'consumers':
        this.parties.addParties(
          field,
          key === 'producer' ? 'producer' : 'consumer',
        );
        break;
      case 'consumerGroups':
        this.parties.addGroups(field);
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
        if (key === 'status') this.life.readStatus(field);
        break;
      case 'lifecycle':
        if (!this.life.readStatus(field)) this.scope.keep(field);
        break;
      case 'schemaVersions':
        this.readVersions(field);
        break;
      case 'partitions':
      case 'replicationFactor':
        this.settings.readNumber(key, field);
        break;
      case 'retention':
        this.settings.readRetention(field);
        break;
      case 'compression':
        this.settings.readCompression(field);
        break;
      case 'cleanupPolicy':
        this.settings.readCleanupPolicy(field);
        break;
      case 'config':
        this.configs.readConfig(field);
        break;
      case 'configs':
        this.configs.readPairs(field);
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
          key === 'note' ? this.scope.topic.notes : this.scope.topic.useCases,
          field,
        );
        break;
      case 'replacement':
        this.life.readReplacement(field);
        break;
      case 'deprecated':
        this.life.readDeprecated(field);
        break;
      default:
        this.scope.keep(field);
    }
  }

  private noteOpen({ label, value, items }: RawField): void {
    if (!label.key || items.length > 0) return;
    if (placeholderOf(value.text) !== 'unknown') return;
    this.scope.topic.openFields.push({
      field: label.key,
      label: label.text,
      text: value.words,
      range: value.range,
    });
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
      this.scope.topic.events.push({
        type: type.words,
        description,
        tentative,
        range: type.range,
      });
    }
    for (const text of residue) {
      this.scope.reading.reportText(
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
    const known = this.scope.topic[key];
    if (!known) this.scope.topic[key] = stated;
    else if (known.value !== stated.value)
      this.scope.reportSecond(field, known.range);
  }

  private readVersions(field: RawField): void {
    for (const line of [...field.value.lines(), ...field.items]) {
      if (line.isBlank) continue;
      const versions = readSchemaVersions(line.trim());
      if (versions) this.scope.topic.schemaVersions.push(...versions);
      else if (placeholderOf(line.text) === undefined) this.scope.keep(field);
    }
  }

  private readClass(field: RawField): void {
    if (placeholderOf(field.value.text)) return;
    const text = field.value.words;
    const value = text.toLowerCase().replace(/\s+(?:topics?|class)$/, '');
    this.scope.topic.topicClass ??= {
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
      this.scope.keep(field);
      return;
    }
    const names = parts.map(part => part.words.replace(/\s+only$/i, ''));
    if (names.some(name => !/^[\p{L}\d_-]+$/u.test(name))) {
      this.scope.reportField(
        field,
        `\`${text.words}\` is no list of environments`,
      );
      return;
    }
    this.scope.topic.environments ??= {
      value: names.map(canonicalEnvironment),
      text: text.words,
      range: text.isBlank ? this.scope.rangeOf(field) : text.range,
    };
  }

  private addTexts(list: Stated<string>[], field: RawField): void {
    for (const text of [field.value, ...field.items]) {
      if (!text.isBlank) list.push(statedWords(text));
    }
  }
}

/** Makes a topic of its draft; what finds no place is reported. */
export function buildTopic(
  draft: TopicDraft,
  reading: Reading,
  isTopic: (name: string) => boolean,
): OpenTopic {
  return new TopicBuilder(new TopicScope(draft, reading, isTopic)).build();
}
