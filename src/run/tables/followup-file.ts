import {
  FOLLOWUP_REGISTER,
  type RegisteredFinding,
  registeredFindings,
} from '../../side-tables/registers/followup-register.ts';
import { saidBy } from '../../side-tables/said.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { TablesRead } from './tables-read.ts';

/**
 * The findings of a register; an id that stands on several rows goes to the warnings of the tables.
 * @throws CannotBeDone
 */
export async function findingsOf(
  tables: TablesRead,
  name: string,
  option = 'the file',
): Promise<RegisteredFinding[]> {
  const named = { table: 'followup', option, description: FOLLOWUP_REGISTER };
  const { rows } = await tables.table(named, name);
  const findings = registeredFindings(rows, saidBy(vocabularyOf(tables.config).placeholders));
  const byId = new Map<string, number[]>();
  for (const { id, row } of findings) byId.set(id, [...(byId.get(id) ?? []), row]);
  const again = [...byId].filter(([, own]) => own.length > 1);
  const [first] = again;
  if (first !== undefined) {
    const more = again.length > 1 ? `, and so do ${again.length - 1} more ids` : '';
    const message = `${tables.shownAs(name)}: one id stands on rows ${first[1].join(', ')}${more}: give each finding its own`;
    tables.warnings.push({ code: 'id-repeats', message });
  }
  return findings;
}
