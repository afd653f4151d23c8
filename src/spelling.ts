/**
 * A text with the words in American spelling that earlier versions wrote otherwise: version 0.1 and 0.2
 * asked on their workpapers for an offence, and who was authorised.
 */
export function inAmericanSpelling(text: string): string {
  return text
    .replace(/\b(o)ffence(s?)\b/gi, '$1ffense$2')
    .replace(/\b(a)uthoris(?=ed?\b|ing\b|ation\b)/gi, '$1uthoriz');
}
