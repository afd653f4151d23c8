import { calendarWords } from '../../calendar-words.ts';
import type { LogFacts, Population } from '../../contract/document.ts';
import { deceivingLines, lookAt, otherLines } from '../look-at.ts';
import { paragraph, type Row, type Table, table, textColumn, type View } from '../view.ts';
import { counted, listWords, quoted, thousands, timeWords } from '../words.ts';

/**
 * What every output for people opens with: a control total that does not agree, first of all; where a
 * file's form deceives; the rows read, set aside and left; the period and the people; then what else to
 * look at.
 */
export function accountingView(facts: LogFacts): View {
  const { population, inputs } = facts;
  const read = `${counted(population.rows, 'row')} read in ${counted(inputs.length, 'file')}`;
  const left = `${counted(population.searches, 'search', 'searches')} left to examine`;
  const setAside = setAsideRows(population);
  const none = setAside.length === 0 ? ' No row was set aside.' : '';
  return {
    lead: [...firstLines(facts), `${read}; ${left}.${none}`],
    blocks: [
      ...(setAside.length === 0 ? [] : [setAsideTable(population, setAside)]),
      ...accountingSentences(facts).map(paragraph),
      ...lookAt(filterLines(facts)).map(paragraph),
      ...facts.notes.map((note) => paragraph(`${note}.`)),
      ...lookAt(otherLines(facts)).map(paragraph),
    ],
  };
}

/** What stands above everything else of an output: no share is shown before it. */
export function firstLines(facts: LogFacts): string[] {
  const control = controlTotalLine(facts);
  return [...(control === null ? [] : [control]), ...lookAt(deceivingLines(facts))];
}

/** The line for a control total that does not agree; null where it does, or none was given. */
export function controlTotalLine({ settings, population }: LogFacts): string | null {
  const { controlTotal } = settings;
  if (controlTotal === null || controlTotal.expected === population.rows) return null;
  const difference = population.rows - controlTotal.expected;
  const shown = counted(controlTotal.expected, 'row');
  const amount = `${thousands(Math.abs(difference))} ${difference < 0 ? 'fewer' : 'more'}`;
  const held = thousands(population.rows);
  return `Control total: the vendor's screen showed ${shown}, the files hold ${held}: ${amount}.`;
}

/** Where the rows went that are no searches of the population. */
export function setAsideRows(population: Population): Row[] {
  const kinds: [string, number][] = [
    ['less duplicates (the same search again)', population.duplicates],
    ['less malformed rows (cells too many, too few or broken)', population.malformed],
    ['less searches outside the period', population.outsidePeriod],
    ['less searches of other users or agencies', population.filteredOut],
  ];
  return kinds
    .filter(([, count]) => count > 0)
    .map(([label, count]) => ({ cells: [label, thousands(count)] }));
}

function setAsideTable(population: Population, setAside: Row[]): Table {
  return table(
    [textColumn('How the rows add up'), { header: 'Rows', align: 'right' }],
    [
      { cells: ['Rows read', thousands(population.rows)] },
      ...setAside,
      { cells: ['Searches left to examine', thousands(population.searches)], total: true },
    ],
  );
}

/** The period, the people, what was chosen, and what was not counted as rows. */
export function accountingSentences(facts: LogFacts): string[] {
  const about = [periodSentence(facts), chosenSentence(facts)];
  const counts = [undatedSentence(facts), ...besideSentences(facts)];
  return [about, counts]
    .map((texts) => texts.filter((text) => text !== '').join(' '))
    .filter((text) => text !== '');
}

/** Users and agencies that were asked for and that no search has. */
export function filterLines({ notFound }: LogFacts): string[] {
  return notFound.filter(({ option }) => option !== '--auditor').map(notFoundWords);
}

/** A name that was given and that no search has, and the nearest that one has. */
export function notFoundWords({ option, name, nearest }: LogFacts['notFound'][number]): string {
  if (option === '--by') {
    const header = nearest === null ? '' : `; the nearest header is ${quoted(nearest)}`;
    return `no log has a column for the group ${name} of --by, which leaves all searches in one${header} (--map "${name}=<header>" names it).`;
  }
  const what = {
    '--user': `user ${quoted(name)} of --user`,
    '--agency': `agency ${quoted(name)} of --agency`,
    '--auditor': `user ${quoted(name)}, who is to audit`,
    '--own': `agency ${quoted(name)} of --own`,
    agencies: `agency ${quoted(name)} of the config's agencies`,
  }[option];
  const instead = nearest === null ? '' : `; the nearest name is ${quoted(nearest)}`;
  return `no search has the ${what}${instead}.`;
}

