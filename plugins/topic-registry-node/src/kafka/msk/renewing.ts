/**
 * Keeps one value that ends at a known time, and makes a new one shortly before.
 * While one is being made, all wait for the same; one that could not be made is
 * tried again by the next who asks.
 *
 * @param endOf - when the value ends, ms since the epoch.
 */
export function renewing<T>(options: {
  make: () => Promise<T>;
  endOf: (value: T) => number;
  /** How long before its end a value is no longer handed out, ms. */
  reserveMs: number;
}): () => Promise<T> {
  const { make, endOf, reserveMs } = options;
  let current: Promise<T> | undefined;
  let endsAt = 0;

  return async () => {
    if (!current || Date.now() > endsAt - reserveMs) {
      const made = make();
      current = made;
      endsAt = Number.POSITIVE_INFINITY;
      made.then(
        value => {
          endsAt = endOf(value);
        },
        () => {
          if (current === made) current = undefined;
        },
      );
    }
    return current;
  };
}
