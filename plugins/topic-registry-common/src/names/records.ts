/**
 * The value that a record itself holds under a name from outside: a topic, a
 * service, a group, an environment, a key of app-config.
 *
 * `record[name]` also answers `constructor`, `toString` and `__proto__`, with
 * what every object inherits, so records by name are read here alone;
 * `npm test` refuses other reads. Where no JSON is involved a `Map` is better.
 *
 * @public
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * A record by names from outside. It has no prototype: `__proto__` is a name
 * as any other, and what grows to thousands of entries is a dictionary from
 * the first entry on, where an object with a prototype costs thousands of
 * bytes an entry.
 *
 * @public
 */
export function recordOf<Value>(
  entries: Iterable<readonly [string, Value]>,
): Record<string, Value> {
  const record: Record<string, Value> = Object.create(null);
  for (const [name, value] of entries) record[name] = value;
  return record;
}
