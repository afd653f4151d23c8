import type { Warning } from '../../contract/document.ts';
import { quoted } from '../../quoted.ts';
import { trimmed } from '../../search.ts';
import { placeWord } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';

/**
 * The warning of a log whose times are all of 1 to 12 o'clock, beside a column of AM and PM of which it
 * cannot be said to which of them it belongs: its afternoons were read as mornings.
 */
export function amPmWarnings({ plan, citations }: LogReading): Warning[] {
  const { file, header, columns } = plan;
  const seen = columns.doubtfulHalf;
  if (seen === undefined) return [];
  const name = trimmed(header.cells[seen.column]!);
  const which =
    name === '' ? `column ${seen.column + 1}, without a header,` : `column ${quoted(name)}`;
  const row = `${placeWord(plan)} ${citations.row(seen.line)}`;
  return [
    {
      code: 'am-pm',
      message:
        `${file}: ${which} seems to say AM or PM (${quoted(seen.text)}, ${row}), and it is not plain of which time: ` +
        'it was not read, and afternoons may stand as mornings; where it is so, put it directly behind its time and head it AM/PM',
    },
  ];
}
