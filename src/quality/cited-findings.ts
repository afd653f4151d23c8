import { FINDINGS, type FindingKind } from '../contract/findings.ts';
import type { ReportFinding } from '../contract/report.ts';
import { keysOf } from '../keyed.ts';
import { byCodePoint, type Cell, type Search, trimmed } from '../search.ts';
import { masked } from './reading/personal-finds.ts';
import type { Finding } from './rules/rule.ts';

/** The longest text of a cell that is shown; the rest is cut. */
const LONGEST = 160;

/** The kinds in the order of their weight: both fields blank, other defects, then what to look at. */
const KINDS = keysOf(FINDINGS);
const BY_WEIGHT: readonly FindingKind[] = [
  'bothBlank',
  ...KINDS.filter((kind) => FINDINGS[kind].level === 'defect' && kind !== 'bothBlank'),
  ...KINDS.filter((kind) => FINDINGS[kind].level !== 'defect'),
];

/**
 * The first findings of each kind, in the order of files and lines: so many as a report can cite,
 * whatever the log has. What is kept does not depend on the order in which searches come.
 */
export class CitedFindings {
  /** How many of each kind. */
  readonly most: number;
  readonly #reveal: boolean;
  readonly #kinds = new Map<FindingKind, ReportFinding[]>();

  /**
   * @param most how many of each kind
   * @param reveal whether the texts of cells are shown
   */
  constructor(most: number, reveal: boolean) {
    this.most = most;
    this.#reveal = reveal;
  }

  /** Takes in a finding of a search; one blank field of two blank ones is cited as `bothBlank` only. */
  add(search: Search, bothBlank: boolean, { kind, level, field, detail }: Finding): void {
    if (bothBlank && (kind === 'caseNumber.blank' || kind === 'reason.blank')) return;
    const kept = this.#kinds.get(kind) ?? [];
    if (kept.length === 0) this.#kinds.set(kind, kept);
    const { file, line } = search;
    const last = kept.at(-1);
    if (last && kept.length >= this.most && comparePlaces({ file, line }, last) >= 0) return;
    const text = field === null ? '' : search.cell(field).text;
    const id = search.cell('searchId');
    this.#insert(kept, {
      ...{ kind, level, file, line },
      searchId: id.state === 'value' ? id.text : '',
      user: userText(search.cell('user')),
      field,
      cell: this.#reveal && field !== null ? cut(masked(text)) : null,
      characters: [...trimmed(text)].length,
      information: detail,
    });
  }

  #insert(kept: ReportFinding[], finding: ReportFinding): void {
    let at = kept.length;
    while (at > 0 && comparePlaces(finding, kept[at - 1]!) < 0) at--;
    kept.splice(at, 0, finding);
    if (kept.length > this.most) kept.pop();
  }

  /** What another thread can be told. */
  state(): ReadonlyMap<FindingKind, readonly ReportFinding[]> {
    return this.#kinds;
  }

  merge(state: ReturnType<CitedFindings['state']>): void {
    for (const [kind, findings] of state) {
      const kept = this.#kinds.get(kind) ?? [];
      this.#kinds.set(kind, kept);
      for (const finding of findings) this.#insert(kept, finding);
    }
  }

  /** How many are kept of a kind. */
  count(kind: FindingKind): number {
    return this.#kinds.get(kind)?.length ?? 0;
  }

  /** The findings to cite, the weightiest kinds first. */
  result(): ReportFinding[] {
    return BY_WEIGHT.flatMap((kind) => (this.#kinds.get(kind) ?? []).slice(0, this.most));
  }
}

/** What is not a name says what it is. */
function userText({ text, state }: Cell): string {
  if (state === 'value') return text;
  return state === 'absent' ? '' : `(${state})`;
}

function comparePlaces(
  a: Pick<ReportFinding, 'file' | 'line'>,
  b: Pick<ReportFinding, 'file' | 'line'>,
): number {
  return byCodePoint(a.file, b.file) || a.line - b.line;
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}
