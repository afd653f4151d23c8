/** A tamperer: every place of a JSON document, and what a hand could write there instead. */

/** A place in a document: the keys that lead to it. */
export type Place = readonly (string | number)[];

/** A document with one change. */
export interface Tampered {
  readonly place: Place;
  readonly what: string;
  readonly document: unknown;
}

/** All places that hold something: texts, numbers, lists and objects. */
export function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [place, ...parts.flatMap(([key, part]) => placesIn(part, [...place, key]))];
}

/** What stands at a place. */
export function at(document: unknown, place: Place): unknown {
  return place.reduce<unknown>((part, key) => Reflect.get(Object(part), key), document);
}

/** The document with something else at a place; undefined takes it away. */
export function put(document: unknown, place: Place, value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const parent = Object(at(copy, place.slice(0, -1)));
  const key = place.at(-1)!;
  if (value !== undefined) Reflect.set(parent, key, value);
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return copy;
}

/** Every change of a place that keeps its kind, and a few that do not. */
export function changesOf(document: unknown, place: Place): Tampered[] {
  const value = at(document, place);
  const changed = (what: string, to: unknown): Tampered => ({
    ...{ place, what },
    document: put(document, place, to),
  });
  if (Array.isArray(value)) {
    const more = value.length === 0 ? [] : [changed('its last twice', [...value, value.at(-1)])];
    const less = value.length === 0 ? [] : [changed('none', [])];
    const turned = value.length < 2 ? [] : [changed('turned', value.toReversed())];
    return [...more, ...less, ...turned, changed('null', null)];
  }
  if (typeof value === 'object' && value !== null) {
    return [changed('a key more', { ...value, harmless: 1 }), changed('taken away', undefined)];
  }
  const other = otherThan(value);
  return [
    ...(other === undefined ? [] : [changed('another', other)]),
    changed('taken away', undefined),
  ];
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return undefined;
  // Another number of as many digits, else another text.
  if (/^[0-9a-f]{64}$/.test(value))
    return value.replace(/^./, (digit) => (digit === '1' ? '2' : '1'));
  if (/^\d{4}-\d\d-\d\d/.test(value)) return value.replace(/\d{4}/, '2019');
  return `${value}x`;
}
