import { Registry, Topic } from '../model';

/**
 * A registry with what app-config says of its place: identity is decided
 * from all of them together.
 *
 * @public
 */
export interface RegistryBinding {
  registry: Registry;
  /** Catalog namespace of its entities. */
  namespace: string;
  /** Ids of the clusters to which it is bound. */
  clusters: readonly string[];
  /** Service reference (`service-6`) to the reference of a Component that exists apart from the registry. */
  services?: Readonly<Record<string, string>>;
}

/** What one registry says of a topic. @public */
export interface TopicStatement {
  binding: RegistryBinding;
  topic: Topic;
}

/**
 * One topic, with everything that is said of it.
 *
 * @public
 */
export interface SharedTopic {
  name: string;
  /** Decides lifecycle, settings, owner and the entity's namespace. */
  home: TopicStatement;
  /** What else is said, in the order of the registries. */
  mentions: TopicStatement[];
  /** The clusters of all who speak of it, each once, in order. */
  clusters: string[];
}

/**
 * Which statements mean the same topic, and which of them is its home.
 *
 * @remarks
 * Statements of equal exact name mean the same topic when their registries
 * are bound to a common cluster, directly or through a third that speaks of
 * the topic too. {@link homeAmong} says which of them is the home. Topics come
 * in the order of the registries and documents.
 *
 * @public
 */
export function unifyTopics(
  bindings: readonly RegistryBinding[],
): SharedTopic[] {
  const byName = new Map<string, TopicStatement[]>();
  for (const binding of bindings) {
    for (const topic of binding.registry.topics) {
      const statements = byName.get(topic.name) ?? [];
      statements.push({ binding, topic });
      byName.set(topic.name, statements);
    }
  }
  const result: SharedTopic[] = [];
  for (const [name, statements] of byName) {
    for (const group of connectedByCluster(statements)) {
      const home = homeAmong(group);
      result.push({
        name,
        home,
        mentions: group.filter(statement => statement !== home),
        clusters: [...new Set(group.flatMap(s => s.binding.clusters))],
      });
    }
  }
  return result;
}

/**
 * The one of several statements of a topic whose word counts for its lifecycle,
 * settings and owner: the first that names a producer; without one, the first
 * that is more than a consumer's mention; else the first.
 *
 * @param statements - At least one, in the order of the registries.
 * @throws Error when there is none: a topic that nobody states has no home.
 *
 * @public
 */
export function homeAmong<T extends { topic: Topic }>(
  statements: readonly T[],
): T {
  const [first, ...others] = statements;
  if (!first) throw new Error('No statement of a topic was given.');
  return others.reduce(
    (best, next) => (standing(next.topic) < standing(best.topic) ? next : best),
    first,
  );
}

/**
 * Whether an entry claims its topic: it names a producer.
 *
 * @public
 */
export function namesProducer(topic: Topic): boolean {
  return topic.parties.some(party => party.role === 'producer');
}

function standing(topic: Topic): number {
  if (namesProducer(topic)) return 0;
  if (!topic.parties.some(party => party.role === 'consumer')) return 1;
  return 2;
}

function connectedByCluster(statements: TopicStatement[]): TopicStatement[][] {
  let groups: TopicStatement[][] = [];
  for (const statement of statements) {
    const joined = groups.filter(group =>
      group.some(other => sharesCluster(statement, other)),
    );
    groups = groups.filter(group => !joined.includes(group));
    groups.push([...joined.flat(), statement]);
  }
  // Joining moves groups to the end and may mix their order; the order of the
  // registries decides homes, so it is restored.
  const order = new Map(statements.map((s, index) => [s, index]));
  const position = (s: TopicStatement) => order.get(s) ?? 0;
  return groups
    .map(group => group.sort((a, b) => position(a) - position(b)))
    .sort((a, b) => position(a[0]) - position(b[0]));
}

function sharesCluster(a: TopicStatement, b: TopicStatement): boolean {
  return (
    a.binding.registry.id === b.binding.registry.id ||
    a.binding.clusters.some(id => b.binding.clusters.includes(id))
  );
}
