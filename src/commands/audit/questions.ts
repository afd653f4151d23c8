import type { AuditPlan } from '../../contract/ways/audit-plan.ts';
import { CannotBeDone } from '../../errors.ts';
import type { Io } from '../../world/io.ts';

/** A plan in the making; and what is of one audit alone. */
export type Draft = Partial<AuditPlan> & { readonly seed?: string | undefined };

type Asked =
  | 'timeZone'
  | 'from'
  | 'to'
  | 'tolerable'
  | 'expected'
  | 'title'
  | 'preparer'
  | 'seed'
  | 'seedSource'
  | 'witness'
  | 'retention';

/** What is not asked. */
export type Known = readonly Asked[] | 'all but the seed';

interface Question {
  readonly of: Asked;
  readonly text: string;
  /** What Enter alone says; undefined to leave it out. */
  readonly otherwise?: string;
}

/** What is asked at a terminal where neither an option nor the plan says it, in this order. */
const QUESTIONS: readonly Question[] = [
  { of: 'timeZone', text: "The agency's time zone, such as America/Los_Angeles (Enter for UTC)" },
  { of: 'from', text: 'First day of the period, YYYY-MM-DD (Enter for all of the log)' },
  { of: 'to', text: 'Last day of the period, YYYY-MM-DD (Enter for all of the log)' },
  {
    of: 'tolerable',
    text: 'What percentage of failed searches would be too many? (Enter for 5)',
    otherwise: '5',
  },
  { of: 'expected', text: 'What percentage is expected to fail? (Enter for 0)', otherwise: '0' },
  { of: 'title', text: "The agency's name, for the report (Enter for that of the log)" },
  { of: 'preparer', text: 'Who prepares the audit? (Enter to leave it out)' },
  { of: 'seed', text: 'The seed, such as twenty digits of dice (Enter: one is made)' },
  { of: 'seedSource', text: 'Where does the seed come from? (Enter to leave it out)' },
  { of: 'witness', text: 'Who saw the seed being made? (Enter to leave it out)' },
  { of: 'retention', text: 'How long are images kept, such as 30d or 1y? (Enter to leave it out)' },
];

/** What a plan cannot do without, and the option that says it. */
const NEEDED = { logs: 'the logs', tolerable: '--tolerable <percent>' } as const;

/**
 * Completes a draft: at a terminal by asking, elsewhere by what holds without an answer.
 * @param known what is said elsewhere, and not asked
 * @throws CannotBeDone where there is nobody to ask for what is needed; Interrupted
 */
export async function completed(io: Io, draft: Draft, known: Known): Promise<Draft> {
  const { ask } = io;
  if (ask === undefined) {
    for (const each of ['logs', 'tolerable'] as const) {
      if (draft[each] !== undefined) continue;
      throw new CannotBeDone(
        `audit has to be told ${NEEDED[each]}, and there is no terminal to ask at: see alpr-audit audit --help`,
      );
    }
    return draft;
  }
  const answers: Record<string, string | readonly string[]> = {};
  if (draft.logs === undefined) answers.logs = await askedLogs(ask);
  for (const { of, text, otherwise } of QUESTIONS) {
    if (draft[of] !== undefined || isKnown(of, known)) continue;
    const answer = (await ask(`${text}: `)).trim() || otherwise;
    if (answer !== undefined) answers[of] = of === 'witness' ? [answer] : answer;
  }
  return { ...draft, ...answers };
}

function isKnown(of: Asked, known: Known): boolean {
  return known === 'all but the seed' ? of !== 'seed' : known.includes(of);
}

async function askedLogs(ask: NonNullable<Io['ask']>): Promise<string[]> {
  const logs: string[] = [];
  for (;;) {
    const other = logs.length === 0 ? 'The search log, a file' : 'Another log (Enter for no more)';
    const answer = (await ask(`${other}: `)).trim();
    if (answer !== '') logs.push(answer);
    else if (logs.length > 0) return logs;
  }
}
