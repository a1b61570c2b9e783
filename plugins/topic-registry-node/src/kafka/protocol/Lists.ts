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
  // with a count of its own: an array that is emptied gives its room away
  private readonly numbers: number[] = [];
  private count = 0;

  /** Begins a list, to which numbers are added. */
  start(): this {
    this.node = this.root;
    this.count = 0;
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
    this.numbers[this.count] = value;
    this.count += 1;
  }

  /** The list, the same one for the same numbers. */
  end(): readonly number[] {
    this.node.list ??= Object.freeze(this.numbers.slice(0, this.count));
    return this.node.list;
  }
}
