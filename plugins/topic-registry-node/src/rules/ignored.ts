import {
  isAnswered,
  Observation,
  ObservedTopic,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * What a platform keeps on a cluster for itself.
 *
 * @public
 */
export interface Internal {
  name: string;
  /** Whose it is, such as "Kafka", "the Kafka Streams application `prices`" or "by app-config (`ops-*`)". */
  owner: string;
}

// Names that nobody but the platform gives.
const OWN_NAMES: [pattern: RegExp, owner: string][] = [
  [/^__/, 'Kafka and its platform'],
  [/^_schemas$/, 'Schema Registry'],
  [/^_confluent/, 'Confluent Platform'],
  [/^strimzi\.cruisecontrol\./, 'Cruise Control'],
  // as its own examples and operators call them
  [
    /^(.*[._-])?(connect|mirrormaker2?)([._-]cluster)?[._-](configs|offsets|status)$/,
    'Kafka Connect',
  ],
  [
    /^mm2-(configs|offsets|status|offset-syncs)[._-].+[._-]internal$/,
    'MirrorMaker',
  ],
  [/\.checkpoints\.internal$/, 'MirrorMaker'],
  // with the number that Kafka Streams gives each of its processors
  [
    /-K(STREAM|TABLE)-[A-Z-]+-\d{10}-(changelog|repartition|topic)$/,
    'Kafka Streams',
  ],
  [/-subscription-(registration|response)-topic$/i, 'Kafka Streams'],
];

/** `<application id>-<store>-changelog`: Kafka Streams makes such names, and people too. */
const OF_STREAMS = /-(changelog|repartition)$/;
const HEARTBEATS = /^(?:(.+)[._-])?heartbeats$/;
const MIRROR_ALIAS =
  /^(?:mm2-(?:configs|offsets|status|offset-syncs)[._-](.+)[._-]internal|(.+)\.checkpoints\.internal)$/;
/** The three topics of a Connect cluster, by what each of them keeps. */
const OF_CONNECT = /^(.*)[._-](config|offset|status)(?:s|es)?$/;
const KEPT_BY_CONNECT = 3;

// The group of the canary of Amazon MSK, which reads a topic of its own.
const INTERNAL_GROUPS = [/^amazon\.msk\.canary\.group\.broker-/];

const found = new WeakMap<Observation, ReadonlyMap<string, Internal>>();

/**
 * The topics of a reading that belong to the platform, by name: they are
 * counted, and otherwise left alone. What a registry declares is never internal.
 *
 * A name alone does not make a topic internal where people give such names too:
 * the changelog of a Kafka Streams application needs its group, a heartbeat
 * topic needs the other topics of MirrorMaker, and a topic of Connect that is
 * named in another way than usual needs the two others. Topics of a company's
 * own platform are named by app-config.
 *
 * @public
 */
export function internalTopicsOf(
  observation: Observation,
): ReadonlyMap<string, Internal> {
  let internal = found.get(observation);
  if (!internal) {
    internal = findInternal(observation);
    found.set(observation, internal);
  }
  return internal;
}

function findInternal({
  topics,
  groups,
}: Observation): ReadonlyMap<string, Internal> {
  const groupIds = new Set(groups.map(({ groupId }) => groupId));
  const internal = new Map<string, Internal>();
  const mirrors = new Set<string>();
  const connect = new Map<string, Map<string, ObservedTopic>>();
  const heartbeats: string[] = [];
  for (const topic of topics) {
    const { name } = topic;
    const owner = topic.internal
      ? 'Kafka and its platform'
      : OWN_NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
        streamsOwner(name, groupIds) ??
        ownerByConfig(topic);
    if (owner) internal.set(name, { name, owner });
    const alias = MIRROR_ALIAS.exec(name);
    if (alias) mirrors.add(alias[1] ?? alias[2]);
    if (HEARTBEATS.test(name)) heartbeats.push(name);
    addConnect(connect, topic);
  }
  for (const name of heartbeats) {
    if (!isOfMirror(name, mirrors)) continue;
    internal.set(name, { name, owner: 'MirrorMaker' });
  }
  for (const kept of connect.values()) {
    if (kept.size < KEPT_BY_CONNECT) continue;
    for (const { name } of kept.values()) {
      internal.set(name, { name, owner: 'Kafka Connect' });
    }
  }
  return internal;
}

/** Whose it is by what app-config says of the cluster. */
function ownerByConfig({
  ignoredBy,
}: Pick<ObservedTopic, 'ignoredBy'>): string | undefined {
  return ignoredBy === undefined
    ? undefined
    : `by app-config (\`${ignoredBy}\`)`;
}

/** The application whose id, which is its group, begins the name. */
function streamsOwner(
  name: string,
  groupIds: ReadonlySet<string>,
): string | undefined {
  const [suffix] = OF_STREAMS.exec(name) ?? [];
  if (!suffix) return undefined;
  const stem = name.slice(0, -suffix.length);
  for (
    let dash = stem.lastIndexOf('-');
    dash > 0;
    dash = stem.lastIndexOf('-', dash - 1)
  ) {
    const application = stem.slice(0, dash);
    if (groupIds.has(application)) {
      return `the Kafka Streams application \`${application}\``;
    }
  }
  return undefined;
}

/** The topic of a mirror itself, or what it brought from the cluster of an alias, perhaps over others. */
function isOfMirror(name: string, mirrors: ReadonlySet<string>): boolean {
  if (mirrors.size === 0) return false;
  const [, from] = HEARTBEATS.exec(name) ?? [];
  return (
    from === undefined ||
    mirrors.has(from) ||
    from.split(/[._-]/).some(alias => mirrors.has(alias))
  );
}

function addConnect(
  connect: Map<string, Map<string, ObservedTopic>>,
  topic: ObservedTopic,
): void {
  const [, cluster, keeps] = OF_CONNECT.exec(topic.name) ?? [];
  // a worker does not start while one of its topics is not compacted
  const policy = topic.configs?.['cleanup.policy']?.value;
  if (!cluster || (policy !== undefined && !policy.includes('compact'))) return;
  const kept = connect.get(cluster);
  if (kept) kept.set(keeps, topic);
  else connect.set(cluster, new Map([[keeps, topic]]));
}

/**
 * Why it is not known whether a topic belongs to Kafka Streams: its name fits,
 * and not every group is told.
 */
export function whyMaybeInternal(
  name: string,
  observation: Observation,
): string | undefined {
  return OF_STREAMS.test(name) && !isAnswered(observation, 'groups')
    ? 'it may be kept by a Kafka Streams application, and not all groups are told'
    : undefined;
}

/**
 * Tells whether a group belongs to the platform itself. A group that a product
 * makes to read topics of users, such as a query of ksqlDB or a sink connector,
 * is a reader like any other.
 *
 * @public
 */
export function isInternalGroup(groupId: string): boolean {
  return INTERNAL_GROUPS.some(pattern => pattern.test(groupId));
}

/**
 * The groups of a reading that are left alone: those of the platform, and those
 * that app-config names. The latter still read what they read, so that a topic
 * which is to be removed is not taken for free.
 *
 * @public
 */
export function internalGroupsOf({ groups }: Observation): Internal[] {
  const internal: Internal[] = [];
  for (const group of groups) {
    const owner = isInternalGroup(group.groupId)
      ? 'Amazon MSK'
      : ownerByConfig(group);
    if (owner) internal.push({ name: group.groupId, owner });
  }
  return internal;
}

/** The group that Kafka's console consumer takes where none is given: of a person, not of a service. */
export function isConsoleGroup(groupId: string): boolean {
  return /^console-consumer-\d+$/.test(groupId);
}
