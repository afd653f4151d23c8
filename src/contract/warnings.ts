/**
 * The codes of warnings as plain data. Where the form of a file deceives, its warnings stand first in
 * every output, in this order: a number that rests on them is not shown before they are.
 */
export const WARNINGS = {
  'many-malformed': { form: true },
  'swallowed-rows': { form: true },
  'shifted-rows': { form: true },
  'id-repeats': { form: true },
  'same-ids': { form: true },
  'same-searches': { form: true },
  'conflicting-duplicates': { form: true },
  'mixed-logs': { form: true },
  'column-by-fill': { form: true },
  'columns-differ': { form: true },
  'padded-rows': { form: true },
  'row-names': { form: true },
  'other-rows': { form: true },
  'damaged-cells': { form: true },
  'rewritten-numbers': { form: true },
  'mixed-dates': { form: true },
  'am-pm': { form: true },
  undated: { form: true },
  'constant-range': { form: true },
  'fixed-zone': { form: true },
  'zone-data': { form: true },
  'hidden-rows': { form: true },
  'no-rows': { form: true },
  'bad-rows': { form: true },
  'two-headers': { form: true },
  'unnamed-column': { form: true },
  'names-differ': { form: true },
  'unknown-status': { form: true },
  'wrapped-names': { form: true },
  'row-cap': { form: false },
  'constant-column': { form: false },
  'missing-days': { form: false },
  'zone-assumed': { form: false },
  'windows-1252': { form: false },
  'day-first': { form: false },
  'unverified-layout': { form: false },
  'overlapping-files': { form: false },
  'regime-change': { form: false },
  'auditor-searches': { form: false },
  'many-groups': { form: false },
  'after-as-of': { form: false },
  'other-layout': { form: true },
  'other-version': { form: true },
} as const satisfies Readonly<Record<string, WarningFacts>>;

/** What there is to say of a warning. */
interface WarningFacts {
  /** Whether it says that a file's form deceives. */
  readonly form: boolean;
}

export type WarningCode = keyof typeof WARNINGS;
