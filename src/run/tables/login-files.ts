import type { LoginsResult } from '../../contract/systems/logins.ts';
import { CannotBeDone } from '../../errors.ts';
import { readDate } from '../../log/times/calendar.ts';
import { Zone } from '../../log/times/zone.ts';
import { type LoginFile, loginsOf } from '../../logins/login.ts';
import { loginsFound } from '../../logins/logins.ts';
import { saidBy } from '../../side-tables/said.ts';
import { KNOWN_NETWORKS, knownNetworks } from '../../side-tables/systems/known-networks.ts';
import { LOGIN_LOG } from '../../side-tables/systems/login-log.ts';
import { vocabularyOf } from '../../vocabulary.ts';
import type { TablesRead } from './tables-read.ts';

/** Logs of network addresses, which of them count, and the networks that are known. */
export interface LoginLogs {
  readonly names: readonly string[];
  readonly known: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What they tell, and how many networks are known. @throws CannotBeDone */
export async function loginsIn(
  tables: TablesRead,
  { names, known, from, to }: LoginLogs,
  option = 'the file',
): Promise<{ networks: number; result: LoginsResult }> {
  const networks = await networksOf(tables, known);
  const said = saidBy(vocabularyOf(tables.config).placeholders);
  const zone = tables.timeZone === null ? null : new Zone(tables.timeZone);
  const files: LoginFile[] = [];
  await tables.eachNamed(names, async (name) => {
    const named = { table: 'logins', option, description: LOGIN_LOG };
    const { rows, fields } = await tables.table(named, name);
    const file = tables.shownAs(name);
    files.push({ file, rows, fields });
    const isZoned = rows.some((row) => row.time('at')?.kind === 'instant');
    if (isZoned && tables.timeZone === null) {
      tables.warnings.push({
        code: 'zone-assumed',
        message: `${file}: no time zone was given for the agency (--tz): logins are dated in UTC`,
      });
    }
    tables.warnings.push({
      code: 'unverified-layout',
      message: `${file}: no public log of network addresses exists to check its columns against; read as ${fields.join(', ')}: correct them with --map`,
    });
  });
  const offsetOf = (instant: number): number => zone?.offset(instant) ?? 0;
  const isNothing = (text: string): boolean => !said(text);
  const logins = files.flatMap((file) => loginsOf(file, offsetOf, isNothing));
  const result = loginsFound(logins, {
    from: from === null ? null : (readDate(from) ?? null),
    to: to === null ? null : (readDate(to) ?? null),
    networks,
    has: (field) => files.every(({ fields }) => fields.includes(field)),
  });
  return { networks: networks.length, result };
}

async function networksOf(
  tables: TablesRead,
  known: string,
): Promise<ReturnType<typeof knownNetworks>> {
  const named = { table: 'known', option: '--known', description: KNOWN_NETWORKS };
  const networks = knownNetworks((await tables.table(named, known)).rows);
  if (networks.length > 0) return networks;
  throw new CannotBeDone(`${known} names no network: write an address, a range or a CIDR a line`);
}
