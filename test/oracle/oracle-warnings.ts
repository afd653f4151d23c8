import { cellState } from './oracle-cells.ts';
import type { Field } from './oracle-fields.ts';
import type { Deduplicated } from './oracle-identity.ts';
import { UNVERIFIED_LAYOUTS } from './oracle-layouts.ts';
import type { OracleSearch } from './oracle-searches.ts';
import type { Sheet } from './oracle-sheet.ts';

export interface OracleWarning {
  code: string;
  file?: string;
}

export interface WarningFacts {
  sheets: Sheet[];
  deduplicated: Deduplicated;
  searches: OracleSearch[];
  zoneGiven: boolean;
  fromDay: number | null;
  toDay: number | null;
}

const ROW_CAPS = [10_000, 20_000, 55_000, 1_000_000, 1_048_575];
const CONSTANT_FIELDS: Field[] = ['caseNumber', 'reason', 'offense', 'user'];
const CONSTANT_ROWS = 50;
const BUSY_MEDIAN = 5;

export function warningsOf(facts: WarningFacts): OracleWarning[] {
  const warnings: OracleWarning[] = [];
  for (const sheet of facts.sheets) {
    const file = sheet.file;
    if (ROW_CAPS.includes(sheet.dataRows)) warnings.push({ code: 'row-cap', file });
    for (const field of CONSTANT_FIELDS) {
      if (isConstant(sheet, field)) warnings.push({ code: 'constant-column', file });
    }
    if (sheet.fellBackToWindows1252) warnings.push({ code: 'windows-1252', file });
    if (sheet.provedDayFirst) warnings.push({ code: 'day-first', file });
    if (UNVERIFIED_LAYOUTS.includes(sheet.layout)) {
      warnings.push({ code: 'unverified-layout', file });
    }
    if (facts.deduplicated.overlappingFiles.includes(file)) {
      warnings.push({ code: 'overlapping-files', file });
    }
  }
  if (facts.deduplicated.conflicting) warnings.push({ code: 'conflicting-duplicates' });
  if (hasMissingDays(facts)) warnings.push({ code: 'missing-days' });
  if (!facts.zoneGiven && facts.searches.some(readAnInstant)) {
    warnings.push({ code: 'zone-assumed' });
  }
  return warnings;
}

function isConstant(sheet: Sheet, field: Field): boolean {
  if (sheet.rows.length < CONSTANT_ROWS) return false;
  const texts = sheet.rows.map((row) => row.texts[field]);
  if (texts.some((text) => cellState(field, text, sheet.layout) !== 'value')) return false;
  return new Set(texts.map((text) => text?.trim())).size === 1;
}

function readAnInstant(search: OracleSearch): boolean {
  const times = [search.searchedAt, search.range.start, search.range.end];
  return times.some((time) => time?.kind === 'instant');
}

function hasMissingDays({ searches, fromDay, toDay }: WarningFacts): boolean {
  const days = searches.map((search) => search.day).filter((day) => day !== null);
  const first = fromDay ?? days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = toDay ?? days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(first) || !Number.isFinite(last)) return false;
  const searchesOnDay = new Map<number, number>();
  for (let day = first; day <= last; day += 1) searchesOnDay.set(day, 0);
  for (const day of days) {
    const before = searchesOnDay.get(day);
    if (before !== undefined) searchesOnDay.set(day, before + 1);
  }
  const counts = [...searchesOnDay.values()].sort((a, b) => a - b);
  return counts[0] === 0 && median(counts) >= BUSY_MEDIAN;
}

function median(sorted: number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
