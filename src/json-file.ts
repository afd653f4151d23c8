import { CannotBeDone } from './errors.ts';

/**
 * A JSON text, with or without a byte order mark.
 * @param instead what to give where it is not JSON, of a file that nobody writes by hand; where it is
 *   not given, the message says at which place it is wrong
 * @throws CannotBeDone when it is not JSON
 */
export function parsedJson(name: string, text: string, instead?: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (instead !== undefined) throw new CannotBeDone(`${name} is not JSON: ${instead}`);
    const what = error instanceof Error ? error.message : String(error);
    throw new CannotBeDone(`${name} is not JSON: ${what}`);
  }
}

/** What a check of a value found wrong with it. */
interface Invalid {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

/** Where the first thing wrong with a value stands, in words that follow a name, and what it is. */
export function firstIssue({ issues }: Invalid): string {
  const { path, message } = issues[0]!;
  const where = path.length === 0 ? '' : ` at ${path.map(String).join('.')}`;
  return `${where}: ${message.endsWith(', received undefined') ? 'it is missing' : message}`;
}

/** Where a value has a key that what was made of it does not have; undefined where it has none. */
export function unknownKey(value: unknown, known: unknown): string | undefined {
  if (!isObject(value) || !isObject(known)) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (!Object.hasOwn(known, key)) return key;
    const below = unknownKey(part, Reflect.get(known, key));
    if (below !== undefined) return `${key}.${below}`;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
