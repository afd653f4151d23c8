import type { Warning } from '../../contract/document.ts';
import type { WarningCode } from '../../contract/warnings.ts';
import { quoted } from '../../quoted.ts';
import { headerPlace, placeWord } from '../log-plan.ts';
import type { LogReading } from '../log-reading.ts';
import { adviceOn, faultsWords } from '../take/faults.ts';
import type { RowsSeen } from '../take/rows-seen.ts';
import { rowsWords, withCommas } from './with-commas.ts';

/** The warnings of rows whose form is not that of their header. */
export function formOfRowsWarnings(reading: LogReading): Warning[] {
  const { plan, form, citations } = reading;
  const found = malformedWarnings(reading);
  const warn = (code: WarningCode, { count, line, shown }: RowsSeen, say: Said): void => {
    if (count === 0) return;
    const { what, advice } = say(count === 1);
    const where = `${count === 1 ? 'it is' : 'the first is'} ${placeWord(plan)} ${citations.row(line)}, ${shown}`;
    const message = `${citations.file(line)}: ${rowsWords(count)} ${what}; ${where}: ${advice}`;
    found.push({ code, message });
  };
  warn('swallowed-rows', form.swallowed, (one) => ({
    what: `${one ? 'has' : 'have'} a quoted cell with rows in it, which are not counted`,
    advice: 'close its quote on the line where its cell ends, or export the log again',
  }));
  warn('shifted-rows', form.shifted, (one) => ({
    what: `${one ? 'has its' : 'have their'} cells under the wrong headers, and ${one ? 'is' : 'are'} counted as malformed`,
    advice:
      form.leftOut > 0
        ? 'a cell before it was left out: write an empty one there, or export the log again'
        : 'split the log where its columns change, and give each part its header',
  }));
  warn('padded-rows', form.padded, (one) => ({
    what: `${one ? 'ends' : 'end'} before the last column`,
    advice:
      'the writer left empty cells out at the end, so they are read as blank; compare them with the system',
  }));
  found.push(...rowNameWarnings(plan));
  warn('other-rows', form.other, (one) => ({
    what: `${one ? 'is' : 'are'} no ${one ? 'search' : 'searches'} (such as a total or a heading), and not counted`,
    advice: `see their ${placeWord(plan)}s with inspect`,
  }));
  return found;
}

/** What is said of rows: what they are, and what to do; in the singular or the plural. */
type Said = (one: boolean) => { readonly what: string; readonly advice: string };

function rowNameWarnings(plan: LogReading['plan']): Warning[] {
  const { file, form } = plan;
  if (form.rowName === null) return [];
  const message =
    `${file}: every row has one cell more than the header on ${headerPlace(plan)}, in front (the first ` +
    `is ${quoted(form.rowName)}): it is read as the name of its row, and left out: compare the ` +
    'columns in inspect with the file';
  return [{ code: 'row-names', message }];
}

/** The warning where more than one row in a hundred is malformed. */
function malformedWarnings({ plan, rows, form, citations }: LogReading): Warning[] {
  const { count, shown, line } = form.malformed;
  if (100 * count <= rows) return [];
  const message =
    `${citations.file(line)}: ${withCommas(count)} of ${rowsWords(rows)} ${count === 1 ? 'is' : 'are'} ` +
    `malformed, and in no share below: ${faultsWords(form)}; the first is ${placeWord(plan)} ` +
    `${citations.row(line)}, ${shown}: ${adviceOn(form, plan, rows)}, and see them with --rejects <file>`;
  return [{ code: 'many-malformed', message }];
}
