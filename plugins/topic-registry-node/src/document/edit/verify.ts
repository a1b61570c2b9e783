import { InputError } from '@backstage/errors';
import {
  ParsedDocument,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { differingBindings } from './bindings';
import { CountPlan } from './counts';
import { EditableDocument } from './EditableDocument';
import { MatrixChange } from './matrices';
import { Splice } from './types';

/** What may differ in one topic, and what it must be then. */
export interface TopicIntent {
  topic: string;
  keys: (keyof Topic)[];
  /** The reason why the topic is not as intended; undefined where it is. */
  check(after: Topic, before: Topic): string | undefined;
}

/** The change of the model that an edit means to make. */
export interface Intent {
  added?: { topic: string; check(after: Topic): string | undefined };
  removed?: string;
  renamed?: { from: string; to: string };
  changed?: TopicIntent;
  /** References of services that the edit brings or takes away. */
  services: string[];
}

/** What follows from the change, as far as it is made with it. */
export interface Consequences {
  matrices: MatrixChange[];
  counts: CountPlan[];
  categories: Map<string, string[]>;
}

/**
 * Compares the models before and after an edit, without the places of things.
 *
 * @param splices - make `after` of `before`
 *
 * @throws InputError where anything but the intended change differs.
 */
export function verifyEdit(
  before: EditableDocument,
  after: EditableDocument,
  intent: Intent,
  consequences: Consequences,
  splices: Splice[],
): void {
  const reason =
    differingTopics(before, after, intent) ??
    differingRest(before, after, intent) ??
    differingServices(before.parsed, after.parsed, intent) ??
    differingCategories(before, after, consequences) ??
    differingMatrices(before, after, intent, consequences) ??
    differingCounts(after, consequences) ??
    differingBindings(versionOf(before), versionOf(after), splices, {
      removed: intent.removed,
      moved: intent.changed?.topic,
    }) ??
    newlyUnparsed(before.parsed, after.parsed);
  if (reason) {
    throw new InputError(
      `The edit is refused, and nothing was changed: ${reason}`,
    );
  }
}

function versionOf({ text, parsed: { registry } }: EditableDocument) {
  return { text, registry };
}

/** A value as text to compare, without places and numbering. */
export function bare(value: unknown): string {
  return JSON.stringify(value, (key, inner) =>
    /^(?:range|block|number|lastReviewedRange)$/.test(key) ? undefined : inner,
  );
}

function differingTopics(
  before: EditableDocument,
  after: EditableDocument,
  { added, removed, renamed, changed }: Intent,
): string | undefined {
  const rename = (text: string) =>
    renamed ? replaceName(text, renamed.from, renamed.to) : text;
  const expected = new Map(
    before.topics
      .filter(({ name }) => name !== removed)
      .map(topic => [
        renamed?.from === topic.name ? renamed.to : topic.name,
        topic,
      ]),
  );
  const found = new Map(after.topics.map(topic => [topic.name, topic]));
  const size = expected.size + (added ? 1 : 0);
  for (const [name, topic] of expected) {
    const next = found.get(name);
    if (!next) return `\`${name}\` would no longer be read as a topic`;
    const intended = changed?.topic === name ? changed : undefined;
    for (const key of new Set([...keysOf(topic), ...keysOf(next)])) {
      if (intended?.keys.includes(key)) continue;
      if (rename(bare(topic[key]) ?? '') !== rename(bare(next[key]) ?? '')) {
        return `"${key}" of \`${name}\` would change from ${
          bare(topic[key]) ?? 'nothing'
        } to ${bare(next[key]) ?? 'nothing'}`;
      }
    }
    const problem = intended?.check(next, topic);
    if (problem) return problem;
  }
  if (added) {
    const topic = found.get(added.topic);
    if (!topic) return `\`${added.topic}\` would not be read as a topic`;
    const problem = added.check(topic);
    if (problem) return problem;
  }
  return found.size !== size || after.topics.length !== size
    ? `the document would have ${after.topics.length} entries of topics instead of ${size}`
    : undefined;
}

/** Replaces whole names, so that the part of a longer one stays. */
export function replaceName(text: string, from: string, to: string): string {
  return text.replace(/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*/g, word =>
    word === from ? to : word,
  );
}

function differingRest(
  before: EditableDocument,
  after: EditableDocument,
  { renamed }: Intent,
): string | undefined {
  const then = before.parsed.registry;
  const now = after.parsed.registry;
  if (then.title !== now.title)
    return `the title would change from "${then.title}" to "${now.title}"`;
  const rename = (text: string) =>
    renamed ? replaceName(text, renamed.from, renamed.to) : text;
  return rename(bare(then.standards)) === rename(bare(now.standards))
    ? undefined
    : 'the standards of the document would change';
}

function differingServices(
  before: ParsedDocument,
  after: ParsedDocument,
  { services }: Intent,
): string | undefined {
  const view = ({ registry }: ParsedDocument) =>
    new Map(
      registry.services.map(service => [
        service.ref,
        JSON.stringify([
          service.number,
          service.name,
          service.aliases.map(({ name }) => name).sort(),
        ]),
      ]),
    );
  const then = view(before);
  const now = view(after);
  for (const ref of new Set([...then.keys(), ...now.keys()])) {
    if (!services.includes(ref) && then.get(ref) !== now.get(ref)) {
      return `the service ${ref} would change from ${
        then.get(ref) ?? 'nothing'
      } to ${now.get(ref) ?? 'nothing'}`;
    }
  }
  return undefined;
}

function differingCategories(
  before: EditableDocument,
  after: EditableDocument,
  { categories }: Consequences,
): string | undefined {
  const now = new Map(
    after.parsed.registry.categories.map(category => [
      category.title,
      category,
    ]),
  );
  for (const { title, services } of before.parsed.registry.categories) {
    const next = now.get(title);
    now.delete(title);
    if (!next) {
      if (!after.topics.some(({ category }) => category === title)) continue;
      return `the category "${title}" would be lost`;
    }
    const expected = [...(categories.get(title) ?? services)].sort();
    if (bare(expected) !== bare([...next.services].sort()))
      return `the services of the category "${title}" would become ${next.services.join(
        ', ',
      )}`;
  }
  const [extra] = now.keys();
  return extra === undefined ||
    after.topics.some(({ category }) => category === extra)
    ? undefined
    : `"${extra}" would be read as a category`;
}

function differingMatrices(
  before: EditableDocument,
  after: EditableDocument,
  { renamed }: Intent,
  { matrices }: Consequences,
): string | undefined {
  const then = before.parsed.registry.matrices;
  const now = after.parsed.registry.matrices;
  if (then.length !== now.length)
    return `the document would have ${now.length} consumption matrices instead of ${then.length}`;
  for (const [index, { service, topics }] of then.entries()) {
    const changes = matrices.filter(change => change.service === service);
    const gone = changes.filter(({ what }) => what === 'removed');
    const come = changes.filter(({ what }) => what === 'added');
    const expected = topics
      .map(({ value }) => (value === renamed?.from ? renamed.to : value))
      .filter(name => !gone.some(({ topic }) => topic === name));
    const names = now[index].topics.map(({ value }) => value);
    const rest = names.filter(
      name => !come.some(({ topic }) => topic === name),
    );
    if (
      now[index].service !== service ||
      bare(rest) !== bare(expected) ||
      names.length !== expected.length + come.length
    )
      return `the consumption matrix of ${service} would list ${names.join(
        ', ',
      )}`;
  }
  return undefined;
}

function differingCounts(
  after: EditableDocument,
  { counts }: Consequences,
): string | undefined {
  const now = after.parsed.registry.counts;
  if (now.length !== counts.length)
    return 'a stated count would be lost, or read where none was';
  for (const [index, { before: count, stated }] of counts.entries()) {
    if (now[index].subject !== count.subject || now[index].stated !== stated)
      return `the count in line ${count.range.line} would say ${now[index].stated} instead of ${stated}`;
  }
  return undefined;
}

function newlyUnparsed(
  before: ParsedDocument,
  after: ParsedDocument,
): string | undefined {
  const known = new Map<string, number>();
  const kind = (reason: string) => reason.replace(/`[^`]*`|\d+/g, '');
  for (const { reason } of before.unparsed)
    known.set(kind(reason), (known.get(kind(reason)) ?? 0) + 1);
  for (const { line, text, reason } of after.unparsed) {
    const left = known.get(kind(reason)) ?? 0;
    if (left === 0)
      return `line ${line} ("${text.slice(
        0,
        80,
      )}") would find no place: it ${reason}`;
    known.set(kind(reason), left - 1);
  }
  return undefined;
}

function keysOf(topic: Topic): (keyof Topic)[] {
  return (Object.keys(topic) as (keyof Topic)[]).filter(
    key =>
      key !== 'range' &&
      key !== 'block' &&
      key !== 'number' &&
      key !== 'name' &&
      // These follow from the field that is changed.
      key !== 'openFields' &&
      key !== 'untoldParties',
  );
}
