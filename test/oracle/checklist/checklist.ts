import { normalizeHeader } from '../oracle-fields.ts';
import { dayMonthsBefore, readPeriod } from '../oracle-period.ts';
import { OracleRefusal } from '../oracle-refusal.ts';
import { fold } from '../oracle-white-space.ts';
import { dayText } from '../oracle-zone.ts';
import { type Day, isValue, sideDay } from '../side/side-dates.ts';
import { readSideTable, type SideDescription, type SideRow } from '../side/side-table.ts';
import { KINDS, type Kind, QUESTIONS, STATES, type State, stateOf, TAKES } from './questions.ts';

const ANSWERS: SideDescription = {
  columns: [
    { field: 'element' },
    { field: 'answer' },
    { field: 'quote', names: ['quotation', 'text quoted'] },
    { field: 'page', names: ['page number', 'pages'] },
    { field: 'note', names: ['notes', 'comment', 'comments'] },
    { field: 'checkedBy', names: ['checked by', 'answered by'] },
    { field: 'date', names: ['date checked', 'checked on'] },
    { field: 'agency', names: ['agency name', 'organization'] },
    { field: 'source' },
    { field: 'question' },
  ],
  isHeader: (fields) => fields.has('element') && fields.has('answer'),
};

export interface ChecklistAsked {
  files: { name: string; text: string }[];
  /** As --agency-of has it, by file. */
  agencyOf?: Record<string, string>;
  asOf?: number;
  terms?: string;
  allowBadRows?: boolean;
}

export interface OracleAnswer {
  agency: string;
  answer: State;
  supported: boolean | null;
  quote: string | null;
  page: string | null;
  value: string | null;
  note: string | null;
  checkedBy: string | null;
  date: string | null;
  file: string | null;
  line: number | null;
}

type Totals = { agency: string; unsupported: number } & Record<State, number>;

export interface OracleChecklist {
  kind: Kind;
  agencies: string[];
  elements: { element: string; answers: OracleAnswer[] }[];
  totals: Totals[];
  terms: {
    agency: string;
    updated: string | null;
    old: boolean | null;
    expires: string | null;
    expired: boolean | null;
  }[];
  asOf: string | null;
  answeredLater: number;
}

/** One row that can be read. */
interface Given {
  kind: Kind;
  element: string;
  answer: State;
  value: string | null;
  agency: string;
  file: string;
  row: SideRow;
  /** Of the check. */
  day: Day;
}

/** Dates here are of one order; what proves another is the business of the reader of tables. */
const MONTH_FIRST = { zone: 'UTC', dayFirst: false };

export function checklistOracle(asked: ChecklistAsked): OracleChecklist {
  const given = asked.files.flatMap((file) => answersIn(file, asked));
  const kind = given[0]?.kind;
  if (kind === undefined || given.some((each) => each.kind !== kind)) {
    throw new OracleRefusal('not answers to one checklist');
  }
  const keys = given.map(({ agency, element }) => JSON.stringify([fold(agency), element]));
  if (new Set(keys).size < keys.length) throw new OracleRefusal('answered twice');
  const days = given.map(({ day }) => day).filter((day) => day !== null);
  const asOf = asked.asOf ?? (days.length === 0 ? null : Math.max(...days));
  const hasDates = given.some(({ element, value }) => value !== null && TAKES[element] === 'date');
  if (asOf === null && hasDates) throw new OracleRefusal('dates, and no as-of');
  const isLater = ({ day }: Given): boolean => asOf !== null && (day ?? asOf) > asOf;
  const inTime = given.filter((each) => !isLater(each));
  const agencies: string[] = [];
  for (const { agency } of given) {
    if (!agencies.some((each) => fold(each) === fold(agency))) agencies.push(agency);
  }
  const limit = limitOf(asked.terms ?? '3y', asOf);
  const elements = QUESTIONS[kind].map((element) => ({
    element,
    answers: agencies.map((agency) => {
      const own = inTime.find((each) => {
        return each.element === element && fold(each.agency) === fold(agency);
      });
      return shownAnswer(agency, own, asOf, limit);
    }),
  }));
  return {
    ...{ kind, agencies, elements },
    totals: agencies.map((agency, at) => totalsOf(agency, elements, at)),
    terms: kind === 'contract' ? agencies.map((_, at) => termsOf(elements, at, asOf, limit)) : [],
    asOf: asOf === null ? null : dayText(asOf),
    answeredLater: given.length - inTime.length,
  };
}

function answersIn(
  { name, text }: { name: string; text: string },
  { agencyOf = {}, allowBadRows = false }: ChecklistAsked,
): Given[] {
  const called = agencyOf[name] ?? agencyInName(name);
  const seen: string[] = [];
  let kind: Kind | null = null;
  const given: Given[] = [];
  const isBad = (row: SideRow): boolean => {
    const named = KINDS.flatMap((each) =>
      QUESTIONS[each].map((element) => ({ kind: each, element: element as string })),
    ).find(({ element }) => {
      return normalizeHeader(element) === normalizeHeader(row.cells.element ?? '');
    });
    if (named === undefined) return true;
    kind ??= named.kind;
    const key = JSON.stringify([fold(row.cells.agency ?? ''), named.element]);
    if (named.kind !== kind) return true;
    if (seen.includes(key)) return true;
    seen.push(key);
    const read = readAnswer(row.cells.answer ?? '', named.element);
    const day = sideDay(row.cells.date ?? '', MONTH_FIRST);
    if (read === null || day === undefined) return true;
    const said = row.cells.agency ?? '';
    const agency = isValue(said) ? said : called;
    given.push({ ...named, ...read, agency, file: name, row, day });
    return false;
  };
  readSideTable(text, { ...ANSWERS, isBad }, { allowBadRows });
  if (given.length === 0) throw new OracleRefusal('no row that can be read');
  return given;
}

