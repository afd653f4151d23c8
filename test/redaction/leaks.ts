/** Looks in an output for texts that must not be in it, however it wrapped, quoted or escaped them. */

/** Letters and digits alone: what is left of a text whatever a renderer did to the rest. */
function squeezed(text: string): string {
  return unescaped(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Escapes of JSON and of `visible` would leave their letters behind. */
function unescaped(text: string): string {
  return text.replace(/\\u\{?[0-9a-f]{4,6}\}?|\\x[0-9a-f]{2}/gi, ' ').replace(/\\[nrt]/g, ' ');
}

/** Whether a squeezed text is one that an output could not hold by chance: four letters, or six of both. */
function isTelling(plain: string): boolean {
  return /\p{L}{4}/u.test(plain) || (plain.length >= 6 && /\p{L}/u.test(plain));
}

/**
 * The texts that stand in an output. Texts of digits, and short ones, are looked for between
 * characters that are neither letters nor digits.
 */
export function leaked(output: string, texts: Iterable<string>): string[] {
  const plain = squeezed(output);
  const lower = output.toLowerCase();
  return [...new Set(texts)].filter((text) => {
    const squeezedText = squeezed(text);
    if (squeezedText === '') return false;
    if (isTelling(squeezedText)) return plain.includes(squeezedText);
    if (!lower.includes(text.trim().toLowerCase())) return false;
    const escaped = text.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(output);
  });
}
