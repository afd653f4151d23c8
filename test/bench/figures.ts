import { type Entry, OURS } from './contenders.ts';
import type { Form } from './forms.ts';
import { type Contender, medianSeconds, peakBytes } from './measure.ts';
import type { LogShape } from './queries/tables.ts';
import type { Question } from './questions.ts';

/** All that were raced over logs of one size, in turn. */
export interface Race {
  readonly rows: number;
  readonly entries: readonly Entry[];
}

/** What was measured for a target, and of what. */
export interface Figure {
  readonly value: number;
  readonly rows: number;
  readonly of: string;
}

/** Which of our commands a target is about; all questions, where none are named. */
export interface Which {
  readonly questions?: readonly Question[];
  readonly shapes?: readonly LogShape[];
  readonly form?: Form;
}

/** What they are compared with: the same but for what is said here. */
export interface Other {
  readonly who?: string;
  readonly question?: Question;
  readonly shape?: LogShape;
  readonly form?: Form;
}

type Metric = (contender: Contender, bytes: number) => number;

export const seconds: Metric = medianSeconds;
export const secondsAByte: Metric = (contender, bytes) => medianSeconds(contender) / bytes;
export const peak: Metric = peakBytes;

/** The shapes that agencies have. */
const AGENCIES: readonly LogShape[] = ['uuid', 'numeric', 'noId', 'timeFrame', 'packed'];

/** What unpacks a log and does nothing with it. */
export const UNPACKING = 'unpacking alone';

/** Our commands of a kind in a race. */
function oursOf(
  { entries }: Race,
  { questions, shapes = AGENCIES, form = 'plain' }: Which,
): Entry[] {
  return entries.filter(
    ({ who, question, log }) =>
      who === OURS &&
      question !== null &&
      log.form === form &&
      shapes.includes(log.shape) &&
      questions?.includes(question) !== false,
  );
}

function found({ entries }: Race, entry: Entry, other: Other): Entry | undefined {
  const { who = entry.who, question = entry.question } = other;
  const { shape = entry.log.shape, form = entry.log.form } = other;
  return entries.find(
    (each) =>
      each.who === who &&
      each.question === question &&
      each.log.shape === shape &&
      each.log.form === form,
  );
}

function figure({ rows }: Race, { log, question }: Entry, value: number): Figure {
  return { value, rows, of: `${log.shape} ${question}` };
}

/** Each of our commands over another of the same race. */
export function over(
  races: readonly Race[],
  which: Which,
  other: Other,
  metric: Metric = seconds,
): Figure[] {
  return races.flatMap((race) =>
    oursOf(race, which).flatMap((entry) => {
      const rival = found(race, entry, other);
      if (rival === undefined) return [];
      const value = metric(entry, entry.log.bytes) / metric(rival, rival.log.bytes);
      return [figure(race, entry, value)];
    }),
  );
}

/**
 * Packed logs over the plain file; or over so much of it as unpacking alone takes, where that is more:
 * a figure is within the limit where either is.
 */
export function gzipOverPlain(races: readonly Race[], limit: number): Figure[] {
  return races.flatMap((race) =>
    oursOf(race, { form: 'gzip' }).flatMap((entry) => {
      const plain = found(race, entry, { form: 'plain' });
      const unpacking = race.entries.find(
        ({ who, log }) => who === UNPACKING && log.shape === entry.log.shape,
      );
      if (plain === undefined || unpacking === undefined) return [];
      const least = Math.max(medianSeconds(plain), medianSeconds(unpacking) / limit);
      return [figure(race, entry, medianSeconds(entry) / least)];
    }),
  );
}

/** Bytes a row by which the peak grows from the smallest log to the largest. */
export function growth(races: readonly Race[], questions?: readonly Question[]): Figure[] {
  const small = races[0];
  const large = races.at(-1);
  if (small === undefined || large === undefined || small.rows === large.rows) return [];
  return oursOf(small, questions === undefined ? {} : { questions }).flatMap((entry) => {
    const grown = found(large, entry, {});
    if (grown === undefined) return [];
    const bytes = peakBytes(grown) - peakBytes(entry);
    return [figure(large, entry, bytes / (large.rows - small.rows))];
  });
}
