import type { CompareResult } from '../contract/after/compare.ts';
import { CannotBeDone } from '../errors.ts';
import { warningsBetween } from './between.ts';
import type { AnyDocument, DocumentFile } from './document-file.ts';
import { type GroupName, type Measure, measured, pointsOf } from './measure.ts';
import { measuresOf } from './measures.ts';
import { checkSample, sampleTest } from './sample-test.ts';
import { checkComparable } from './settings.ts';

/** A share as both documents have it: counts, too, for what people read. */
export interface Pair {
  readonly what: string;
  readonly earlier: Measure | null;
  readonly later: Measure | null;
}

export interface Comparison {
  readonly result: CompareResult;
  readonly pairs: readonly Pair[];
}

/**
 * What changed between two documents of one command.
 * @throws CannotBeDone where they were made in two ways, or say what cannot be
 */
export function comparison(
  earlier: DocumentFile,
  later: DocumentFile,
  groupName: GroupName,
): Comparison {
  checkComparable(earlier, later);
  const before = { ...earlier, measures: checkedMeasures(earlier, groupName) };
  const after = { ...later, measures: checkedMeasures(later, groupName) };
  const pairs = pairsOf(before.measures, after.measures);
  return {
    pairs,
    result: {
      of: earlier.any.of,
      earlier: sideOf(earlier),
      later: sideOf(later),
      shares: pairs.map(shownPair),
      test: testOf(earlier, later, groupName),
      warnings: warningsBetween(before, after),
    },
  };
}

/** @throws CannotBeDone where more are counted than there are */
function checkedMeasures({ file, any }: DocumentFile, groupName: GroupName): Measure[] {
  if (any.of === 'evaluate') checkSample(file, any.document.evaluate);
  const measures = measuresOf(any, groupName);
  const odd = measures.find(
    ({ count, of, canExceed }) => !canExceed && count !== null && of !== null && count > of,
  );
  if (odd === undefined) return measures;
  throw new CannotBeDone(
    `${file} says ${odd.count} of ${odd.of} for ${odd.what}: it was changed; make it again`,
  );
}

/** In the order of the later document, with what only the earlier one has behind. */
function pairsOf(earlier: readonly Measure[], later: readonly Measure[]): Pair[] {
  const [before, after] = [byName(earlier), byName(later)];
  return [...new Set([...after.keys(), ...before.keys()])].map((what) => ({
    what,
    earlier: before.get(what) ?? null,
    later: after.get(what) ?? null,
  }));
}

function byName(measures: readonly Measure[]): ReadonlyMap<string, Measure> {
  return new Map(measures.map((each) => [each.what, each]));
}

function shownPair({ what, earlier, later }: Pair): CompareResult['shares'][number] {
  return {
    what,
    earlier: earlier && measured(earlier),
    later: later && measured(later),
    points: earlier && later && pointsOf(earlier, later),
  };
}

function testOf(
  { any: one }: DocumentFile,
  { any: other }: DocumentFile,
  groupName: GroupName,
): CompareResult['test'] {
  return one.of === 'evaluate' && other.of === 'evaluate'
    ? sampleTest(one.document.evaluate, other.document.evaluate, groupName)
    : null;
}

function sideOf({ any, shared }: DocumentFile): CompareResult['earlier'] {
  const { inputs, population, settings } = shared;
  const given = (name: string): string | null => {
    const value = settings[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    inputs,
    period: {
      from: given('from'),
      to: given('to'),
      first: population?.first ?? null,
      last: population?.last ?? null,
      asOf: asOf(any),
    },
  };
}

function asOf(any: AnyDocument): string | null {
  return any.of === 'accounts' ? any.document.accounts.asOf : null;
}
