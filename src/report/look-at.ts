import type { Input, Warning } from '../contract/document.ts';
import { WARNINGS } from '../contract/warnings.ts';
import { counted, listWords } from './words.ts';

/** What there is to look at in the logs before a number is believed, in lines for people. */

/** What the warnings were given for. */
export interface Warned {
  readonly inputs: readonly Pick<Input, 'file'>[];
  readonly warnings: readonly Warning[];
}

/**
 * The lines that stand before everything else of an output, because a file's form deceives; the same
 * warning for several files is one line. Without "Look at: ".
 */
export function deceivingLines({ inputs, warnings }: Warned): string[] {
  return linesOf(
    inputs,
    warnings.filter(({ code }) => WARNINGS[code].form),
  );
}

/** The lines of all other warnings, in the same form. */
export function otherLines({ inputs, warnings }: Warned): string[] {
  return linesOf(
    inputs,
    warnings.filter(({ code }) => !WARNINGS[code].form),
  );
}

/** Lines as a text between others shows them. */
export function lookAt(lines: readonly string[]): string[] {
  return lines.map((line) => `Look at: ${line}`);
}

/** One warning of several files: the first, and how many more there are. */
interface Several {
  readonly code: Warning['code'];
  /** The file that the message is about; '' for none, or for more than one. */
  readonly file: string;
  readonly text: string;
  /** Whether all say the same of their files. */
  same: boolean;
  readonly files: string[];
}

function linesOf(inputs: Warned['inputs'], warnings: readonly Warning[]): string[] {
  // The longest name first: one may be the beginning of another.
  const files = inputs.map(({ file }) => file).sort((a, b) => b.length - a.length);
  const groups: Several[] = [];
  for (const { code, message } of fieldsTogether(warnings)) {
    const file = fileOf(message, files);
    const text = file === '' ? message : message.slice(file.length + 2);
    const group = file === '' ? undefined : groupFor(groups, { code, file, text });
    if (group === undefined) groups.push({ code, file, text, same: true, files: [file] });
    else {
      group.same &&= group.text === text;
      group.files.push(file);
    }
  }
  return groups.map(lineOf);
}

/** The file that a message begins with, and its sheet where it names one: sheets count like files. */
function fileOf(message: string, files: readonly string[]): string {
  const file = files.find((name) => [': ', '#'].some((end) => message.startsWith(name + end)));
  if (file === undefined || message.startsWith(`${file}: `)) return file ?? '';
  return message.slice(0, Math.max(0, message.indexOf(': ', file.length)));
}

/** Fields that the same logs lack are told of in one line, where the first of them stands. */
function fieldsTogether(warnings: readonly Warning[]): Warning[] {
  const apart: Warning[] = [];
  const fields = new Map<string, string[]>();
  for (const warning of warnings) {
    const { code, message } = warning;
    const [, field, rest] = (code === 'columns-differ' && /^([^:]+)(: .*)$/s.exec(message)) || [];
    const before = rest === undefined ? undefined : fields.get(rest);
    if (field !== undefined && before !== undefined) before.push(field);
    else apart.push(warning);
    if (field !== undefined && rest !== undefined) fields.set(rest, before ?? [field]);
  }
  return apart.map(({ code, message }) => {
    const colon = message.indexOf(':');
    const all = code === 'columns-differ' ? fields.get(message.slice(colon)) : undefined;
    return { code, message: all ? `${listWords(all)}${message.slice(colon)}` : message };
  });
}

/** Warnings of one layout or one column: those of another are not the same, though their code is. */
const ONLY_EQUAL: ReadonlySet<Warning['code']> = new Set([
  'unverified-layout',
  'constant-column',
  'column-by-fill',
]);

/** Where a warning belongs: to one that says the same, else to one of its kind without this file. */
function groupFor(
  groups: readonly Several[],
  { code, file, text }: Pick<Several, 'code' | 'file' | 'text'>,
): Several | undefined {
  const open = groups.filter(
    (each) => each.code === code && each.file !== '' && !each.files.includes(file),
  );
  const equal = open.find((each) => each.text === text);
  return equal ?? (ONLY_EQUAL.has(code) ? undefined : open[0]);
}

function lineOf({ code, file, text, same, files }: Several): string {
  if (file === '') return `${text} [${code}]`;
  const others = files.length - 1;
  if (others === 0) return `${file}: ${text} [${code}]`;
  const more = counted(others, 'more file');
  return same
    ? `${file} and ${more}: ${text} [${code}]`
    : `${file}: ${text} [${code}, and in ${more}: --json has each]`;
}
