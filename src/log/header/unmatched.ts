import { quoted } from '../../quoted.ts';
import type { Columns } from './columns.ts';

const MOST = 12;

/** The headers that name no field, each once, as messages list them: `“Query Time”, “Agency Name”`; '' for none. */
export function unmatchedWords(columns: readonly Pick<Columns, 'unmatched'>[]): string {
  const headers = [...new Set(columns.flatMap(({ unmatched }) => unmatched))].filter(
    (header) => header !== '',
  );
  const more = headers.length > MOST ? ` and ${headers.length - MOST} more` : '';
  return `${headers.slice(0, MOST).map(quoted).join(', ')}${more}`;
}
