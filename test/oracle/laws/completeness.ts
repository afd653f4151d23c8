import { textState } from '../oracle-cells.ts';
import type { Field } from '../oracle-fields.ts';
import type { OracleLog, OracleSearch } from '../oracle-log.ts';
import { byCodePoint } from '../oracle-refusal.ts';

/** Whether each search's record holds what a law says (product.md, section 15; facts/laws.md). */

interface Law {
  elements: string[];
  orOtherData: boolean;
  sure: 'A' | 'C';
  inForce: string | null;
}

const LAWS: Record<string, Law> = {
  CA: {
    elements: ['date', 'time', 'plate', 'user', 'organization', 'purpose'],
    orOtherData: true,
    sure: 'A',
    inForce: null,
  },
  ID: {
    elements: ['user', 'date', 'time', 'purpose'],
    orOtherData: false,
    sure: 'A',
    inForce: '2025-07-01',
  },
  OR: { elements: ['purpose'], orOtherData: false, sure: 'C', inForce: '2026-03-31' },
};

type Told = 'there' | 'lacking' | 'untold';

interface OracleElement {
  element: string;
  outcome: string;
  there: number;
  lacking: number;
  untold: number;
  first: { file: string; line: number } | null;
}

export interface OracleCompleteness {
  outcome: string;
  searches: number;
  beforeInForce: number;
  complete: number;
  lacking: number;
  untold: number;
  elements: OracleElement[];
}

/** @param state one of those whose law has a list of elements, or another */
export function completenessOracle(log: OracleLog, state: string): OracleCompleteness {
  const law = LAWS[state];
  if (law === undefined) {
    // No list of elements: nothing is held against it.
    const none = { searches: 0, beforeInForce: 0, complete: 0, lacking: 0, untold: 0 };
    return { outcome: 'cannotTell', ...none, elements: [] };
  }
  const first = law.inForce === null ? null : Date.parse(law.inForce) / 86_400_000;
  const isBefore = ({ day }: OracleSearch) => first !== null && day !== null && day < first;
  const judged = log.searches.filter((search) => !isBefore(search));
  // A log in which no search has a time of day lost them in the export.
  const clocks = new Set(
    judged
      .filter(({ searchedAt }) => searchedAt !== null && searchedAt.kind !== 'date')
      .map(({ file }) => file),
  );
  const told = judged.map((search) =>
    law.elements.map((element) => tell(search, element, law.orOtherData, clocks)),
  );
  const elements = law.elements.map((element, at) => {
    const own = told.map((each) => each[at]!);
    const lacks = judged.filter((_, i) => own[i] === 'lacking');
    return { element, ...counted(own, law.sure), first: firstOf(lacks) };
  });
  const isComplete = (each: Told[]) => each.every((one) => one === 'there');
  const lacking = told.filter((each) => each.includes('lacking')).length;
  const complete = told.filter(isComplete).length;
  return {
    outcome: overall(elements, judged.length),
    searches: judged.length,
    beforeInForce: log.searches.length - judged.length,
    complete,
    lacking,
    untold: judged.length - complete - lacking,
    elements,
  };
}

function tell(search: OracleSearch, element: string, orOther: boolean, clocks: Set<string>): Told {
  switch (element) {
    case 'date':
    case 'time': {
      const { searchedAt, cells, layout, file } = search;
      if (searchedAt !== null) {
        if (element === 'date' || searchedAt.kind !== 'date') return 'there';
        return clocks.has(file) ? 'lacking' : 'untold';
      }
      const text = cells.searchedAt;
      if (text === undefined) return 'untold';
      const state = textState(text, layout);
      return state === 'blank' ? 'lacking' : state === 'withheld' ? 'there' : 'untold';
    }
    case 'user':
      return cell(search, 'user');
    case 'organization':
      return cell(search, 'agency');
    case 'purpose':
      return cell(search, 'offense') === 'there' ? 'there' : cell(search, 'reason');
    default: {
      const plate = cell(search, 'plate');
      if (!orOther || plate === 'there') return plate;
      const fields: Field[] = ['plateState', 'windowStart', 'windowEnd', 'window'];
      const exported = fields.filter((field) => search.states[field] !== 'absent');
      const others = exported.map((field) => cell(search, field));
      if (others.includes('there')) return 'there';
      if (plate === 'untold') return 'untold';
      if (exported.length === 0) return 'there';
      return others.includes('untold') ? 'untold' : 'lacking';
    }
  }
}

/** A withheld cell is there; an absent column tells nothing, nor does a damaged cell. */
function cell({ states }: OracleSearch, field: Field): Told {
  const state = states[field];
  if (state === 'value' || state === 'withheld') return 'there';
  return state === 'blank' || state === 'placeholder' ? 'lacking' : 'untold';
}

function counted(told: Told[], sure: string): Omit<OracleElement, 'element' | 'first'> {
  const count = (which: Told) => told.filter((each) => each === which).length;
  const [there, lacking, untold] = [count('there'), count('lacking'), count('untold')];
  const isMet = lacking === 0 && untold === 0 && there > 0;
  // Sureness C never makes a notMet.
  const outcome = lacking > 0 && sure !== 'C' ? 'notMet' : isMet ? 'met' : 'cannotTell';
  return { outcome, there, lacking, untold };
}

function overall(elements: OracleElement[], searches: number): string {
  const outcomes = elements.map(({ outcome }) => outcome);
  if (searches === 0) return 'cannotTell';
  if (outcomes.includes('notMet')) return 'notMet';
  return outcomes.every((outcome) => outcome === 'met') ? 'met' : 'cannotTell';
}

function firstOf(searches: OracleSearch[]): OracleElement['first'] {
  const [first] = [...searches].sort((a, b) => byCodePoint(a.file, b.file) || a.line - b.line);
  return first === undefined ? null : { file: first.file, line: first.line };
}
