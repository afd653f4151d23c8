import type { LogPlan } from '../../log/log-plan.ts';
import { type Cell, folded } from '../../search.ts';
import { CellHashes } from './cell-hashes.ts';
import type { HiddenCells } from './hidden-cells.ts';
import { lineText } from './line-text.ts';
import { MARKS } from './search-line.ts';

/** What all lines of a log have in common. */
export interface LogOfLines {
  readonly name: string;
  readonly file: string;
  /** The agency that is said of it, where its searches may name others. */
  readonly agency: string | null;
  readonly hashes: CellHashes;
}

export function logOfLines({ file, stated, columns }: LogPlan, hidden?: HiddenCells): LogOfLines {
  const isSaid = stated.agency !== null && columns.indexOf.agency >= 0;
  return {
    ...{ name: file, file: lineText(file), hashes: new CellHashes(columns, hidden) },
    agency: isSaid ? folded(stated.agency!) : null,
  };
}

/** What is marked of a search by its agency. */
export function otherAgency({ state, folded: agency }: Cell, log: LogOfLines): number {
  const isOther = log.agency !== null && state === 'value' && agency !== log.agency;
  return isOther ? MARKS.otherAgency : 0;
}