/** `riverton-policy.csv` is of riverton. */
function agencyInName(name: string): string {
  const words = name.replace(/\.csv$/, '').split(/(?=[\s._-])/);
  const isKind = (word: string): boolean =>
    [...KINDS, 'checklist'].some((kind) => word.replace(/^[\s._-]/, '') === kind);
  const own = isKind(words.at(-1) ?? '') ? words.slice(0, -1).join('') : words.join('');
  return own === '' ? '(agency not named)' : own;
}

function readAnswer(cell: string, element: string): { answer: State; value: string | null } | null {
  const answer = stateOf(cell);
  if (answer !== null) return { answer, value: null };
  const value = thingOf(cell, TAKES[element]);
  return value === null ? null : { answer: 'met', value };
}

function thingOf(cell: string, takes: 'date' | 'number' | 'period' | undefined): string | null {
  if (takes === 'date') {
    const day = sideDay(cell, MONTH_FIRST);
    return typeof day === 'number' ? dayText(day) : null;
  }
  if (takes === 'number') {
    const number = Number(cell.replace(/ searches$/, '').replaceAll(',', ''));
    return Number.isInteger(number) && number > 0 ? String(number) : null;
  }
  const [, count, unit] = /^(\d+) ?(d|days?|mo|months?|y|years?)$/.exec(cell) ?? [];
  if (takes !== 'period' || unit === undefined || Number(count) === 0) return null;
  return `${Number(count)}${unit.startsWith('m') ? 'mo' : unit.charAt(0)}`;
}

/** The first day on which terms are not yet old. */
function limitOf(terms: string, asOf: number | null): number | null {
  const { count, unit } = readPeriod(terms);
  if (unit === 'min' || unit === 'h') throw new OracleRefusal('no days, months or years');
  if (asOf === null) return null;
  if (unit === 'd') return asOf - count;
  return dayMonthsBefore(asOf, unit === 'y' ? count * 12 : count);
}

const DAY_MS = 86_400_000;

function shownAnswer(
  agency: string,
  given: Given | undefined,
  asOf: number | null,
  limit: number | null,
): OracleAnswer {
  if (given === undefined) {
    const nothing = { value: null, note: null, checkedBy: null, date: null };
    const unanswered = { answer: 'open', supported: null, quote: null, page: null } as const;
    return { agency, ...unanswered, ...nothing, file: null, line: null };
  }
  const { row, value, file, day } = given;
  const text = (field: string): string | null => {
    const cell = row.cells[field] ?? '';
    return isValue(cell) ? cell : null;
  };
  const answer = answerOn(given, value === null ? null : Date.parse(value) / DAY_MS, asOf, limit);
  const [quote, page] = [text('quote'), text('page')];
  return {
    ...{ agency, answer },
    supported: answer === 'met' ? quote !== null || page !== null : null,
    ...{ quote, page, value, note: text('note'), checkedBy: text('checkedBy') },
    date: day === null ? null : dayText(day),
    ...{ file, line: row.line },
  };
}

/** A date that was given as the answer says what the answer is, on the day that stands for today. */
function answerOn(
  { answer, element, value }: Given,
  day: number | null,
  asOf: number | null,
  limit: number | null,
): State {
  if (value === null || day === null || TAKES[element] !== 'date') return answer;
  if (asOf === null || limit === null) throw new Error('dates have an as-of');
  if (element === 'inForceUntil') return day < asOf ? 'notMet' : 'met';
  if (day > asOf) return 'open';
  return day < limit ? 'notMet' : 'met';
}

function totalsOf(agency: string, elements: OracleChecklist['elements'], at: number): Totals {
  const own = elements.flatMap(({ answers }) => answers[at] ?? []);
  const counts = STATES.map((state) => [
    state,
    own.filter(({ answer }) => answer === state).length,
  ]);
  const unsupported = own.filter(({ answer, quote, page }) => {
    return answer === 'met' && quote === null && page === null;
  }).length;
  return { agency, ...(Object.fromEntries(counts) as Record<State, number>), unsupported };
}

function termsOf(
  elements: OracleChecklist['elements'],
  at: number,
  asOf: number | null,
  limit: number | null,
): OracleChecklist['terms'][number] {
  const of = (name: string): OracleAnswer | undefined =>
    elements.find(({ element }) => element === name)?.answers[at];
  const [updates, end] = [of('termsUpdated'), of('inForceUntil')];
  const before = (date: string | null, day: number | null): boolean | null =>
    date === null || day === null ? null : Date.parse(date) / DAY_MS < day;
  const [updated, expires] = [updates?.value ?? null, end?.value ?? null];
  return {
    agency: updates?.agency ?? '',
    ...{ updated, old: before(updated, limit) },
    ...{ expires, expired: before(expires, asOf) },
  };
}
