import type { ValidateResult, ValidateSettings } from '../contract/validate.ts';
import { byCodePoint } from '../search.ts';
import type { Redactor } from './redactor.ts';
import { apart, type Merging, mergedSmall, othersLast } from './small-groups.ts';

type Group = ValidateResult['groups'][number];
type Shape = ValidateResult['caseNumber']['shapes'][number];

/**
 * Counts of classes and findings stay. No case number is shown as an example and no reason as a common
 * one; shapes (`AA99-99999`) of `minGroup` searches or more stay. Groups stand in the order of their
 * new names, because that of the old ones would tell who comes before whom in the alphabet.
 */
export function redactedValidate(
  redactor: Redactor,
  result: ValidateResult,
  { minGroup }: Pick<ValidateSettings, 'minGroup'>,
): ValidateResult {
  const { caseNumber, reason, groups } = result;
  return {
    ...result,
    caseNumber: {
      classes: caseNumber.classes,
      shapes: caseNumber.shapes.filter(({ count }) => count >= minGroup).map(redactedShape),
    },
    reason: { classes: reason.classes, top: [] },
    groups: apart(groups).flatMap((each) => redactedGroups(redactor, each, minGroup)),
  };
}

function redactedGroups(redactor: Redactor, groups: readonly Group[], minGroup: number): Group[] {
  const named = groups.map((group) => ({
    ...group,
    value: redactor.group(group.by, group.value),
  }));
  const isDated = ['month', 'day'].includes(named[0]?.by ?? '');
  if (!isDated)
    named.sort(
      (a, b) => othersLast(a, b) || b.searches - a.searches || byCodePoint(a.value, b.value),
    );
  return mergedSmall(named, minGroup, mergingUnder(minGroup));
}

/** The settings without the words of word lists: some of them are reasons of the log. */
export function redactedVocabulary(
  vocabulary: ValidateSettings['vocabulary'],
): ValidateSettings['vocabulary'] {
  if (vocabulary === null) return null;
  return Object.fromEntries(Object.keys(vocabulary).map((name) => [name, {}]));
}

/** What a shape may hold beside its letters and digits: the marks that people write numbers with. */
const NO_MARK = /[^A9 ./#&_:()-]/gu;

function redactedShape({ shape, count, pattern }: Shape): Shape {
  const plain = shape.replace(NO_MARK, '·');
  return { shape: plain, count, example: null, pattern: plain === shape ? pattern : null };
}

function mergingUnder(minGroup: number): Merging<Group> {
  return {
    sizeOf: ({ searches }) => searches,
    groupsIn: ({ groups = 1 }) => groups,
    merge: (small, value) => {
      const sum = (key: 'searches' | 'judgeable' | 'inadequate' | 'bothBlank'): number =>
        small.reduce((total, group) => total + group[key], 0);
      const searches = sum('searches');
      return {
        by: small[0]!.by,
        value,
        searches,
        judgeable: sum('judgeable'),
        inadequate: sum('inadequate'),
        bothBlank: sum('bothBlank'),
        small: searches < minGroup,
      };
    },
  };
}
