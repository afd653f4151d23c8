import type { ValidateResult } from '../contract/validate.ts';
import { type GroupOf, Groups } from '../groups.ts';
import { ABSENT, byCodePoint, type Cell, type Search } from '../search.ts';
import { addCounts } from '../tables/add-counts.ts';
import { LotCounts } from '../tables/lot-counts.ts';
import { TextCounts } from '../tables/text-counts.ts';
import { CASE_NUMBER_CLASSES } from './case-number-class.ts';
import { FINDING_KINDS } from './finding.ts';
import { type FindingVisitor, Judge, REUSED_FROM } from './judge.ts';
import { personalKinds } from './personal-information.ts';
import { REASON_CLASSES } from './reason-class.ts';
import type { ReasonClasses } from './reason-classes.ts';
import type { CaseRegister } from './register.ts';
import { ShapeReader, shapeOf, shapePattern } from './shape.ts';

const COMMONEST = 20;
/** From how many searches on a text may be shown: it then is no single person's. */
const SHOWN_FROM = 5;

/** What to compute. */
export interface ValidateOptions {
  readonly reasons: ReasonClasses;
  readonly register: CaseRegister | null;
  readonly by: { readonly name: string; readonly groupOf: GroupOf } | null;
  /** Groups of fewer searches are marked small. */
  readonly minGroup: number;
  /** In how many parts the population is read, each by a tally of its own. */
  readonly parts?: number;
  /** Told of each finding too, while its search is added. */
  readonly also?: FindingVisitor;
}

/** A shape of case numbers: how often it comes, and what its numbers are. */
interface Shape {
  readonly text: string;
  count: number;
  ok: boolean;
  ascii: boolean;
}

const ASCII = /^[\x20-\x7e]*$/;

type Group = {
  searches: number;
  judgeable: number;
  inadequate: number;
  bothBlank: number;
};

