import { ACCOUNT_KINDS, SAFEGUARDS } from '../../../contract/systems/account-kinds.ts';
import { keysOf } from '../../../keyed.ts';
import { type Block, heading, notes, paragraph, table, textColumn, type View } from '../../view.ts';
import { listWords } from '../../words.ts';

/** What accounts checks, the finding behind it, and what it cannot see. */
export function accountsExplainView(sharedNames: readonly string[]): View {
  return {
    lead: ['What accounts are held against, and what the State Auditor found (report 2019-118).'],
    blocks: [
      heading('Safeguards (Figure 6)'),
      table(
        [
          textColumn('Safeguard'),
          textColumn('Of'),
          textColumn('Exceptions'),
          textColumn('The report'),
        ],
        keysOf(SAFEGUARDS).map((safeguard) => {
          const { label, of, kinds, finding } = SAFEGUARDS[safeguard];
          return { cells: [label, of, listWords(kinds), finding] };
        }),
      ),
      paragraph(
        'With an exception a safeguard is not met. It is met where nothing is untold and there was somebody to test; else nobody can tell, and the output says which file or column would.',
      ),
      heading('Exceptions'),
      notes(keysOf(ACCOUNT_KINDS).map((kind) => `${kind}: ${ACCOUNT_KINDS[kind].meaning}`)),
      ...RULES,
      paragraph(`Words of shared names: ${sharedNames.join(', ')} (config: accounts.sharedNames).`),
    ],
  };
}

const RULES: readonly Block[] = [
  heading('Names'),
  paragraph(
    'Names are compared trimmed and case-folded, an address up to its @, “Doe, Jane” turned around, without full stops. An account meets a person by user, then by name; a user of the log an account likewise. A name that meets two is joined to nobody.',
  ),
  heading('What it cannot see'),
  notes([
    'Whether an assignment needs the system: a title is all that a table shows of it.',
    'Who sat at the screen: an account that several share looks like one person.',
    'Searches made in other systems, and use that leaves no search.',
    'Whether a training was a good one, or an approval was thought over.',
    'People who left and are missing from the roster.',
  ]),
];
