/** Texts between tabs of a line: printable ASCII, so that no engine on the way can change them. */

const UNSAFE = /[^\x20-\x5b\x5d-\x7e]/;
const EACH_UNSAFE = /[^\x20-\x5b\x5d-\x7e]/g;
const ESCAPED = /\\u([0-9a-f]{4})/g;

/** A text in which a backslash, and all that is not printable ASCII, is `\\uXXXX`. */
export function lineText(text: string): string {
  return UNSAFE.test(text) ? text.replaceAll(EACH_UNSAFE, escaped) : text;
}

export function fromLineText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(ESCAPED, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
