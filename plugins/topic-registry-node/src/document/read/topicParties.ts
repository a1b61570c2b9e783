import {
  Party,
  UntoldParties,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { GroupMention, readGroupList } from '../values/groupList';
import { readPartyPhrases, startsAsSentence } from '../values/partyPhrases';
import { placeholderOf } from '../values/placeholders';
import {
  readServiceList,
  ServiceList,
  ServiceMention,
} from '../values/serviceList';
import { RawField } from './fields';
import { TopicScope } from './topicScope';

/** As many of the words that name nobody are shown in one message. */
const MAX_SHOWN = 3;

/** Reads the producers, consumers and consumer groups of a topic. */
export class PartyReader {
  private readonly scope: TopicScope;
  /** Sides with words that name no service. */
  private readonly unread = new Set<Party['role']>();

  constructor(scope: TopicScope) {
    this.scope = scope;
  }

  addParties(field: RawField, role: Party['role']): void {
    const lists: ServiceList[] = [];
    if (!field.value.isBlank || field.items.length === 0) {
      lists.push(listOfCell(field.value, role));
    }
    for (const item of field.items) lists.push(readServiceItem(item));
    for (const list of lists) {
      for (const mention of list.mentions) this.addMention(role, mention);
      if (list.residue.length > 0) this.unread.add(role);
      this.reportResidue(list.residue, field);
      if (list.note) {
        this.scope.topic.partiesNote = [this.scope.topic.partiesNote, list.note]
          .filter(Boolean)
          .join('; ');
      }
    }
    const stated = statedOf(role);
    if (lists.some(list => list.stated === 'listed'))
      this.scope.topic[stated] = 'listed';
    else if (
      this.scope.topic[stated] === 'unknown' &&
      lists.every(list => list.stated === 'none')
    ) {
      this.scope.topic[stated] = 'none';
    }
  }

  /** One message for all words of a cell or line that name no service. */
  private reportResidue(residue: InlineText[], field: RawField): void {
    const [first] = residue;
    if (!first) return;
    const words = residue.map(text => `\`${text.words}\``);
    const shown = words.slice(0, MAX_SHOWN).join(', ');
    const more = words.length - MAX_SHOWN;
    this.scope.reading.reportText(
      first,
      `${more > 0 ? `${shown} and ${more} more` : shown} under "${
        field.label.text
      }" ${words.length > 1 ? 'name' : 'names'} no service`,
    );
  }

  /** Takes what the description says where no field of that side does. */
  addSaid(): void {
    const { fields, prose } = this.scope.draft;
    const isStated = (key: string) =>
      fields.some(({ label }) => label.key === key);
    if (isStated('producer') && isStated('consumers')) return;
    const described = fields
      .filter(({ label }) => label.key === 'purpose')
      .map(({ value }) => value);
    for (const text of [...described, ...(prose ?? [])]) {
      for (const { role, list } of readPartyPhrases(text)) {
        const key = role === 'producer' ? 'producer' : 'consumers';
        if (isStated(key)) continue;
        const isTopic = list.mentions.some(({ name }) =>
          this.scope.isTopic(name?.words ?? ''),
        );
        if (!isTopic) this.addList(list, role);
      }
    }
  }

  private addList(list: ServiceList, role: Party['role']): void {
    const { topic } = this.scope;
    const stated = statedOf(role);
    for (const mention of list.mentions) this.addMention(role, mention);
    if (list.stated === 'listed' || topic[stated] === 'unknown')
      topic[stated] = list.stated;
  }

  addOwnService(): void {
    const { reading, topic, draft } = this.scope;
    const added = new Set<string>();
    for (const { direction } of draft.sections) {
      const own =
        direction &&
        (direction.service ?? reading.ownService ?? reading.titleService);
      if (!own) continue;
      const { role } = direction;
      const stated = statedOf(role);
      if (topic[stated] !== 'unknown' && !added.has(role)) continue;
      this.addMention(role, own);
      topic[stated] = 'listed';
      added.add(role);
    }
  }

  /** Notes why a side names nobody, where that can be told. */
  noteUntold(): void {
    for (const role of ['producer', 'consumer'] as const) {
      const { topic } = this.scope;
      if (topic[statedOf(role)] !== 'unknown') continue;
      const reason = this.reasonOf(role);
      if (reason) (topic.untoldParties ??= []).push({ role, reason });
    }
  }

  private reasonOf(role: Party['role']): UntoldParties['reason'] | undefined {
    const { fields, sections } = this.scope.draft;
    const sides = sections.map(({ direction }) => direction?.role);
    if (this.unread.has(role) || sides.includes(role)) return 'unread';
    const key = role === 'producer' ? 'producer' : 'consumers';
    const own = fields.filter(({ label }) => label.key === key);
    // A table with a row per service has no sections.
    if (own.length === 0) return sides.every(Boolean) ? 'elsewhere' : undefined;
    const isDash = ({ value, items }: RawField) =>
      !value.isBlank &&
      items.length === 0 &&
      placeholderOf(value.text) === 'empty';
    return own.every(isDash) ? 'dash' : undefined;
  }

  addGroups(field: RawField): void {
    const unread: InlineText[] = [];
    let isWhole = true;
    for (const text of [field.value, ...field.items]) {
      const list = readGroupList(text);
      for (const entry of list.groups) this.addGroup(entry);
      unread.push(...list.residue);
      if (list.remarks.length > 0) isWhole = false;
      // "manual", "one per service": somebody reads whom the words do not name.
      if (list.groups.length === 0 && list.remarks.length > 0)
        this.unread.add('consumer');
    }
    const [first] = unread;
    if (first) {
      this.scope.reading.reportText(
        first,
        `\`${first.words}\` is no name of a consumer group`,
      );
    }
    // What is no name stays beside the names, as the document says it.
    if (!isWhole) this.scope.keep(field);
  }

  /** A group belongs to the only consumer that the entry names. */
  assignGroups(): void {
    const consumers = this.scope.open.mentions.filter(
      ({ role }) => role === 'consumer',
    );
    if (this.scope.open.groups.length !== 1 || consumers.length !== 1) return;
    const [entry] = this.scope.open.groups;
    const [{ mention }] = consumers;
    if (!entry.mention && mention.certainty === 'stated')
      entry.mention = mention;
  }

  private addMention(role: Party['role'], mention: ServiceMention): void {
    this.scope.open.mentions.push({ role, mention });
    this.scope.reading.book.add(mention);
    if (role !== 'consumer') return;
    for (const name of mention.groups ?? [])
      this.addGroup({ name, owner: mention });
  }

  private addGroup({ name, owner }: GroupMention): void {
    const group = { name: name.words, range: name.range };
    const known = this.scope.open.groups.find(
      entry => entry.group.name === group.name,
    );
    if (known) {
      known.mention ??= owner;
      return;
    }
    this.scope.topic.consumerGroups.push(group);
    if (owner) this.scope.reading.book.add(owner);
    this.scope.open.groups.push({ group, mention: owner });
  }
}

function statedOf(role: Party['role']): 'producersStated' | 'consumersStated' {
  return role === 'producer' ? 'producersStated' : 'consumersStated';
}

/** What a cell lists, also where a sentence in it says of which side: "2 consumers: a, b". */
function listOfCell(value: InlineText, role: Party['role']): ServiceList {
  const said = startsAsSentence(value)
    ? readPartyPhrases(value).find(phrase => phrase.role === role)
    : undefined;
  // The sentence may say more than whom it names.
  return said ? { ...said.list, note: value.words } : readServiceList(value);
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
