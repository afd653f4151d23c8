/** Log text is hostile until shown otherwise: what it may do to a terminal, a spreadsheet, a page. */

const HIDDEN =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}';
const PLAIN = /^[\x20-\x7E]*$/;
const ANY_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
const HIDDEN_IN_JSON = new RegExp(`(?!\\n)[${HIDDEN}]`, 'u');
const ONE_HIDDEN = new RegExp(`^[${HIDDEN}]$`, 'u');
const EACH_HIDDEN = new RegExp(`[${HIDDEN}]`, 'gu');
/** What is hidden and may belong to an emoji: the joiner, the selector, the tags of a flag (UTS 51). */
const HIDDEN_IN_EMOJI = /[\u{200D}\u{FE0F}\u{E0020}-\u{E007F}]/u;
/** What an emoji may stand in: of ASCII it has a digit, `#` or `*` at its start, as a keycap. */
const BEYOND_ASCII = /[#*\d]?[^\x20-\x7E]+/g;

/**
 * Replaces what is hidden. An emoji's own joiners and selectors are tried first, so that a whole
 * emoji stays as it is.
 */
function replaceHidden(text: string, escaped: (found: string) => string): string {
  if (!HIDDEN_IN_EMOJI.test(text)) return text.replace(EACH_HIDDEN, escaped);
  return text.replace(BEYOND_ASCII, (run) => replaceAround(run, escaped));
}

/** The same in a run of characters beyond ASCII: few texts have one that may be an emoji's. */
function replaceAround(run: string, escaped: (found: string) => string): string {
  if (!HIDDEN_IN_EMOJI.test(run)) return run.replace(EACH_HIDDEN, escaped);
  // Made when it is needed: it takes as long to make as the rest of the program to start.
  // (The constructor, because TypeScript knows the v flag only from ES2024 on; Node 20 has it.)
  emojiOrHidden ??= new RegExp(`\\p{RGI_Emoji}|[${HIDDEN}]`, 'gv');
  return run.replace(emojiOrHidden, (found) => (ONE_HIDDEN.test(found) ? escaped(found) : found));
}

let emojiOrHidden: RegExp | undefined;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text as one line that is safe to show and honest about what it holds: whatever a reader would
 * not see, or what would move, recolor or reorder other text, is written as `\x1B`, `\u202E` or
 * `\u{E0001}`; line ends and tabs as `\n`, `\r`, `\t`. Letters of any script, spaces and emoji stay.
 * A backslash of the log's own stays single (`C:\logs`); the JSON output tells the two apart.
 */
export function visible(text: string): string {
  if (PLAIN.test(text) || !ANY_HIDDEN.test(text)) return text;
  return replaceHidden(text, (found) => SHORT[found] ?? escapeSequence(found));
}

function escapeSequence(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

const MAY_RUN = /^(?=[=+\-@\t\r\n\0＝＋－＠])|;(?=["\s]*[=+\-@\0＝＋－＠])/g;

/**
 * A CSV cell that no spreadsheet runs as a formula: where it starts with `= + - @`, tab, CR, LF, NUL or
 * a full-width form, an apostrophe goes before it (OWASP ASVS 1.2.10); behind a semicolon too, because
 * a spreadsheet that takes `;` for the delimiter does not see our quotation marks. For text only;
 * numbers that the tool computed are written as numbers.
 */
export function formulaSafe(text: string): string {
  return text.replace(MAY_RUN, "$&'");
}

/**
 * JSON text with every character that `visible` would escape written as `\uXXXX`: the same value
 * to a parser, and harmless on a terminal. Line ends of pretty-printing stay.
 */
export function jsonSafe(json: string): string {
  if (!HIDDEN_IN_JSON.test(json)) return json;
  return replaceHidden(json, (found) => (found === '\n' ? found : unicodeEscapes(found)));
}

function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
