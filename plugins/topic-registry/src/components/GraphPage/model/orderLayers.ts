/** What has to be put in order. */
export interface Layers {
  /** In the order of the documents. */
  topics: { id: string; group: string }[];
  /** Groups that stand below all others. */
  lastGroups?: ReadonlySet<string>;
  producers: string[];
  consumers: string[];
  edges: {
    topic: string;
    party: string;
    role: 'producer' | 'consumer';
    /** How much it pulls; 1 where not given. */
    weight?: number;
  }[];
}

/** Ids of each layer from top to bottom. */
export interface Order {
  topics: string[];
  producers: string[];
  consumers: string[];
}

const SWEEPS = 8;
/** Where there are more edges than this, the first sweeps have to do. */
const MANY_EDGES = 4_000;
const SWEEPS_OF_MANY = 3;

/**
 * Orders three layers so that few edges cross: each node by the mean place of
 * its neighbours, groups of topics kept together. Ties keep their order, so
 * that equal graphs look equal.
 */
export function orderLayers(layers: Layers): Order {
  const sides = {
    producer: linksOf(layers, 'producer'),
    consumer: linksOf(layers, 'consumer'),
  };
  const groups = new Map(layers.topics.map(({ id, group }) => [id, group]));
  const last = layers.lastGroups ?? new Set<string>();
  let order: Order = {
    topics: grouped(
      layers.topics.map(topic => topic.id),
      groups,
      last,
    ),
    producers: layers.producers,
    consumers: layers.consumers,
  };
  order = sortParties(order, sides);
  let best = order;
  let fewest = crossings(order, sides);
  const sweeps = layers.edges.length > MANY_EDGES ? SWEEPS_OF_MANY : SWEEPS;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    order = sortParties(sortTopics(order, sides, groups, last), sides);
    const now = crossings(order, sides);
    if (now < fewest) {
      fewest = now;
      best = order;
    }
  }
  return best;
}

interface Link {
  to: string;
  weight: number;
}

interface Links {
  byTopic: Map<string, Link[]>;
  byParty: Map<string, Link[]>;
}

type Sides = Record<'producer' | 'consumer', Links>;

function linksOf(layers: Layers, role: 'producer' | 'consumer'): Links {
  const byTopic = new Map<string, Link[]>();
  const byParty = new Map<string, Link[]>();
  for (const edge of layers.edges) {
    if (edge.role !== role) continue;
    const { weight = 1 } = edge;
    push(byTopic, edge.topic, { to: edge.party, weight });
    push(byParty, edge.party, { to: edge.topic, weight });
  }
  return { byTopic, byParty };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Groups in the order of their first topics. */
function grouped(
  topics: readonly string[],
  groups: ReadonlyMap<string, string>,
  last: ReadonlySet<string>,
): string[] {
  const byGroup = new Map<string, string[]>();
  for (const id of topics) push(byGroup, groups.get(id)!, id);
  return sortBy([...byGroup.keys()], key => Number(last.has(key))).flatMap(
    key => byGroup.get(key)!,
  );
}

// Places between 0 and 1, so that a short column weighs as much as a long one.
function places(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, (index + 0.5) / ids.length]));
}

/** A place with how much it pulls. */
interface Pull {
  at: number;
  weight: number;
}

function pulls(
  links: readonly Link[] | undefined,
  at: ReadonlyMap<string, number>,
): Pull[] {
  return (links ?? []).map(({ to, weight }) => ({ at: at.get(to)!, weight }));
}

function mean(of: readonly Pull[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { at, weight } of of) {
    sum += at * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}

function sortBy(
  ids: readonly string[],
  weight: (id: string, index: number) => number,
): string[] {
  return ids
    .map((id, index) => ({ id, index, weight: weight(id, index) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .map(one => one.id);
}

function sortParties(order: Order, sides: Sides): Order {
  const at = places(order.topics);
  const sorted = (ids: readonly string[], links: Links) =>
    sortBy(
      ids,
      (id, index) =>
        mean(pulls(links.byParty.get(id), at)) ?? (index + 0.5) / ids.length,
    );
  return {
    topics: order.topics,
    producers: sorted(order.producers, sides.producer),
    consumers: sorted(order.consumers, sides.consumer),
  };
}

function sortTopics(
  order: Order,
  sides: Sides,
  groups: ReadonlyMap<string, string>,
  last: ReadonlySet<string>,
): Order {
  const left = places(order.producers);
  const right = places(order.consumers);
  const own = places(order.topics);
  const weights = new Map<string, number>();
  const ofGroup = new Map<string, Pull[]>();
  for (const id of order.topics) {
    const weight =
      mean([
        ...pulls(sides.producer.byTopic.get(id), left),
        ...pulls(sides.consumer.byTopic.get(id), right),
      ]) ?? own.get(id)!;
    weights.set(id, weight);
    push(ofGroup, groups.get(id)!, { at: weight, weight: 1 });
  }
  const groupOrder = sortBy(
    [...ofGroup.keys()],
    key => mean(ofGroup.get(key)!)! + Number(last.has(key)) * 2,
  );
  const rank = new Map(groupOrder.map((key, index) => [key, index]));
  const topics = order.topics
    .map((id, index) => ({ id, index }))
    .sort(
      (a, b) =>
        rank.get(groups.get(a.id)!)! - rank.get(groups.get(b.id)!)! ||
        weights.get(a.id)! - weights.get(b.id)! ||
        a.index - b.index,
    )
    .map(one => one.id);
  return { ...order, topics };
}

/** How often edges cross, between topics and producers and topics and consumers. */
export function crossings(order: Order, sides: Sides): number {
  return (
    crossingsOf(order.topics, order.producers, sides.producer) +
    crossingsOf(order.topics, order.consumers, sides.consumer)
  );
}

// Counts inversions with a Fenwick tree: O(edges · log parties).
function crossingsOf(
  topics: readonly string[],
  parties: readonly string[],
  links: Links,
): number {
  const rank = new Map(parties.map((id, index) => [id, index]));
  const tree = new Int32Array(parties.length + 1);
  let seen = 0;
  let count = 0;
  for (const topic of topics) {
    const ends = (links.byTopic.get(topic) ?? []).map(
      link => rank.get(link.to)!,
    );
    for (const end of ends) {
      let before = 0;
      for (let i = end + 1; i > 0; i -= i & -i) before += tree[i];
      count += seen - before;
    }
    for (const end of ends) {
      for (let i = end + 1; i < tree.length; i += i & -i) tree[i]++;
      seen++;
    }
  }
  return count;
}
