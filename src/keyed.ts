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
