import { normalizeHeader } from './oracle-fields.ts';

export const LAYOUTS = ['flock-audit', 'flock-portal', 'ncric', 'vigilant', 'palantir', 'generic'];

/** Layouts that no public export exists for. */
export const UNVERIFIED_LAYOUTS = ['vigilant', 'palantir'];

export function isUtcLayout(layout: string): boolean {
  return layout === 'flock-audit' || layout === 'flock-portal';
}

const NCRIC_HEADERS = ['Timestamp', 'Email', 'Search purpose', 'Case number', 'License plate'];

/** The first layout whose marks are there. */
export function recognizeLayout(header: string[], preamble: string[][]): string {
  const names = header.map(normalizeHeader);
  const has = (name: string): boolean => names.includes(normalizeHeader(name));

  if (has('Search Time') && has('Org Name') && (has('Time Frame') || has('Time Frame Start'))) {
    return 'flock-audit';
  }
  if (has('userId') && has('searchDate') && (has('networkCount') || has('cameraCount'))) {
    return 'flock-portal';
  }
  if (names.join('\n') === NCRIC_HEADERS.map(normalizeHeader).join('\n')) return 'ncric';
  if (has('Query Parameters')) return 'vigilant';
  if (preamble.flat().some((cell) => cell.toLowerCase().includes('vigilant'))) return 'vigilant';
  if (has('Time Range Start') && has('Time Range End') && has('Username')) return 'palantir';
  return 'generic';
}
