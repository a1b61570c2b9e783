import {
  ConsumerMigration,
  ReaderVerdict,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  GroupAttribution,
  isUsing,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** A group on one of the two topics, with its verdict there. */
export interface MigratingReader extends ReaderVerdict {
  group: string;
  attribution: GroupAttribution;
}

/** One of the two topics on a cluster. */
export interface MigrationSide {
  name: string;
  readers: readonly MigratingReader[];
  /** Why a reader may be there unseen; absent when all of them were told. */
  open?: string;
}

/** A consumer by the registry that knows it. */
export interface Consumer {
  registry: string;
  service: string;
}

/** A row without the names that the landscape knows. */
export type Migration = Pick<
  ConsumerMigration,
  'state' | 'reason' | 'oldGroups' | 'newGroups'
> &
  (
    | { kind: 'service'; consumer: Consumer }
    | { kind: 'group'; group: string; candidates: Consumer[] }
  );

/**
 * How far each consumer has moved from a deprecated topic to its replacement on
 * one cluster: those that the document declares for the old topic, those whose
 * groups are on it, and each group that cannot be told whose it is. A group of
 * nobody is never counted as moved, since who reads the replacement for it is
 * not known.
 */
export function migrationsOf(
  old: MigrationSide,
  replacement: MigrationSide,
  declared: readonly Consumer[],
): Migration[] {
  const consumers = new Map(declared.map(one => [keyOf(one), one]));
  const rows: Migration[] = [];
  for (const reader of old.readers) {
    const { attribution } = reader;
    if (attribution.kind === 'attributed') {
      const { registry, service } = attribution;
      const consumer = { registry, service };
      consumers.set(keyOf(consumer), consumer);
    } else {
      rows.push(rowOfGroup(old, replacement, reader));
    }
  }
  const known = [...consumers.values()].map(consumer =>
    rowOfService(old, replacement, consumer),
  );
  return [...known, ...rows];
}

function rowOfService(
  old: MigrationSide,
  replacement: MigrationSide,
  consumer: Consumer,
): Migration {
  const onOld = standing(old, ownedBy(consumer), mayBe(consumer));
  const onNew = standing(replacement, ownedBy(consumer), mayBe(consumer));
  return {
    kind: 'service',
    consumer,
    state: stateOf(onOld, onNew),
    reason: `${onOld.reason} ${onNew.reason}`,
    oldGroups: onOld.groups,
    newGroups: onNew.groups,
  };
}

// It may have moved under another name, which nobody can tell.
function rowOfGroup(
  old: MigrationSide,
  replacement: MigrationSide,
  { group, attribution }: MigratingReader,
): Migration {
  const isIt = (one: MigratingReader) => one.group === group;
  const onOld = standing(old, isIt, () => false);
  const onNew = standing(replacement, isIt, () => false);
  const reads = onOld.state === 'reads';
  const state = (() => {
    if (!reads) return 'unknown';
    return onNew.state === 'reads' ? 'both' : 'old';
  })();
  return {
    kind: 'group',
    group,
    candidates: attribution.kind === 'ambiguous' ? attribution.candidates : [],
    state,
    reason: `${onOld.reason} ${onNew.reason}`,
    oldGroups: onOld.groups,
    newGroups: onNew.groups,
  };
}

interface Standing {
  state: 'reads' | 'not' | 'unknown';
  reason: string;
  groups: string[];
}

function standing(
  side: MigrationSide,
  isOwn: (reader: MigratingReader) => boolean,
  isPerhaps: (reader: MigratingReader) => boolean,
): Standing {
  const own = side.readers.filter(isOwn);
  const groups = own.map(({ group }) => group);
  const on = `\`${side.name}\``;
  const reading = own.find(isUsing);
  if (reading) {
    return {
      state: 'reads',
      reason: `On ${on}: \`${reading.group}\`. ${reading.reason}`,
      groups,
    };
  }
  const open = own.find(({ verdict }) => verdict === 'unknown');
  if (open) {
    return {
      state: 'unknown',
      reason: `On ${on}: \`${open.group}\`. ${open.reason}`,
      groups,
    };
  }
  const other = side.readers.find(
    reader => isPerhaps(reader) && reader.verdict !== 'stale',
  );
  if (other) {
    return {
      state: 'unknown',
      reason: `On ${on}: \`${other.group}\` may be its own.`,
      groups,
    };
  }
  if (side.open !== undefined) {
    return { state: 'unknown', reason: `On ${on}: ${side.open}`, groups };
  }
  const [stale] = own;
  return {
    state: 'not',
    reason: stale
      ? `On ${on}: \`${stale.group}\`. ${stale.reason}`
      : `On ${on}: no group of it.`,
    groups,
  };
}

function stateOf(onOld: Standing, onNew: Standing): ConsumerMigration['state'] {
  if (onOld.state === 'reads') {
    return onNew.state === 'reads' ? 'both' : 'old';
  }
  if (onOld.state === 'unknown') return 'unknown';
  if (onNew.state === 'reads') return 'moved';
  return onNew.state === 'not' ? 'stopped' : 'unknown';
}

function ownedBy({ registry, service }: Consumer) {
  return ({ attribution }: MigratingReader) =>
    attribution.kind === 'attributed' &&
    attribution.registry === registry &&
    attribution.service === service;
}

function mayBe(consumer: Consumer) {
  return ({ attribution }: MigratingReader) =>
    attribution.kind === 'unknown' ||
    (attribution.kind === 'ambiguous' &&
      attribution.candidates.some(one => keyOf(one) === keyOf(consumer)));
}

function keyOf({ registry, service }: Consumer): string {
  return JSON.stringify([registry, service]);
}
