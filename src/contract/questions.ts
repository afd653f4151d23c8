/** The words of the workpaper's questions, and how questions are compared. */

/** The questions of the contract; the config's `questions` replace them. */
export const QUESTIONS: readonly string[] = [
  'case number exists in records system',
  'offense or incident supports the stated reason',
  'plate is connected to that case',
  'user was authorized and assigned',
  'age of images sought is justified',
];

/**
 * A question as questions are compared: white space as one space, case-folded, and in American
 * spelling, because version 0.1 and 0.2 asked for an offence, and who was authorised.
 */
export function questionKey(question: string): string {
  return question
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/\boffence(s?)\b/g, 'offense$1')
    .replace(/\bauthoris(?=e|ing|ation)/g, 'authoriz');
}
