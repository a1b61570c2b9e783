interface Node {
  list?: readonly number[];
  next?: Map<number, Node>;
}

/**
 * Lists of numbers that come again and again in one answer: the replicas of
 * tens of thousands of partitions are a few brokers in a few orders.
 */
export class Lists {
  private readonly root: Node = {};
  private node: Node = this.root;
  private readonly numbers: number[] = [];

  /** Begins a list, to which numbers are added. */
  start(): this {
    this.node = this.root;
    this.numbers.length = 0;
    return this;
  }

  add(value: number): void {
    this.node.next ??= new Map();
    let next = this.node.next.get(value);
    if (!next) {
      next = {};
      this.node.next.set(value, next);
    }
    this.node = next;
    this.numbers.push(value);
  }

  /** The list, the same one for the same numbers. */
  end(): readonly number[] {
    this.node.list ??= Object.freeze(this.numbers.slice());
    return this.node.list;
  }
}
