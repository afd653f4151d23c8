import type { FlagsResult, ShownFlag } from '../../contract/flags.ts';
import type { CitedFlags } from '../../flags/flag-citations.ts';
import type { Flag } from '../../flags/flag-rule.ts';
import type { FlagsFound } from '../../flags/flags-tally.ts';
import { flagRules } from '../../flags/rules/index.ts';
import { isoText } from '../../log/times/moment.ts';
import type { FlagCounting } from '../tallies/flag-tallies.ts';
import { samplingOf } from './chance.ts';

const NO_FLAGS: CitedFlags = { flags: [], flagged: 0, several: { searches: 0, rows: [] } };

/** The result of both readings as the document has it. @param cited null where nothing was to be cited */
export function flagsResult(
  { options }: FlagCounting,
  found: FlagsFound,
  cited: CitedFlags | null,
): FlagsResult {
  const { flags, flagged } = cited ?? NO_FLAGS;
  const rules = flagRules(options.packs);
  return {
    rules: found.rules.map(({ rule, why, subjects, unknown }) => {
      const own = flags.filter((flag) => flag.rule === rule);
      return {
        ...{ rule, ran: why === null, why },
        parameters: { ...rules.find(({ name }) => name === rule)!.parametersUnder(options) },
        subjects,
        flags: own.length,
        searches: own.reduce((sum, { searches }) => sum + searches, 0),
        ...(unknown !== null && why === null && rule === 'outOfState' && { unknown }),
      };
    }),
    ...{ flagged, undated: found.undated, byProgram: found.byProgram },
    sampling: samplingOf(found.searches),
    flags: flags.map(shownFlag),
  };
}

function shownFlag(flag: Flag): ShownFlag {
  const { rule, subject, conditions, searches, judged, explained, dates } = flag;
  return {
    ...{ rule, subject: { ...subject }, conditions: [...conditions] },
    ...{ searches, judged, explained, dates },
    firstSearch: flag.first && isoText(flag.first),
    lastSearch: flag.last && isoText(flag.last),
    parts: { ...flag.parts },
    types: flag.types.map((each) => ({ ...each })),
    rows: flag.rows.map(({ file, line, id }) => ({ file, line, id })),
  };
}
