import { paragraph, type Table, table, textColumn } from '../view.ts';
import { flagSentence } from '../views/flags/flag-sentences.ts';
import { customRules, whyWords } from '../views/flags/flags-rules.ts';
import { counted, listWords, thousands } from '../words.ts';
import { folded, type ReportBlock, type Section, titled } from './blocks.ts';
import { type Report, shortened } from './report.ts';

/** Red flags over every search: how often each rule flags, and what could not be looked at. */
export function flagsSection({ result, facts }: Report): Section {
  const { flags } = result;
  const ran = flags.rules.filter((rule) => rule.ran);
  const idle = flags.rules.filter((rule) => !rule.ran);
  return {
    id: 'flags',
    title: 'Red flags',
    blocks: [
      paragraph(
        `Rules over every search find what a random sample is no way to find. A flag is a reason to look, never an accusation: ${thousands(flags.flagged)} of ${counted(facts.population.searches, 'search', 'searches')} are flagged by some rule. alpr-audit flags names whom and which.`,
      ),
      ...ranBlocks(ran),
      ...(idle.length === 0 ? [] : [titled('What could not be looked at', idleTable(idle))]),
      ...customs(flags).map((text) => paragraph(text)),
      ...severalBlocks(flags),
      ...listBlocks(flags),
    ],
  };
}

type Flags = Report['result']['flags'];
type Rules = Flags['rules'];

/** The rules that flag, and those that looked and found nothing. */
function ranBlocks(rules: Rules): ReportBlock[] {
  const found = rules.filter(({ flags }) => flags > 0);
  const quiet = rules.filter(({ flags }) => flags === 0).map(({ label }) => label);
  return [
    ...(found.length === 0 ? [] : [titled('Red flags by rule', ranTable(found))]),
    ...(quiet.length === 0 ? [] : [paragraph(`Looked for, and not found: ${quiet.join('; ')}.`)]),
  ];
}

function ranTable(rules: Rules): Table {
  const numbers = ['Looked at', 'Flags', 'Searches'].map((header) => ({
    ...{ header, align: 'right' as const },
  }));
  return table(
    [textColumn('Rule'), ...numbers],
    rules.map(({ label, subjects, flags, searches }) => ({
      cells: [label, thousands(subjects), thousands(flags), thousands(searches)],
    })),
  );
}

function idleTable(rules: Rules): Table {
  const reasons = [...new Set(rules.map(({ why }) => whyWords(why ?? '')))];
  return table(
    [textColumn('Why not'), textColumn('Rules')],
    reasons.map((reason) => {
      const own = rules.filter(({ why }) => whyWords(why ?? '') === reason);
      return { cells: [reason, own.map(({ label }) => label).join('; ')] };
    }),
  );
}

function customs({ rules }: Flags): string[] {
  return customRules({ rules, flags: null }).map(
    ({ rule }) =>
      `${rules.find((each) => each.rule === rule)?.label ?? rule}: over one in ten of those looked at are flagged. This is how the agency works; it is no sign of a person.`,
  );
}

function severalBlocks({ several, rules }: Flags): ReportBlock[] {
  if (several.searches === 0) return [];
  const isOne = new Set(several.rows.map(({ file }) => file)).size === 1;
  const labels = new Map(rules.map(({ rule, label }) => [rule, label]));
  const words = counted(several.searches, 'search is', 'searches are');
  const rows = several.rows.map(({ file, line, rules: by }) => ({
    cells: [
      ...(isOne ? [] : [shortened(file)]),
      String(line),
      listWords(by.map((rule) => labels.get(rule) ?? rule)),
    ],
  }));
  return [
    paragraph(`${words} flagged by two rules or more.`),
    ...(rows.length === 0
      ? []
      : [
          folded(
            `Flagged by two rules or more: ${thousands(rows.length)} of ${thousands(several.searches)}${isOne ? `, ${several.rows[0]?.file}` : ''}`,
            table(
              [
                ...(isOne ? [] : [textColumn('File')]),
                { header: 'Line', align: 'right' },
                textColumn('Rules'),
              ],
              rows,
            ),
          ),
        ]),
  ];
}

/** The flags themselves, where users are to be shown. */
function listBlocks({ list, rules }: Flags): ReportBlock[] {
  if (list.length === 0) return [];
  const labels = new Map(rules.map(({ rule, label }) => [rule, label]));
  const rows = list.slice(0, MOST_LISTED).map((flag) => ({
    cells: [
      shortened(flag.subject.user ?? flag.subject.agency ?? '–'),
      labels.get(flag.rule) ?? flag.rule,
      flagSentence(flag),
    ],
  }));
  const columns = ['User or agency', 'Rule', 'What stands in the log'].map(textColumn);
  const title = `Red flags: ${thousands(rows.length)} of ${thousands(list.length)}`;
  return [folded(title, table(columns, rows))];
}

const MOST_LISTED = 200;
