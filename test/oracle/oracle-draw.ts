import { type NumberDraw, numberDraw } from './oracle-generator.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import { ceiling, percent, rational, times } from './oracle-rational.ts';
import { fold, OracleRefusal } from './oracle-refusal.ts';
import { sizeOracle } from './oracle-size.ts';
import { type Allocation, allocate, type Stratum, strataOf } from './oracle-strata.ts';
import { checkedSeed, inTicketOrder, ticketOf } from './oracle-ticket.ts';

export type OracleRole = 'sample' | 'extension' | 'spare';

export type SizeAsked =
  | { from: 'size'; size: number }
  | { from: 'percent'; percent: string; atLeast: number | null; atMost: number | null }
  | { from: 'confidence'; confidence: string; tolerable: string; expected: string };

export interface SampleOptions {
  size: SizeAsked;
  seed: string;
  seedSource?: string;
  witnesses?: string[];
  method?: 'ticket' | 'generator';
  by?: string;
  allocate?: Allocation;
  atLeastEach?: number;
  spares?: number;
  auditors?: string[];
  /** What the manifest drew that is to be extended. */
  extend?: { id: string; role: OracleRole }[];
}

export interface OracleDrawn {
  draw: number;
  role: OracleRole;
  stratum: string | null;
  ticket: string | null;
  id: string;
  file: string;
  line: number;
  search: OracleSearch['cells'];
}

export interface OracleSample {
  design: {
    method: 'ticket' | 'generator';
    size: number;
    spares: number;
    seed: string;
    seedSource: string | null;
    witnesses: string[];
    census: boolean;
    strata: { value: string; searches: number; drawn: number }[];
  };
  drawn: OracleDrawn[];
  independence: { user: string; searches: number; drawn: number }[];
}

interface DrawnOfStratum extends Stratum {
  /** In the order of the draw. */
  sampled: OracleSearch[];
  spares: OracleSearch[];
}

export function sampleOracle(log: OracleLog, options: SampleOptions): OracleSample {
  const { method = 'ticket', spares = 0, auditors = [] } = options;
  const seed = checkedSeed(options.seed);
  if (log.searches.length === 0) throw new OracleRefusal('there is nothing to draw from');
  const strata = strataOf(log.searches, options.by);
  const size = sizeOf(options.size, log.searches.length);
  const drawn = drawStrata(strata, sizesOf(strata, size, options), options);

  const earlier = new Map((options.extend ?? []).map(({ id, role }) => [id, role]));
  const roleOf = ({ identity }: OracleSearch): OracleRole => {
    if (options.extend === undefined || earlier.get(identity) === 'sample') return 'sample';
    return 'extension';
  };
  const rows = (['sample', 'extension', 'spare'] as const).flatMap((role) =>
    drawn.flatMap(({ value, sampled, spares: own }) =>
      (role === 'spare' ? own : sampled.filter((search) => roleOf(search) === role)).map(
        (search) => ({ role, stratum: value, search }),
      ),
    ),
  );
  const chosen = drawn.flatMap(({ sampled }) => sampled);
  return {
    design: {
      method,
      size,
      spares,
      seed,
      seedSource: options.seedSource ?? null,
      witnesses: options.witnesses ?? [],
      census: chosen.length === log.searches.length,
      strata: drawn.flatMap(({ value, searches, sampled }) => {
        return value === null ? [] : [{ value, searches: searches.length, drawn: sampled.length }];
      }),
    },
    drawn: rows.map(({ role, stratum, search }, i) => ({
      draw: i + 1,
      role,
      stratum,
      ticket: method === 'ticket' ? ticketOf(seed, search.identity) : null,
      id: search.identity,
      file: search.file,
      line: search.line,
      search: search.cells,
    })),
    independence: auditors.map((user) => {
      const own = (all: OracleSearch[]): number =>
        all.filter(({ cells }) => fold(cells.user ?? '') === fold(user)).length;
      return { user, searches: own(log.searches), drawn: own(chosen) };
    }),
  };
}

/** As asked for, whatever the population can give. */
function sizeOf(asked: SizeAsked, population: number): number {
  if (asked.from === 'size') return asked.size;
  if (asked.from === 'confidence') return sizeOracle({ ...asked, population }).n;
  const share = ceiling(times(percent(asked.percent), rational(population)));
  const least = Math.max(asked.atLeast ?? share, share);
  return Math.min(asked.atMost ?? least, least);
}

/** How many of each stratum; an extension takes none back that was drawn before. */
function sizesOf(strata: Stratum[], size: number, options: SampleOptions): number[] {
  const { allocate: how = 'proportional', atLeastEach = 0, extend = [] } = options;
  const before = new Set(extend.filter(({ role }) => role !== 'spare').map(({ id }) => id));
  if (size < before.size) throw new OracleRefusal('an extension cannot be smaller');
  const lengths = strata.map(({ searches }) => searches.length);
  const least = options.by === undefined ? 0 : atLeastEach;
  const sizes = allocate(size, lengths, how, least);
  return sizes.map((share, i) => {
    const here = strata[i]?.searches.filter(({ identity }) => before.has(identity)) ?? [];
    return Math.max(share, here.length);
  });
}

function drawStrata(strata: Stratum[], sizes: number[], options: SampleOptions): DrawnOfStratum[] {
  const { method = 'ticket', spares = 0, extend = [], seed } = options;
  if (method === 'generator' && options.by !== undefined && options.extend !== undefined) {
    throw new OracleRefusal('one stream for all strata cannot be continued in each');
  }
  const draw = numberDraw(seed);
  const drawn = strata.map((stratum, i) => {
    const size = sizes[i] ?? 0;
    const all = stratum.searches;
    if (method === 'generator') return { ...stratum, ...numbered(all, size, spares, draw) };
    const order = inTicketOrder(seed, all, ({ identity }) => identity);
    const end = Math.min(all.length, size + spares);
    return { ...stratum, sampled: order.slice(0, size), spares: order.slice(size, end) };
  });
  const sampled = new Set(drawn.flatMap((each) => each.sampled.map(({ identity }) => identity)));
  if (extend.some(({ id, role }) => role !== 'spare' && !sampled.has(id))) {
    throw new OracleRefusal('the manifest drew a search that these logs do not have');
  }
  return drawn;
}

function numbered(all: OracleSearch[], size: number, spares: number, draw: NumberDraw) {
  const numbers = draw(all.length, size, []);
  const next = draw(all.length, spares, numbers);
  const searchesOf = (list: number[]): OracleSearch[] =>
    list.flatMap((number) => all[number - 1] ?? []);
  return { sampled: searchesOf(numbers), spares: searchesOf(next) };
}
