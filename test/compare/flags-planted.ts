import type { random } from '../../fixtures/generate/random.ts';

export type Rng = ReturnType<typeof random>;

/** A search of a planted case, before a layout writes it. */
export interface Planted {
  /** Milliseconds, as a reading of a clock that is in UTC; a text stands as it is. */
  at: number | string;
  user: string;
  agency: string;
  plate: string;
  number: string;
  reason: string;
  networks: string;
  start: number | null;
  type: string;
}

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;
export const NOON = Date.UTC(2025, 2, 3, 12);

type Texts = Pick<Planted, 'number' | 'reason'>;

const texts = (...pairs: [number: string, reason: string][]): Texts[] =>
  pairs.map(([number, reason]) => ({ number, reason }));

export const EXPLAINED = texts(
  ['26-01628', 'investigation'],
  ['', 'burglary at 3rd and Main'],
  ['211PC', ''],
  ['n/a', '211PC'],
  ['', '26711'],
  ['inv', 'case 26-01629'],
  ['25-0999', '***'],
);
export const UNEXPLAINED = texts(
  ['', 'investigation'],
  ['', 'Investigation '],
  ['', ''],
  ['n/a', 'inv'],
  ['investigation', 'x'],
  ['', 'asdf'],
  ['7', '.'],
);
export const NOT_JUDGED = texts(['***', 'inv'], ['', 'REDACTED'], ['#N/A', ''], ['withheld', 'x']);

/** A number beside a threshold, or on it. */
export function near(rng: Rng, threshold: number, by = 1): number {
  return Math.max(1, threshold + rng.pick([-by, 0, 0, 0, by]));
}

/** So many texts, of which about a quarter explain, or none, or one. */
export function mixed(rng: Rng, count: number): Texts[] {
  const quarter = Math.floor(count / 4) + rng.pick([-1, 0, 0, 1]);
  const explained = Math.max(0, rng.pick([0, 0, 1, quarter, quarter]));
  const notJudged = rng.pick([0, 0, 0, 1, 3]);
  const all = Array.from({ length: count + notJudged }, (_, i) =>
    rng.pick(i < explained ? EXPLAINED : i < count ? UNEXPLAINED : NOT_JUDGED),
  );
  return rng.shuffle(all);
}

export function search(rng: Rng, given: Partial<Planted>): Planted {
  return {
    at: NOON,
    user: 'kim',
    agency: '',
    plate: rng.plate(),
    number: '',
    reason: '',
    networks: rng.pick(['', '4', '12']),
    start: null,
    type: rng.pick(['', '', 'search', 'lookup']),
    ...given,
  };
}

/** The same user in the spellings of one name. */
export function spelled(rng: Rng, text: string): string {
  return rng.pick([text, text, text.toUpperCase(), ` ${text}`]);
}
