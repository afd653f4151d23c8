import { CASE_NUMBER_CLASSES, REASON_CLASSES } from '../../../contract/classes.ts';
import { FINDINGS } from '../../../contract/findings.ts';
import { ACCOUNT_KINDS, SAFEGUARDS } from '../../../contract/systems/account-kinds.ts';
import { periodWords } from '../../words.ts';
import { groupWords } from '../groups/group-words.ts';
import { strataWords } from './strata-words.ts';

/** What shares are called where people read them; what has no words stands as it is. */

const PLAIN: Readonly<Record<string, string>> = {
  judgeable: 'Searches that can be judged',
  inadequate: 'Inadequate, of those that can be judged',
  bothBlank: 'Case number and reason both blank',
  ranged: 'Searches that gave a date range',
  'setAside.undated': 'Not counted: undated',
  'setAside.absentRange': 'Not counted: no column for a date range',
  'setAside.noRange': 'Not counted: no date range given',
  'setAside.withheldRange': 'Not counted: date range withheld',
  'setAside.unreadableRange': 'Not counted: date range cannot be read',
  'setAside.noStart': 'Not counted: only an end',
  'setAside.reversed': 'Not counted: end before start',
  'setAside.startsAfterSearch': 'Not counted: starts after the search',
  flagged: 'Searches flagged by any rule',
  active: 'Active accounts',
  exception: 'Exceptions, of the searches examined',
  law: 'Lacking something of what the law says a record holds',
};

const KINDS: Readonly<
  Record<string, { readonly before: string; readonly labels: Readonly<Record<string, Labeled>> }>
> = {
  caseNumber: { before: 'Case number: ', labels: CASE_NUMBER_CLASSES },
  reason: { before: 'Reason: ', labels: REASON_CLASSES },
  findings: { before: '', labels: FINDINGS },
  safeguards: { before: 'Exceptions: ', labels: SAFEGUARDS },
  exceptions: { before: 'Accounts: ', labels: ACCOUNT_KINDS },
};

interface Labeled {
  readonly label: string;
}

const SERVED: Readonly<Record<string, string>> = {
  fully: 'served fully',
  partly: 'served partly',
  notAtAll: 'not served',
};

const STRATUM = 'stratum=';

/** Names shares, given all of them: what strata are called, all of them show. */
export function shareNames(all: readonly { readonly what: string }[]): (what: string) => string {
  const isStratum = (what: string): boolean => what.startsWith(STRATUM);
  const nameOf = (what: string): string => what.slice(STRATUM.length);
  const inWords = strataWords(all.flatMap(({ what }) => (isStratum(what) ? [nameOf(what)] : [])));
  return (what) => (isStratum(what) ? `Stratum ${inWords(nameOf(what))}` : shareName(what));
}

function shareName(what: string): string {
  if (Object.hasOwn(PLAIN, what)) return PLAIN[what] ?? what;
  const dot = what.indexOf('.');
  const [first, rest] = [what.slice(0, dot), what.slice(dot + 1)];
  const kind = Object.hasOwn(KINDS, first) ? KINDS[first] : undefined;
  const label = kind && Object.hasOwn(kind.labels, rest) ? kind.labels[rest]?.label : undefined;
  if (kind !== undefined && label !== undefined) return kind.before + lowered(label, kind.before);
  if (first === 'bucket') return `Age of the image: ${rest}`;
  if (first === 'beyondRetention') return `Asked for images over ${periodWords(rest)} old`;
  if (first === 'question') return rest;
  if (first === 'law') return `Lacking, of what the law says a record holds: ${rest}`;
  const [, period, served] = /^retention\.(\w+)\.(\w+)$/.exec(what) ?? [];
  if (period !== undefined && served !== undefined) {
    return `Kept for ${periodWords(period)}: ${SERVED[served] ?? served}`;
  }
  return /^\w+=/.test(what) ? groupShare(what) : what;
}

/** `agency=Example PD.inadequate` as "agency Example PD: inadequate". */
function groupShare(what: string): string {
  const dot = what.lastIndexOf('.');
  const measure = what.slice(dot + 1);
  const words = measure === 'bothBlank' ? 'both blank' : measure;
  const [by = '', ...value] = what.slice(0, dot).split('=');
  return `${by} ${groupWords({ by, value: value.join('=') })}: ${words}`;
}

function lowered(label: string, before: string): string {
  return before === '' ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