/** How many agencies there are, where that may be said; and how many logs or searches name none. */
export function agencyWords({ population, inputs, withoutAgency }: LogFacts): {
  agencies: string[];
  unnamed: string | null;
} {
  const { searches, agencies } = population;
  if (agencies === 0) return { agencies: [], unnamed: null };
  const count = [counted(agencies, 'agency', 'agencies')];
  if (withoutAgency.searches === 0) return { agencies: count, unnamed: null };
  const [none, of, word] =
    withoutAgency.logs > 0
      ? [withoutAgency.logs, inputs.length, 'logs']
      : [withoutAgency.searches, searches, 'searches'];
  const unnamed = `${thousands(none)} of ${thousands(of)} ${word} ${none === 1 ? 'names' : 'name'} no agency`;
  // One agency of some searches would be taken for that of all.
  return { agencies: agencies === 1 ? [] : count, unnamed };
}

function periodSentence(facts: LogFacts): string {
  const { population } = facts;
  const { first, last, users } = population;
  if (population.searches === 0) return '';
  const period =
    first === null || last === null
      ? `None of the searches has a time that can be read${notMatched(facts)}.`
      : `The searches run from ${timeWords(first)} to ${timeWords(last)}.`;
  const { agencies, unnamed } = agencyWords(facts);
  const named = [...(users > 0 ? [counted(users, 'user')] : []), ...agencies];
  const rest = unnamed === null ? '' : `${unnamed}.`;
  if (named.length === 0) return `${period} ${rest}`.trim();
  return `${period} They name ${listWords(named)}${rest === '' ? '.' : `; ${rest}`}`;
}

/** The headers that no field has, behind what is said to be missing. */
export function notMatched({ unmatched }: Pick<LogFacts, 'unmatched'>): string {
  return unmatched === '' ? '' : ` (columns not matched to any field: ${unmatched})`;
}

/** What the user chose to examine, so that the output alone tells how to repeat it. */
function chosenSentence({ settings }: LogFacts): string {
  return [
    ...period(settings.from, settings.to),
    ...only('user', 'users', settings.users),
    ...only('agency', 'agencies', settings.agencies),
    ...(settings.keepDuplicates ? ['Duplicates were kept, as asked for.'] : []),
    ...(settings.noId ? ['Searches were told apart by all of their cells, as asked for.'] : []),
  ].join(' ');
}

function period(from: string | null, to: string | null): string[] {
  if (from === null && to === null) return [];
  const [first, last] = [from, to].map((date) => calendarWords(date ?? ''));
  if (from === null) return [`Period asked for: up to and including ${last}.`];
  if (to === null) return [`Period asked for: from ${first} on, that day included.`];
  return [`Period asked for: ${first} to ${last}, both days included.`];
}

function only(singular: string, plural: string, names: string[]): string[] {
  if (names.length === 0) return [];
  const word = names.length === 1 ? singular : plural;
  return [`Only the searches of the ${word} ${listWords(names.map(quoted))}.`];
}

/** Files whose undated searches are counted one by one. */
const UNDATED_SHOWN = 8;

function undatedSentence({ population, settings, inputs, undatedIn }: LogFacts): string {
  if (population.undated === 0) return '';
  const undated = counted(population.undated, 'search', 'searches');
  const have = population.undated === 1 ? 'has' : 'have';
  const all = settings.from === null && settings.to === null;
  const among = all ? 'among those left' : 'among those outside the period';
  const named = undatedIn
    .slice(0, UNDATED_SHOWN)
    .map(({ file, searches }) => `${thousands(searches)} in ${file}`);
  const more = undatedIn.length - named.length;
  const files = [...named, ...(more > 0 ? [`the rest in ${counted(more, 'more file')}`] : [])];
  const where = inputs.length === 1 || files.length === 0 ? '' : `: ${listWords(files)}`;
  return `${undated} ${among} ${have} no time that can be read${where}.`;
}

function besideSentences({ population }: LogFacts): string[] {
  const kinds: [number, string, string][] = [
    [population.headersRepeated, 'repeated header', 'repeated headers'],
    [population.blankRows, 'blank row', 'blank rows'],
    [population.preambleRows, 'row above the header', 'rows above the header'],
    [population.footerRows, 'page footer', 'page footers'],
    [
      population.otherRows,
      'row that is no search (such as a total)',
      'rows that are no searches (such as totals)',
    ],
  ];
  const beside = kinds.filter(([count]) => count > 0).map((kind) => counted(...kind));
  const kept = population.identicalRowsKept;
  return [
    beside.length === 0 ? '' : `Not counted as rows: ${listWords(beside)}.`,
    kept === 0
      ? ''
      : `${counted(kept, 'row')} identical to another row of the same file ${kept === 1 ? 'was' : 'were'} kept, because two searches in the same minute can look alike.`,
  ];
}
