import type { Manifest } from '../contract/manifest.ts';
import type { SizeFrom } from '../contract/sample.ts';
import type { CoverLine, CoverSection, TicketSteps } from '../contract/workpaper.ts';
import { deceivingLines, otherLines } from '../report/look-at.ts';
import { stratumWords } from '../report/views/groups/strata-words.ts';
import { counted, listWords, quoted, thousands, timeWords } from '../report/words.ts';

/** What of a manifest the cover tells; a manifest has more. */
export type CoverFacts = Omit<Manifest, 'drawn' | 'workpaper'>;

/** The cover sheet: what an auditor who was not there needs to follow the draw, and who signs. */
export function workpaperCover(facts: CoverFacts, check: TicketSteps | null): CoverSection[] {
  return [
    ...deceiving(facts),
    { heading: 'Sample', lines: sampleLines(facts) },
    { heading: 'Population', lines: populationLines(facts) },
    { heading: 'Files that the searches come from', lines: facts.inputs.map(inputLine) },
    { heading: 'How the sample was drawn', lines: drawLines(facts) },
    ...(check === null ? [] : [{ heading: 'How to check a ticket', lines: checkLines(check) }]),
    { heading: 'How to fill in this workpaper', lines: ANSWERS },
    ...attention(facts),
    { heading: 'Sign-off', lines: signOff(facts.preparer) },
  ].map(({ heading, lines }) => ({ heading, lines: lines.filter(isSaid) }));
}

function isSaid({ text, toFill }: CoverLine): boolean {
  return text !== '' || toFill === true;
}

function line(label: string, text: string | null): CoverLine {
  return { label, text: text ?? '' };
}

function sampleLines({ design, settings, population, createdAt, tool }: CoverFacts): CoverLine[] {
  const searches = counted(population.searches, 'search', 'searches');
  const drawn = Math.min(design.size, population.searches);
  const size = design.census
    ? `all ${searches} of the population: a census`
    : `${counted(drawn, 'search', 'searches')} of the ${searches} in the population`;
  return [
    line('Size', size),
    line('What the size came from', sizeWords(settings.size, population.searches)),
    line(
      'Spares',
      design.spares === 0 ? 'none' : `${counted(design.spares, 'search', 'searches')}`,
    ),
    line('Strata', strataWords(design, settings.by)),
    line('Extends', extendsWords(settings.extends)),
    line('Drawn', timeWords(createdAt)),
    line('With', `${tool.name} ${tool.version}`),
  ];
}

function sizeWords(from: SizeFrom, searches: number): string {
  if (from.from === 'size') return `asked for: ${thousands(from.size)}`;
  if (from.from === 'percent') {
    const least = from.atLeast === null ? '' : `, at least ${thousands(from.atLeast)}`;
    const most = from.atMost === null ? '' : `, at most ${thousands(from.atMost)}`;
    return `${from.percent}% of ${thousands(searches)} searches, rounded up${least}${most}`;
  }
  return `the smallest sample that, with ${from.expected}% of it deviating, still shows at ${from.confidence}% confidence that less than ${from.tolerable}% of the population deviates`;
}

function strataWords({ strata }: CoverFacts['design'], by: string | null): string {
  if (by === null) return 'none: one draw over the whole population';
  const each = strata.map(
    ({ value, searches, drawn }) =>
      `${stratumWords(by, value)}: ${thousands(drawn)} of ${thousands(searches)}`,
  );
  return `by ${listWords(by.split(','))}\n${each.join('\n')}`;
}

function extendsWords(of: CoverFacts['settings']['extends']): string {
  if (of === null) return '';
  return `an earlier draw of ${counted(of.drawn, 'search', 'searches')}, whose manifest has the SHA-256 ${of.sha256}`;
}

function populationLines({ population, settings }: CoverFacts): CoverLine[] {
  const { rows, searches, first, last } = population;
  const less = (label: string, count: number): CoverLine =>
    line(label, count === 0 ? '' : thousands(count));
  const ends = [first, last].map((time) => (time === null ? '' : timeWords(time)));
  return [
    line('Rows read', thousands(rows)),
    less('less duplicates', population.duplicates),
    less('less malformed rows', population.malformed),
    less('less outside the period', population.outsidePeriod),
    less('less filtered out', population.filteredOut),
    line('Searches', thousands(searches)),
    line('First and last', first === null ? '' : `${ends[0]} to ${ends[1]}`),
    line('Period asked for', periodWords(settings.from, settings.to)),
    line('Only users', listWords(settings.users.map(quoted))),
    line('Only agencies', listWords(settings.agencies.map(quoted))),
    line('Time zone', settings.timeZone ?? 'none was given: times with a zone are dated in UTC'),
  ];
}

function periodWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'all that the files hold';
  return `${from ?? 'the start'} to ${to ?? 'the end'}, both included`;
}

function inputLine({ file, sha256, bytes, layout, rows }: CoverFacts['inputs'][number]): CoverLine {
  const size = `${counted(rows, 'row')}, ${counted(bytes, 'byte')}, layout ${layout}`;
  return line(file, `SHA-256 ${sha256}\n${size}`);
}

function drawLines({ design, specification }: CoverFacts): CoverLine[] {
  return [
    line('Method', design.method),
    line('Specification', specification),
    line('Seed', design.seed),
    line('Source of the seed', design.seedSource ?? 'not recorded'),
    line('Witnesses', listWords(design.witnesses) || 'none recorded'),
    line(
      'To repeat it',
      'alpr-audit verify manifest.json (the manifest was issued with this file)',
    ),
  ];
}

function checkLines({ id, seedHash, hash, ticket }: TicketSteps): CoverLine[] {
  return [
    line('Search', `draw 1, whose identity is ${id} (the manifest has those of all searches)`),
    line('Step 1', `The SHA-256 of the seed, in small hexadecimal letters:\n${seedHash}`),
    line('Step 2', `The SHA-256 of that text with the identity put right behind it:\n${hash}`),
    line(
      'Step 3',
      `That number in decimal digits, zeros before it up to 64 digits, read backwards, after "0.":\n${ticket}`,
    ),
    line('Drawn are', 'the searches with the smallest tickets, compared as texts.'),
  ];
}

const ANSWERS: readonly CoverLine[] = [
  line(
    'Rows',
    'One row a search. Fill in every row of the sample; leave the gray cells as they are. What the case number and the reason read as is what validate says of them: a hint, no finding. The columns behind the date only find a search again; they are not printed.',
  ),
  line('Y', 'yes'),
  line('N', 'no'),
  line('NA', 'the question does not apply to this search; it leaves the count of that question'),
  line('Exception', 'Y where the search failed the audit test: a deviation. N where it did not.'),
  line(
    'Void',
    'Y only where the search cannot be examined for a cause that has nothing to do with its result, such as a test by the vendor. Give the reason. The first unused spare of its stratum takes its place.',
  ),
  line('Spares', 'Examine a spare only when a void asks for it, in the order of the draw.'),
  line('Left blank', 'A row without an answer counts as a deviation.'),
  line(
    'When it is done',
    'Keep it an .xlsx file: a CSV that a spreadsheet saves again may change numbers and dates. Then: alpr-audit evaluate workpaper.xlsx --confidence 95 --tolerable 5, with the confidence and the tolerable rate that you planned for.',
  ),
];

/** What stands above all else, because the form of a file deceives. */
function deceiving(facts: CoverFacts): CoverSection[] {
  const lines = deceivingLines(facts).map((text) => line('Look at', text));
  return lines.length === 0 ? [] : [{ heading: 'Look at this first', lines }];
}

function attention({ inputs, warnings, independence }: CoverFacts): CoverSection[] {
  const own = independence.map(({ user, searches, drawn }) =>
    line(
      `Auditor ${user}`,
      searches === 0
        ? 'no search of the population is by this user'
        : `${counted(searches, 'search', 'searches')} of this user in the population, ${thousands(drawn)} drawn${searches > 0 ? ': another person should examine them' : ''}`,
    ),
  );
  const look = otherLines({ inputs, warnings }).map((text) => line('The logs', text));
  const lines = [...own, ...look];
  return lines.length === 0 ? [] : [{ heading: 'Look at', lines }];
}

function signOff(preparer: string | null): CoverLine[] {
  return ['Preparer', 'Reviewer', 'Approver'].flatMap((who): CoverLine[] => [
    { label: `${who}: name`, text: who === 'Preparer' ? (preparer ?? '') : '', toFill: true },
    { label: 'Signature', text: '', toFill: true },
    { label: 'Date', text: '', toFill: true },
  ]);
}
