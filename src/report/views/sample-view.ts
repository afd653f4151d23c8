import type { LogFacts } from '../../contract/document.ts';
import type { DrawnSearch, SampleResult, SampleSettings } from '../../contract/sample.ts';
import type { Field } from '../../search.ts';
import { trimmed } from '../../search.ts';
import { lookAt } from '../look-at.ts';
import {
  type Block,
  type Column,
  heading,
  notes,
  paragraph,
  table,
  textColumn,
  type View,
} from '../view.ts';
import { counted, listWords, quoted, thousands } from '../words.ts';
import { accountingView, notFoundWords } from './accounting-view.ts';
import { strataInOrder, strataTitles, stratumParts, stratumWords } from './groups/strata-words.ts';
import { provenance } from './provenance.ts';
import { pickBlocks } from './sample-picks.ts';
import { sizeSentence } from './sample-words.ts';

/** The sample, so that an auditor can read aloud how it was drawn, and find each search in its log. */
export function sampleView(
  facts: LogFacts,
  settings: SampleSettings,
  result: SampleResult,
  folder: string | null,
): View {
  const opening = accountingView(facts);
  return {
    lead: opening.lead,
    blocks: [
      ...opening.blocks,
      heading('The sample'),
      paragraph(drawnSentences(facts, settings, result)),
      paragraph(seedSentences(result)),
      ...strataBlocks(settings, result),
      ...independenceBlocks(facts, result),
      ...(folder === null
        ? drawnBlocks(facts, settings, result)
        : [paragraph(folderSentence(folder))]),
      ...pickBlocks(facts, result, folder),
      notes([...methodNotes(result, folder), ...provenance(facts)]),
    ],
  };
}

function drawnSentences(
  { population }: LogFacts,
  settings: SampleSettings,
  { design, drawn }: SampleResult,
): string {
  const count = (role: DrawnSearch['role']): number =>
    drawn.filter((each) => each.role === role).length;
  const chosen = count('sample') + count('extension');
  const of = counted(population.searches, 'search', 'searches');
  const whole = `All of the ${of} were drawn: this is a census, and not a sample.`;
  const part = `${thousands(chosen)} of the ${of} ${chosen === 1 ? 'was' : 'were'} drawn.`;
  const extension =
    settings.extends === null ? '' : extensionSentence(count('sample'), count('extension'));
  const spares = count('spare');
  const spare =
    spares === 0
      ? ''
      : ` ${counted(spares, 'spare')} ${spares === 1 ? 'stands' : 'stand'} by, to replace searches that prove void.`;
  return `${design.census ? whole : part}${extension}${spare} ${sizeSentence(settings.size, design.size)}`;
}

function extensionSentence(first: number, more: number): string {
  const earlier = `${counted(first, 'search', 'searches')} ${first === 1 ? 'was' : 'were'} in the first draw`;
  return ` ${earlier}, ${thousands(more)} ${more === 1 ? 'extends' : 'extend'} it.`;
}

/** The seed, where it came from, and who saw it made. */
export function seedSentences({ design }: Pick<SampleResult, 'design'>): string {
  const { seed, seedSource, witnesses } = design;
  const source = seedSource === null ? ', whose source was not recorded (--seed-source)' : '';
  const from = seedSource === null ? '' : ` Its source: ${seedSource}.`;
  const seen = witnesses.length === 0 ? '' : ` Witnessed by ${listWords([...witnesses])}.`;
  return `The seed is ${seed}${source}.${from}${seen}`;
}

function strataBlocks(settings: SampleSettings, { design, drawn }: SampleResult): Block[] {
  const { by } = settings;
  if (by === null) return [];
  const spares = (value: string): number =>
    drawn.filter(({ role, stratum }) => role === 'spare' && stratum === value).length;
  const titles = strataTitles(by);
  const rows = strataInOrder(by, design.strata).map(({ value, searches, drawn: size }) => {
    const parts = stratumParts(by, value);
    const name = titles.map((_, at) => parts[at] ?? '');
    return { cells: [...name, thousands(searches), thousands(size), thousands(spares(value))] };
  });
  return [
    heading(`Strata, by ${listWords(by.split(','))}`),
    table([...titles.map(textColumn), ...['Searches', 'Drawn', 'Spares'].map(numberColumn)], rows),
    paragraph(sharingSentences(settings, design)),
    ...lookAt(emptyStrata(design)).map(paragraph),
  ];
}

/** A stratum of which nothing is drawn keeps the sample from being projected. */
function emptyStrata({ strata }: SampleResult['design']): string[] {
  const empty = strata.filter(({ drawn }) => drawn === 0).length;
  if (empty === 0) return [];
  return [
    `nothing is drawn of ${thousands(empty)} of the ${counted(strata.length, 'stratum', 'strata')}, so that alpr-audit evaluate can project nothing to all searches: give --at-least-each 1, a larger size or fewer groups.`,
  ];
}

