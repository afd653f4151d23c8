import { createHash } from 'node:crypto';

/** Values of the house as one line of ASCII, and back: so that another process can be told of them. */

const SEAL_LENGTH = 16;
const UNSAFE = /[^\x20-\x7e]/g;

type Told = { readonly $: string; readonly is: unknown };

/** A plain value, with maps, sets and arrays of numbers in it, as JSON in ASCII without a line end. */
export function plainText(value: unknown): string {
  return inAscii(JSON.stringify(value, replaced));
}

/** V8 ends the process where a replacement finds some ten million places: a long text is taken in pieces. */
const PIECE = 1 << 22;

export function inAscii(text: string, piece = PIECE): string {
  let made = '';
  for (let at = 0; at < text.length; at += piece) {
    made += text.slice(at, at + piece).replaceAll(UNSAFE, unicode);
  }
  return made;
}

/**
 * What plainText() wrote. Of which shape it is, what stands around the text says.
 * @throws SyntaxError where the text is none of ours
 */
export function fromPlainText<Value>(text: string): Value {
  return JSON.parse(text, revived);
}

/** The same behind its hash: who reads it knows that it is as it was written, and whole. */
export function sealedText(value: unknown): string {
  const text = plainText(value);
  return `${sealOf(text)}${text}`;
}

/** What sealedText() wrote. @throws SyntaxError where anything of it was changed, or is missing */
export function fromSealedText<Value>(sealed: string): Value {
  return fromPlainText(unsealed(sealed));
}

/** The text that sealedText() put behind its hash. @throws SyntaxError as fromSealedText */
export function unsealed(sealed: string): string {
  const text = sealed.slice(SEAL_LENGTH);
  if (sealed.slice(0, SEAL_LENGTH) === sealOf(text)) return text;
  throw new SyntaxError('it was changed or cut on its way');
}

function sealOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, SEAL_LENGTH);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function replaced(_: string, value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : told('number', Object.is(value, -0) ? '-0' : String(value));
  }
  if (value instanceof Map) return told('map', [...value]);
  if (value instanceof Set) return told('set', [...value]);
  if (value instanceof Uint32Array) {
    const { buffer, byteOffset, byteLength } = value;
    return told('words', Buffer.from(buffer, byteOffset, byteLength).toString('base64'));
  }
  return value;
}

function told($: string, is: unknown): Told {
  return { $, is };
}

/** What a map or a set was told as. @throws SyntaxError where that is no list */
function listOf(is: unknown) {
  if (!Array.isArray(is)) throw new SyntaxError('it holds a list that is none');
  return is;
}

function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && '$' in value && 'is' in value;
}

function revived(_: string, value: unknown): unknown {
  if (!isTold(value)) return value;
  const { $, is } = value;
  if ($ === 'number') return Number(is);
  if ($ === 'map') return new Map(listOf(is));
  if ($ === 'set') return new Set(listOf(is));
  const bytes = Buffer.from(String(is), 'base64');
  const words = new Uint32Array(bytes.length / 4);
  new Uint8Array(words.buffer).set(bytes);
  return words;
}