/** The quality of the population's case numbers and reasons (product contract, section 4). */
export class ValidateTally {
  readonly #options: ValidateOptions;
  readonly #judge: Judge;
  readonly #groups: Groups<Group> | undefined;
  readonly #caseNumbers = zeros(CASE_NUMBER_CLASSES);
  readonly #reasons = zeros(REASON_CLASSES);
  readonly #findings = zeros(FINDING_KINDS);
  readonly #shapes = new Map<string, Shape>();
  readonly #shapeReader = new ShapeReader();
  readonly #numberTexts: TextCounts;
  readonly #reasonTexts: TextCounts;
  /** Case numbers of class ok, trimmed and case-folded. */
  readonly #numbers: TextCounts;
  readonly #numberLots = new LotCounts<Cell>((cell, times) => this.#countNumber(cell, times));
  readonly #reasonLots = new LotCounts<Cell>(({ text }, times) => {
    this.#reasonTexts.add(text.trim(), times);
  });
  readonly #count: FindingVisitor = (kind, level, field, detail) => {
    this.#findings[kind]++;
    this.#options.also?.(kind, level, field, detail);
  };
  readonly #totals = { judgeable: 0, inadequate: 0, bothBlank: 0, bothOpen: 0 };

  constructor(options: ValidateOptions) {
    const { parts = 1 } = options;
    this.#options = options;
    this.#numberTexts = new TextCounts(SHOWN_FROM, parts);
    this.#reasonTexts = new TextCounts(SHOWN_FROM, parts);
    this.#numbers = new TextCounts(REUSED_FROM, parts);
    this.#judge = new Judge(options.reasons, options.register);
    if (options.by) {
      this.#groups = new Groups(options.by.groupOf, () => ({
        searches: 0,
        judgeable: 0,
        inadequate: 0,
        bothBlank: 0,
      }));
    }
  }

  add(search: Search): void {
    const judge = this.#judge;
    judge.judge(search);
    const { judgeable, bothBlank } = judge;
    const inadequate = judge.inadequate;
    this.#caseNumbers[judge.caseNumber]++;
    this.#reasons[judge.reason]++;
    if (judgeable) this.#totals.judgeable++;
    if (inadequate) this.#totals.inadequate++;
    if (bothBlank) this.#totals.bothBlank++;
    if (judge.bothOpen) this.#totals.bothOpen++;
    this.#addTexts();
    judge.visit(search, false, this.#count);
    const group = this.#groups?.of(search);
    if (group) {
      if (judgeable) group.judgeable++;
      if (inadequate) group.inadequate++;
      if (bothBlank) group.bothBlank++;
    }
  }

  /** What the search added last was found to be. */
  get judged(): Judge {
    return this.#judge;
  }

  /** What another thread can be told. */
  state() {
    this.#flush();
    const counts = {
      totals: this.#totals,
      caseNumbers: this.#caseNumbers,
      reasons: this.#reasons,
      findings: this.#findings,
    };
    return {
      counts,
      groups: this.#groups?.state(),
      shapes: [...this.#shapes.values()],
      numberTexts: this.#numberTexts.state(),
      reasonTexts: this.#reasonTexts.state(),
      numbers: this.#numbers.state(),
    };
  }

  /** Adds another part of the population. */
  merge(part: ReturnType<ValidateTally['state']>): void {
    addCounts(this.state().counts, part.counts);
    if (part.groups) this.#groups?.merge(part.groups);
    for (const shape of part.shapes) this.#mergeShape(shape);
    this.#numberTexts.merge(part.numberTexts);
    this.#reasonTexts.merge(part.reasonTexts);
    this.#numbers.merge(part.numbers);
  }

  #mergeShape({ text, count, ok, ascii }: Shape): void {
    const shape = this.#shapes.get(text) ?? { text, count: 0, ok: false, ascii: true };
    this.#shapes.set(text, shape);
    shape.count += count;
    shape.ok ||= ok;
    shape.ascii &&= ascii;
  }

  /** Searches that can be judged, and those of them that are inadequate. */
  get verdict(): { judgeable: number; inadequate: number } {
    const { judgeable, inadequate } = this.#totals;
    return { judgeable, inadequate };
  }

  result(): ValidateResult {
    this.#flush();
    const { by, minGroup } = this.#options;
    const groups = this.#groups?.sorted() ?? [];
    const { judgeable, inadequate, bothBlank, bothOpen } = this.#totals;
    return {
      judgeable,
      adequate: judgeable - inadequate,
      inadequate,
      bothBlank: {
        count: bothBlank,
        share: bothOpen === 0 ? null : bothBlank / bothOpen,
        of: bothOpen,
      },
      caseNumber: { classes: this.#caseNumbers, shapes: this.#topShapes() },
      reason: { classes: this.#reasons, top: this.#topReasons() },
      findings: { ...this.#findings, caseNumberReused: this.#reused() },
      groups: groups.map(({ value, group }) => ({
        by: by!.name,
        value,
        ...group,
        small: group.searches < minGroup,
      })),
    };
  }

  #addTexts(): void {
    const { caseNumber, reason, numberCell, reasonCell } = this.#judge;
    if (caseNumber === 'ok' || caseNumber === 'badFormat') this.#numberLots.add(numberCell);
    // A plate that was typed as the reason is shown in no summary.
    if (reasonCell.state === 'value' && reason !== 'plate') this.#reasonLots.add(reasonCell);
  }

  #countNumber(cell: Cell, times: number): void {
    const text = cell.text.trim();
    const isOk = this.#options.reasons.caseNumberClass(cell, ABSENT) === 'ok';
    const shape = this.#shapeReader.shapeOf(text);
    this.#mergeShape({ text: shape, count: times, ok: isOk, ascii: ASCII.test(text) });
    this.#numberTexts.add(text, times);
    if (isOk) this.#numbers.add(cell.folded, times);
  }

  #flush(): void {
    this.#numberLots.flush();
    this.#reasonLots.flush();
  }

  /** On how many searches an ok case number stands, trimmed and case-folded. */
  timesUsed(number: string): number {
    this.#flush();
    return this.#numbers.count(number);
  }

  /** Searches whose case number stands on REUSED_FROM of them or more. */
  #reused(): number {
    return this.#numbers.frequent().reduce((sum, { count }) => sum + count, 0);
  }

  #topShapes(): ValidateResult['caseNumber']['shapes'] {
    const examples = new Map<string, string>();
    for (const { text } of byCount(this.#numberTexts.frequent())) {
      const shape = shapeOf(text);
      if (!examples.has(shape) && personalKinds(text).length === 0) examples.set(shape, text);
    }
    return byCount([...this.#shapes.values()])
      .slice(0, COMMONEST)
      .map(({ text: shape, count, ok, ascii }) => ({
        shape,
        count,
        example: examples.get(shape) ?? null,
        // A shape that only statutes and descriptions have is not offered for the config.
        pattern: ok ? shapePattern(shape, ascii) : null,
      }));
  }

  #topReasons(): ValidateResult['reason']['top'] {
    return byCount(this.#reasonTexts.frequent())
      .slice(0, COMMONEST)
      .map(({ text, count }) => ({ text: personalKinds(text).length === 0 ? text : null, count }));
  }
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}

/** Commonest first; of equally common ones by code point. */
function byCount<Counted extends { text: string; count: number }>(counted: Counted[]): Counted[] {
  return counted.sort((a, b) => b.count - a.count || byCodePoint(a.text, b.text));
}
