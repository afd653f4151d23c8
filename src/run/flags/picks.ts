import type { JudgmentPick } from '../../contract/sample.ts';
import type { Flag } from '../../flags/flag-rule.ts';
import { byCodePoint, FIELDS, type Search, type Searches } from '../../search.ts';
import type { RunLogs } from '../log-result.ts';
import type { RawLogOptions } from '../options/log-options.ts';
import type { Run } from '../run.ts';
import { flagCounting } from './counting.ts';
import { readFlags, refuseMixed } from './flag-reading.ts';

/** A search that was drawn, or any other that is not picked. */
interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * The flagged searches that an auditor should see first: those that most rules flag, then by file and
 * line; none that was drawn. They are picked by judgment, and nothing can be projected from them.
 * @param logs read once
 */
export async function flaggedPicks<Raw extends RawLogOptions>(
  run: Run<Raw>,
  logs: RunLogs<unknown>,
  most: number,
  drawn: readonly Place[],
): Promise<JudgmentPick[]> {
  const { raw, config, names } = run;
  const isFiltered = raw.user !== undefined || raw.agency !== undefined;
  const counting = flagCounting(config, { isFiltered, logs: names.length });
  const tally = await run.readAgainInParts(logs, { of: 'flags', told: counting });
  const reading = await readFlags({ run, logs, counting, tally, cite: 0 });
  refuseMixed(reading.warnings);
  if (reading.gathered === null) return [];
  const picks = new Picks(most, drawn);
  const addAll = reading.gathered.listing((searches, i, flags) => picks.add(searches, i, flags));
  await run.readAgain(logs, { addAll });
  return picks.picks;
}

/** The first searches by how many rules flag them, then by file and line. */
class Picks {
  readonly picks: JudgmentPick[] = [];
  readonly #most: number;
  readonly #drawn: ReadonlySet<string>;

  constructor(most: number, drawn: readonly Place[]) {
    this.#most = most;
    this.#drawn = new Set(drawn.map(keyOf));
  }

  add(searches: Searches, i: number, flags: readonly Flag[]): void {
    const search = searches.search(i);
    const { file, line } = search;
    if (this.#drawn.has(keyOf(search))) return;
    const last = this.picks.at(-1);
    const rules = flags.map(({ rule }) => rule);
    const isFull = this.picks.length === this.#most;
    if (isFull && (last === undefined || byWeight({ rules, file, line }, last) > 0)) return;
    if (isFull) this.picks.pop();
    this.picks.push({ rules, file, line, id: idOf(search), search: cellsOf(search) });
    this.picks.sort(byWeight);
  }
}

function byWeight(
  a: Pick<JudgmentPick, 'rules' | 'file' | 'line'>,
  b: Pick<JudgmentPick, 'rules' | 'file' | 'line'>,
): number {
  return b.rules.length - a.rules.length || byCodePoint(a.file, b.file) || a.line - b.line;
}

function keyOf({ file, line }: Place): string {
  return `${line}:${file}`;
}

function idOf(search: Search): string {
  const { bytes, start, end } = search.identity();
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function cellsOf(search: Search): JudgmentPick['search'] {
  const cells = FIELDS.map((field) => [field, search.cell(field)] as const);
  return Object.fromEntries(
    cells.filter(([, { state }]) => state !== 'absent').map(([field, { text }]) => [field, text]),
  );
}
