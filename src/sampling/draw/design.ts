import type { SampleSettings, SizeFrom } from '../../contract/sample.ts';
import { ceilingOf, parsePercent } from '../chances/rational.ts';
import { acceptanceSize } from '../size/acceptance-size.ts';
import { allocate } from './allocation.ts';
import type { Room } from './ticket-tally.ts';

/** What an extended draw had of a stratum. */
export interface EarlierStratum {
  /** How many had the role `sample`: they were in the first draw of all. */
  readonly sample: number;
  /** The same with extensions; spares are not counted. */
  readonly drawn: number;
}

/** What decides how many searches are drawn of each stratum. */
export interface Design {
  readonly size: SizeFrom;
  readonly spares: number;
  readonly allocate: SampleSettings['allocate'];
  readonly atLeastEach: number;
  /** What an extended draw had of each stratum, in their order; null for a new draw. */
  readonly earlier: readonly EarlierStratum[] | null;
}

/** A part of the population. */
export interface Part {
  readonly searches: number;
}

/**
 * How many searches are asked for of a population: a number, a share of it (rounded up, exactly), or
 * the least that a confidence and a tolerable rate demand.
 */
export function sizeAsked(from: SizeFrom, population: number): number {
  if (from.from === 'size') return from.size;
  if (from.from === 'percent') {
    const share = ceilingOf(parsePercent(from.percent, '--percent', 'closed'), population);
    return Math.min(Math.max(share, from.atLeast ?? 0), from.atMost ?? Number.POSITIVE_INFINITY);
  }
  return population === 0 ? 0 : acceptanceSize({ ...rates(from), population }).n;
}

/**
 * How many are drawn of each part, in the order given: the size allotted, no part without what an
 * extended draw had of it, and none with more than it holds.
 */
export function allotments(parts: readonly Part[], design: Design): number[] {
  const population = parts.reduce((sum, { searches }) => sum + searches, 0);
  const size = Math.min(sizeAsked(design.size, population), population);
  const sizes = parts.map(({ searches }) => searches);
  if (size === population) return sizes;
  return allocate(sizes, size, design.allocate, design.atLeastEach).map((allotted, index) => {
    const { searches } = parts[index]!;
    return Math.min(Math.max(allotted, design.earlier?.[index]?.drawn ?? 0), searches);
  });
}

/**
 * How many of a stratum have to be held while its size is not known yet. Where the size grows with
 * the population, eight standard deviations more than its share so far: a draw that needs one that
 * was let go all the same is recognized, and refused.
 */
export function roomFor({ size, spares, atLeastEach, earlier }: Design): Room {
  const least = Math.max(atLeastEach, ...(earlier ?? []).map(({ drawn }) => drawn));
  if (size.from !== 'percent') {
    const most = size.from === 'size' ? size.size : roomForRates(size);
    const room = Math.max(most, least) + spares;
    return () => room;
  }
  const { percent, atLeast, atMost } = size;
  const rate = Number(percent) / 100;
  const floor = Math.max(least, atLeast ?? 0);
  const ceiling = atMost ?? Number.POSITIVE_INFINITY;
  return (searches) => {
    const share = rate * searches;
    const room = Math.ceil(share + 8 * Math.sqrt(share)) + 100;
    return Math.max(Math.min(room, ceiling), floor) + spares;
  };
}

/** What is asked for without a population is more than with any. */
function roomForRates(from: Extract<SizeFrom, { from: 'confidence' }>): number {
  return 2 * acceptanceSize({ ...rates(from), population: null }).n;
}

function rates({ confidence, tolerable, expected }: Extract<SizeFrom, { from: 'confidence' }>) {
  return {
    confidence: parsePercent(confidence, '--confidence', 'open'),
    tolerable: parsePercent(tolerable, '--tolerable', 'open'),
    expected: parsePercent(expected, '--expected', 'closed'),
  };
}