/** How the sample is shared out, and why it is not as large as was asked for. */
function sharingSentences(
  { allocate, atLeastEach, extends: earlier }: SampleSettings,
  { size, strata }: SampleResult['design'],
): string {
  const how =
    allocate === 'proportional'
      ? 'in proportion to the searches of each stratum (largest remainder)'
      : 'equally';
  const least =
    atLeastEach === 0 ? '' : `, at least ${thousands(atLeastEach)} of each as far as there are`;
  const drawn = strata.reduce((sum, each) => sum + each.drawn, 0);
  const population = strata.reduce((sum, { searches }) => sum + searches, 0);
  const asked = Math.min(size, population);
  const instead = `: ${thousands(drawn)} are drawn and not ${thousands(asked)}`;
  const kept = earlier === null ? '' : ', and no stratum has fewer than before';
  const more = drawn > asked ? `${kept}${instead}` : '';
  const fewer =
    drawn < asked ? ` A stratum with fewer than its share gives all it has${instead}.` : '';
  return `The sample is shared out ${how}${least}${more}.${fewer}`;
}

function independenceBlocks({ notFound }: LogFacts, { independence }: SampleResult): Block[] {
  return independence.map(({ user, searches, drawn }) => {
    const unknown = notFound.find(({ option, name }) => option === '--auditor' && name === user);
    if (unknown !== undefined) {
      return paragraph(`Look at: ${notFoundWords(unknown)}`);
    }
    const none = `${user}, who is to audit, made none of these searches.`;
    const made = `Look at: ${user}, who is to audit, made ${counted(searches, 'search', 'searches')} of this population`;
    const own =
      drawn === 0
        ? `${made}, none of them in the sample.`
        : `${made}, ${thousands(drawn)} of them in the sample: somebody else has to examine ${drawn === 1 ? 'that one' : 'those'}.`;
    return paragraph(searches === 0 ? none : own);
  });
}

const SHOWN: readonly [Field, string][] = [
  ['searchedAt', 'Searched at'],
  ['user', 'User'],
];

function drawnBlocks(
  { inputs }: LogFacts,
  { by }: SampleSettings,
  { design, drawn }: SampleResult,
): Block[] {
  if (drawn.length === 0) return [];
  const shown = SHOWN.filter(([field]) => drawn.some(({ search }) => search[field] !== undefined));
  const several = inputs.length > 1;
  const stratified = design.strata.length > 0;
  const roles = drawn.some(({ role }) => role !== 'sample');
  const columns: Column[] = [
    numberColumn('Draw'),
    ...(roles ? [textColumn('Role')] : []),
    ...(stratified ? [textColumn('Stratum')] : []),
    ...(design.method === 'ticket' ? [textColumn('Ticket')] : []),
    ...(several ? [textColumn('File')] : []),
    numberColumn('Line'),
    ...shown.map(([, title]) => textColumn(title)),
  ];
  const rows = drawn.map(({ draw, role, stratum, ticket, file, line, search }) => ({
    cells: [
      thousands(draw),
      ...(roles ? [role] : []),
      ...(stratified ? [stratumWords(by, stratum ?? '')] : []),
      ...(design.method === 'ticket' ? [ticket === null ? '–' : shortTicket(ticket)] : []),
      ...(several ? [file] : []),
      String(line),
      ...shown.map(([field]) => trimmed(search[field] ?? '')),
    ],
  }));
  return [heading('The searches drawn, in order'), table(columns, rows)];
}

function folderSentence(folder: string): string {
  return `Written to ${quoted(folder)}: workpaper.xlsx and workpaper.csv to fill in (one of them), and manifest.json, which proves the draw.`;
}

/** A ticket cut to nine digits behind leading nines, as the reference program shows it. */
function shortTicket(ticket: string): string {
  return /^0\.9*\d{1,9}/.exec(ticket)?.[0] ?? ticket;
}

function methodNotes({ design }: SampleResult, folder: string | null): string[] {
  if (design.method === 'generator') {
    return [
      `The searches are numbered 1 to N in file order, and numbers are drawn by a generator that the seed starts. The draw depends on the order of rows and files: keep the logs as they are${folder === null ? '' : '; alpr-audit verify draws it again'}.`,
    ];
  }
  return [
    'Every search has a ticket that SHA-256 makes of the seed and of what the search is known by; the smallest tickets are drawn, in order. The draw does not depend on the order of rows or files, and anybody can compute a ticket again (README, "Check a draw").',
    ...(folder === null
      ? [
          'Tickets are cut to nine digits here; --json has all of them, and the cells of each search. -o <folder> writes the workpaper and its manifest.',
        ]
      : ['alpr-audit verify draws it again from its manifest and compares.']),
  ];
}

function numberColumn(header: string): Column {
  return { header, align: 'right' };
}
