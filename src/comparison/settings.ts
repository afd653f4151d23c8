import { CannotBeDone } from '../errors.ts';
import { inAmericanSpelling } from '../spelling.ts';
import type { AnyDocument, DocumentFile } from './document-file.ts';

/**
 * What the contract lets differ between two documents: inputs, period, as-of; seed and preparer stand
 * in no document that is compared. With the inputs goes how they are read: a vendor that changes its
 * export has another layout and other headers, which is said first.
 */
const MAY_DIFFER: ReadonlySet<string> = new Set([
  ...['from', 'to', 'asOf'],
  ...['layout', 'columns', 'headerRow', 'sheet', 'encoding', 'dayFirst', 'agencyOf'],
  ...['controlTotal', 'overwritten', 'workpaper', 'manifest'],
  // Names of lists: what they hold is told by their SHA-256.
  ...['cases', 'sharedWith', 'watch'],
]);

/** How many differences a message names. */
const NAMED = 5;
/** So much is shown of a value, which may be a SHA-256, and of a text in a list. */
const MOST_SHOWN = 64;
const MOST_OF_A_NAME = 42;

/** @throws CannotBeDone where two documents are of two commands, or were made in two ways */
export function checkComparable(earlier: DocumentFile, later: DocumentFile): void {
  const both = `${earlier.file} and ${later.file}`;
  if (earlier.any.of !== later.any.of) {
    throw new CannotBeDone(
      `${both} cannot be compared: one is of ${earlier.any.of}, the other of ${later.any.of}`,
    );
  }
  const found = differences(comparedSettings(earlier.any), comparedSettings(later.any), '');
  if (found.length === 0) return;
  const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
  throw new CannotBeDone(
    `${both} cannot be compared: they differ in ${found.slice(0, NAMED).join(', ')}${more}; only inputs, period, as-of date, seed and preparer may: make both in the same way`,
  );
}

/** The settings of a document by their names, and what decides its numbers and stands elsewhere. */
function comparedSettings(any: AnyDocument): Readonly<Record<string, unknown>> {
  const own = Object.entries(any.document.settings).filter(([name]) => !MAY_DIFFER.has(name));
  return { ...Object.fromEntries(own), ...elsewhere(any) };
}

function elsewhere(any: AnyDocument): Readonly<Record<string, unknown>> {
  if (any.of === 'flags') {
    const { rules } = any.document.flags;
    return { parameters: Object.fromEntries(rules.map((each) => [each.rule, each.parameters])) };
  }
  if (any.of !== 'evaluate') return {};
  const { questions, strata } = any.document.evaluate;
  // With other questions an exception is another thing; and a stratified rate is an estimate.
  return {
    questions: questions.map(({ text }) => inAmericanSpelling(text)),
    stratified: strata.length > 0,
  };
}

/** Where two values differ, each difference by its place and, where they are short, its two values. */
function differences(one: unknown, other: unknown, place: string): string[] {
  const [own, its] = [partsOf(one), partsOf(other)];
  if (own === null || its === null) {
    return one === other ? [] : [`${place} (${shown(one)} and ${shown(other)})`];
  }
  return [...new Set([...own.keys(), ...its.keys()])].flatMap((key) => {
    const name = key.length > MOST_OF_A_NAME ? `${key.slice(0, MOST_OF_A_NAME - 2)}…”` : key;
    const within = place === '' ? name : `${place}.${name}`;
    if (own.has(key) && its.has(key)) return differences(own.get(key), its.get(key), within);
    return [`${within} (only in the ${own.has(key) ? 'earlier' : 'later'})`];
  });
}

/** The parts of a value by their names; null where it has none. Lists of texts are told by their whole texts. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((each: unknown, at): [string, unknown] => [partName(each, at), each]));
}

function partName(part: unknown, at: number): string {
  if (typeof part === 'string') return `“${part}”`;
  const named = typeof part === 'object' && part !== null && 'pack' in part ? part.pack : at;
  return String(named);
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  return typeof value === 'object' ? 'some' : String(value).slice(0, MOST_SHOWN);
}
