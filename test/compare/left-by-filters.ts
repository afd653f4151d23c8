import { type OracleLog, OracleRefusal, readOracle } from '../oracle/oracle-log.ts';

/** The oracle's reading of logs; refused, as the contract's section 2 says, where a filter leaves nothing. */
export function readFiltered(...asked: Parameters<typeof readOracle>): OracleLog {
  const log = readOracle(...asked);
  const { searches, filteredOut } = log.population;
  if (searches === 0 && filteredOut > 0) throw new OracleRefusal('a filter leaves nothing');
  return log;
}

/** What the oracle makes of logs; or that it refuses them. */
export function orRefused<Result>(work: () => Result): Result | 'refused' {
  try {
    return work();
  } catch (error) {
    if (error instanceof OracleRefusal) return 'refused';
    throw error;
  }
}
