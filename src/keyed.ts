/** The keys of a table, in their order. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(table) as Key[];
}

/** A table with a value for each key, in the order of the keys. */
export function tableOf<Key extends string, Value>(
  keys: readonly Key[],
  made: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, made(key)])) as Record<Key, Value>;
}

/** Makes something of an object when it is first asked for, and gives the same ever after. */
export function madeOnce<From extends object, Made extends object>(make: (from: From) => Made) {
  const known = new WeakMap<From, Made>();
  return (from: From): Made => {
    let made = known.get(from);
    if (made === undefined) {
      made = make(from);
      known.set(from, made);
    }
    return made;
  };
}
