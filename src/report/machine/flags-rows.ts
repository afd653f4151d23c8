import type { FlagsResult, ShownFlag } from '../../contract/flags.ts';
import type { Tidy, TidyRow } from './tidy.ts';

const COLUMNS = [
  ...['section', 'rule', 'ran', 'why', 'subjects', 'flags', 'pack', 'userName', 'agency', 'plate'],
  ...['caseNumber', 'month', 'conditions', 'searches', 'judged', 'explained', 'dates'],
  ...['firstSearch', 'lastSearch', 'parts', 'rows'],
];

/** A subject as one text: `user=d. keltov; plate=7ABC123`. */
export function subjectText(subject: ShownFlag['subject']): string {
  return Object.entries(subject)
    .map(([key, text]) => `${key}=${text}`)
    .join('; ');
}

/** One row a rule (`section` is `rules`), then one a flag (`flags`). */
export function flagsRows({ rules, flags }: FlagsResult): Tidy {
  const nothing: TidyRow = Object.fromEntries(COLUMNS.map((column) => [column, null]));
  return {
    columns: COLUMNS,
    rows: [
      ...rules.map(({ rule, ran, why, subjects, flags: found, searches }): TidyRow => {
        const row = { rule, ran: ran ? 'yes' : 'no', why, subjects, flags: found, searches };
        return { ...nothing, section: 'rules', ...row };
      }),
      ...flags.map((flag): TidyRow => ({ ...nothing, section: 'flags', ...flagRow(flag) })),
    ],
  };
}

function flagRow(flag: ShownFlag): TidyRow {
  const { rule, subject, conditions, searches, judged, explained, dates } = flag;
  const { pack = null, user = null, agency = null, plate = null } = subject;
  const { caseNumber = null, month = null } = subject;
  return {
    ...{
      rule,
      pack,
      userName: user,
      agency,
      plate,
      caseNumber,
      month,
      conditions: conditions.join(' '),
    },
    ...{ searches, judged, explained, dates },
    ...{ firstSearch: flag.firstSearch, lastSearch: flag.lastSearch },
    parts: JSON.stringify(flag.parts),
    rows: flag.rows.map(({ file, line }) => `${file}:${line}`).join('; '),
  };
}
