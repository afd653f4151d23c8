import { OracleRefusal } from '../oracle-refusal.ts';
import { splitText } from '../oracle-split.ts';
import { momentOf, type OracleTime, readTime } from '../oracle-time.ts';
import { fold, isEmpty, trim, unguarded } from '../oracle-white-space.ts';

/** One event of a Flock event log. */
export interface FlockEvent {
  file: string;
  line: number;
  /** Which row of the file it is, the header the first. */
  ordinal: number;
  at: OracleTime;
  day: number;
  /** Who acted; runs of spaces as they are. */
  by: string;
  event: string;
  entity: string;
  /** What the lines `Label: value` say, by folded label. */
  details: Record<string, string>;
}

const HEADER = ['Timestamp', 'User', 'Event Type', 'Entity Type', 'Entity Details', 'Event Id'];

/** The events of several logs; a row counts as often as in the file that has it most. */
export function readEvents(files: { name: string; text: string }[], zone: string): FlockEvent[] {
  const seen = new Map<string, number>();
  return [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, text }) => {
      const own = new Map<string, number>();
      return rowsOf(text).flatMap(({ line, ordinal, cells }) => {
        const identity = cells.join('\u001f');
        const nth = (own.get(identity) ?? 0) + 1;
        own.set(identity, nth);
        if (nth <= (seen.get(identity) ?? 0)) return [];
        seen.set(identity, nth);
        return [{ ...eventOf(cells, zone), file: name, line, ordinal }];
      });
    });
}

function rowsOf(text: string): { line: number; ordinal: number; cells: string[] }[] {
  const { rows } = splitText(text.replace(/^\ufeff/, ''), ',');
  const header = rows.findIndex(({ cells }) => HEADER.every((name, i) => cells[i] === name));
  if (header === -1) throw new OracleRefusal('no event log');
  const numbered = rows.map((row, at) => ({ ...row, ordinal: at + 1 }));
  return numbered.slice(header + 1).filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
}

type Told = Omit<FlockEvent, 'file' | 'line' | 'ordinal'>;

function eventOf(decoded: string[], zone: string): Told {
  const [time = '', by = '', event = '', entity = '', text = ''] = decoded.map(unguarded);
  const at = readTime(time, { dayFirst: false, utc: false });
  if (at === null) throw new OracleRefusal('an event without a time');
  const details = Object.fromEntries(
    text.split(/\r\n|\n|\r/).flatMap((each) => {
      const colon = each.indexOf(':');
      if (colon === -1) return [];
      return [[fold(each.slice(0, colon)), trim(each.slice(colon + 1))]];
    }),
  );
  const { day } = momentOf(at, zone, 'start');
  return { at, day, by: trim(by), event: fold(event), entity: trim(entity), details };
}
