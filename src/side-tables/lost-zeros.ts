/** Numbers of people from which a spreadsheet took the zeros in front: 0042 came back as 42. */

/** A number as it stands. */
export interface NumberSeen {
  /** Where it stands, for messages. */
  readonly place: string;
  readonly text: string;
}

/** How many numbers are shorter than those that begin with a zero; one of these, and one of those. */
export interface LostZeros {
  readonly numbers: number;
  readonly short: NumberSeen;
  readonly whole: NumberSeen;
}

const DIGITS = /^\d+$/;

export function isNumber(text: string): boolean {
  return DIGITS.test(text);
}

/**
 * Looks among the texts of one kind, of one table or several; other texts than numbers are passed over.
 * Null where all have their zeros, or none has any: then nobody can see that they are gone.
 */
export function lostZeros(texts: readonly NumberSeen[]): LostZeros | null {
  const numbers = texts.filter(({ text }) => isNumber(text));
  const whole = numbers.filter(({ text }) => /^0\d/.test(text));
  const width = whole.reduce(
    (least, { text }) => Math.min(least, text.length),
    Number.POSITIVE_INFINITY,
  );
  const short = whole.length === 0 ? [] : numbers.filter(({ text }) => isShort(text, width));
  const [first] = short;
  if (first === undefined) return null;
  // One number in both spellings shows it best.
  const byNumber = new Map(whole.toReversed().map((each) => [each.text.replace(/^0+/, ''), each]));
  const shown = short.find(({ text }) => byNumber.has(text)) ?? first;
  return {
    numbers: new Set(short.map(({ text }) => text)).size,
    short: shown,
    whole: byNumber.get(shown.text) ?? whole[0]!,
  };
}

function isShort(text: string, width: number): boolean {
  return !text.startsWith('0') && text.length < width;
}
