import {
  type CaseNumberClass,
  type ClassOptions,
  caseNumberClassOracle,
} from './oracle-case-number.ts';
import type { OracleLog, OracleSearch } from './oracle-log.ts';
import { type ReasonClass, reasonClassOracle } from './oracle-reason.ts';
import { byCodePoint } from './oracle-refusal.ts';
import { cellOf } from './oracle-words.ts';

export interface ClassedSearch {
  search: OracleSearch;
  caseNumber: CaseNumberClass;
  reason: ReasonClass;
  caseNumberInadequate: boolean;
  reasonInadequate: boolean;
  judgeable: boolean;
  inadequate: boolean;
  bothBlank: boolean;
}

/** Every search of the population with its classes, by file and line. */
export function classify(log: OracleLog, options: ClassOptions): ClassedSearch[] {
  return log.searches
    .map((search) => classed(search, options))
    .sort((a, b) => byCodePoint(a.search.file, b.search.file) || a.search.line - b.search.line);
}

function classed(search: OracleSearch, options: ClassOptions): ClassedSearch {
  const cell = cellOf(search, 'caseNumber');
  const plate = cellOf(search, 'plate');
  const caseNumber = caseNumberClassOracle(cell, plate, options);
  const reason = reasonClassOracle(cellOf(search, 'reason'), cell, plate, options);

  // Officers had nowhere else to write it.
  const mayHoldNumber = caseNumber === 'absent';
  const adequateReasons: ReasonClass[] = mayHoldNumber
    ? ['statute', 'ok', 'number', 'caseNumber']
    : ['statute', 'ok'];

  const caseNumberJudgeable = isJudgeable(caseNumber);
  const reasonJudgeable = isJudgeable(reason);
  const caseNumberInadequate = caseNumberJudgeable && caseNumber !== 'ok';
  const reasonInadequate = reasonJudgeable && !adequateReasons.includes(reason);
  return {
    search,
    caseNumber,
    reason,
    caseNumberInadequate,
    reasonInadequate,
    judgeable: caseNumberJudgeable || reasonJudgeable,
    inadequate: caseNumberInadequate || reasonInadequate,
    bothBlank: caseNumber === 'blank' && reason === 'blank',
  };
}

export function isJudgeable(fieldClass: CaseNumberClass | ReasonClass): boolean {
  return fieldClass !== 'withheld' && fieldClass !== 'damaged' && fieldClass !== 'absent';
}

export function totalsOf(searches: ClassedSearch[]) {
  return {
    judgeable: searches.filter((each) => each.judgeable).length,
    inadequate: searches.filter((each) => each.inadequate).length,
    bothBlank: searches.filter((each) => each.bothBlank).length,
  };
}
