import { FINDINGS, type FindingKind } from '../contract/findings.ts';
import { keysOf } from '../keyed.ts';
import type { Search } from '../search.ts';
import type { CitedFindings } from './cited-findings.ts';
import type { FieldReader } from './field-reader.ts';
import { FindingLister } from './finding-lister.ts';
import type { ValidateTally } from './validate-tally.ts';

/** Cites, in a second reading, what only the first could find: the findings of rules over all searches. */
export class WholeCitations {
  readonly #lister: FindingLister;
  readonly #cited: CitedFindings;
  /** How many there are to cite of each kind that there is. */
  readonly #wanted: readonly { readonly kind: FindingKind; readonly count: number }[];
  #inWorkbook = false;

  /**
   * @param tally which all searches were added to
   * @param cited takes in what is found
   */
  constructor(reader: FieldReader, tally: ValidateTally, cited: CitedFindings) {
    this.#lister = new FindingLister(reader, { register: null }, tally.citers());
    this.#cited = cited;
    this.#wanted = keysOf(FINDINGS)
      .map((kind) => ({ kind, count: Math.min(cited.most, tally.wholeFindings(kind)) }))
      .filter(({ count }) => count > 0);
  }

  /**
   * Whether no later search can be cited. Logs come in the order of their names and rows in that of
   * their lines; but the sheets of a workbook, whose names stand behind `#`, come in its own order.
   */
  get isDone(): boolean {
    if (this.#inWorkbook) return this.#wanted.length === 0;
    return this.#wanted.every(({ kind, count }) => this.#cited.count(kind) >= count);
  }

  add(search: Search): void {
    if (this.isDone) return;
    this.#inWorkbook = search.file.includes('#');
    this.#lister.judge(search);
    this.#lister.visitCited((finding) => this.#cited.add(search, false, finding));
  }

  /** Writes nothing by itself: the report shows what was found. */
  async flush(): Promise<void> {}
  async end(): Promise<void> {}
}
