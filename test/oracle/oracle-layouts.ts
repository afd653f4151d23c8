import { normalizeHeader } from './oracle-fields.ts';
import { OracleRefusal } from './oracle-refusal.ts';

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

/** Files that are no search logs are refused by name. */
export function refuseOtherFiles(file: string, header: string[]): void {
  const names = header.map(normalizeHeader);
  const hasAll = (...wanted: string[]): boolean =>
    wanted.every((name) => names.includes(normalizeHeader(name)));

  if (hasAll('Event Type', 'Entity Type')) {
    throw new OracleRefusal(`${file}: a Flock event log is not a search log`);
  }
  if (hasAll('Networks Shared With Me', "Networks I'm Sharing")) {
    throw new OracleRefusal(`${file}: a Flock shared-networks list is not a search log`);
  }
  if (hasAll('object_type', 'operation', 'object_name')) {
    throw new OracleRefusal(`${file}: an Axon Fusus access log is not a search log`);
  }
}
