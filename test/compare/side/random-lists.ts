import fc from 'fast-check';
import { csv } from './side-run.ts';

const TOWNS = [
  'Oak Park',
  'St. Ives',
  'Reno',
  'Way',
  'Ice House',
  'Lake In The Hills',
  'Kern County',
];
const KINDS = [
  ['PD', 'Police Department', 'Police Dept', 'Police', 'Police Dept.'],
  ['SO', "Sheriff's Office", 'Sheriffs Department', 'Sheriff’s Dept', 'Sheriff', 'SD'],
  ['DA', 'District Attorney', "District Attorney's Office"],
];
const STATES = ['CA', 'NV', 'HI', 'CO', 'SD', 'IN', 'OR', 'IL'];
const ODD = [
  'FBI',
  'U.S. Marshals Service',
  'CBP',
  'National Targeting Center',
  'Homeland Security Investigations',
  'State University Police',
  'College Station PD (TX)',
  'Federal Way PD (WA)',
  'KCSO',
  'SJPD CA',
  'Demo Agency',
  'Old Town PD DNU',
  'Missouri Police Chiefs Association',
  'CA DOJ Bureau of Firearms',
  'OR State Police',
  'AL - Mobile PD',
  'LA Port Police',
  'Boulder County CO SO',
  'Jefferson CO SO',
  'Sioux Falls SD PD',
  'Adams PD, Fire and Rescue (CO)',
];

/** An agency, and the ways in which lists and logs write its name. */
export interface Agency {
  spellings: string[];
}

const town: fc.Arbitrary<Agency> = fc
  .record({
    town: fc.constantFrom(...TOWNS),
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom(...STATES, '', ''),
    form: fc.nat(3),
    capitals: fc.nat(9),
  })
  .map(({ town: name, kind, state, form, capitals }) => {
    const behind = state === '' ? '' : [` (${state})`, ` ${state}`, `-${state}`, ` ${state}`][form];
    const spellings = kind.map((word) =>
      form === 3 && state !== '' ? `${name} ${state} ${word}` : `${name} ${word}${behind}`,
    );
    return { spellings: capitals === 0 ? spellings.map((one) => one.toUpperCase()) : spellings };
  });

export const agency: fc.Arbitrary<Agency> = fc.oneof(
  { weight: 3, arbitrary: town },
  { weight: 2, arbitrary: fc.constantFrom(...ODD).map((one) => ({ spellings: [one] })) },
);

/** The tags that an agency has, in every place where a list names it. */
type Tag = 'none' | 'federal' | 'inactive' | 'prefix' | 'deactivated' | 'two';

function tagged(name: string, tag: Tag): string {
  switch (tag) {
    case 'federal':
      return `[Federal] ${name}`;
    case 'inactive':
      return `[Inactive] ${name}`;
    case 'prefix':
      return `Inactive ${name}`;
    case 'deactivated':
      return `${name} (deactivated)`;
    case 'two':
      return `[Federal] ${name} (deactivated)`;
    case 'none':
      return name;
  }
}

const tag: fc.Arbitrary<Tag> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Tag>('none') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Tag>('federal', 'inactive', 'prefix', 'deactivated', 'two'),
  },
);

/** How one list names one agency. */
interface Entry {
  name: string;
  inbound: boolean;
  outbound: boolean;
  /** A row that comes again. */
  again: boolean;
  /** What stands where there is no share. */
  nothing: string;
}

function entry({ spellings }: Agency): fc.Arbitrary<Entry> {
  return fc
    .record({
      spelling: fc.constantFrom(spellings[0]!, ...spellings),
      spaced: fc.nat(9),
      tag,
      inbound: fc.boolean(),
      outbound: fc.boolean(),
      again: fc.nat(12),
      nothing: fc.constantFrom('', '', '', 'n/a', '(None)', '-'),
    })
    .map(({ spelling, spaced, tag: own, again, ...directions }) => {
      const name = tagged(spaced === 0 ? spelling.replaceAll(' ', '  ') : spelling, own);
      return { name: spaced === 1 ? `${name} ` : name, ...directions, again: again === 0 };
    });
}

export type ListForm = 'flock' | 'flockWithoutOutbound' | 'lines' | 'plain' | 'vigilant';

export interface RandomList {
  form: ListForm;
  text: string;
}

function write(form: ListForm, entries: Entry[]): string {
  const all = entries.flatMap((one) => (one.again ? [one, one] : [one]));
  const names = (is: (one: Entry) => boolean): string[] => all.filter(is).map(({ name }) => name);
  const outbound = names((one) => one.outbound);
  const inbound = names((one) => one.inbound);
  if (form === 'flock' || form === 'flockWithoutOutbound') {
    const width = form === 'flock' ? 3 : 2;
    const rows = all.map((one) => [
      one.name,
      one.inbound ? 'Main network, Other network' : one.nothing,
      one.outbound ? 'Our network' : one.nothing,
    ]);
    const header = ['Organization Name', 'Networks Shared With Me', "Networks I'm Sharing"];
    return csv([header, ...rows].map((row) => row.slice(0, width)));
  }
  if (form === 'lines') {
    return [
      'Organizations granted access to Fir PD data',
      ...outbound,
      '',
      'Organizations sharing their data with Fir PD',
      ...inbound,
      '',
    ].join('\n');
  }
  if (form === 'plain') return [...all.map(({ name }) => name), ''].join('\r\n');
  return vigilant(outbound, inbound);
}

function lineOf([left = '', right = '']: string[]): string {
  return `${left.padEnd(90)}${right}`.trimEnd();
}

/** As `pdftotext -layout` gives Vigilant's report: two columns of names. */
function vigilant(outbound: string[], inbound: string[]): string {
  const columns = (names: string[]): string[] => {
    const single = names.map((name) => name.trim().replace(/ +/g, ' '));
    const half = Math.ceil(single.length / 2);
    return single.slice(0, half).flatMap((left, at) => {
      const pair = [left, single[half + at] ?? ''];
      if (at % 2 === 0) return [lineOf(pair)];
      // A long name is wrapped: its state stands on the next line of its column.
      const rest = pair.map((name) => / (\([A-Z]{2}\))$/.exec(name)?.[1] ?? '');
      const start = pair.map((name, i) => name.slice(0, name.length - (rest[i]?.length ?? 0)));
      return [lineOf(start.map((name) => name.trim())), lineOf(rest)].filter((one) => one !== '');
    });
  };
  return [
    '                                   Agency',
    '                            Data Sharing Report',
    '',
    'Detections Shared',
    'The Fir PD Agency is Sharing its Detection data with the following Agencies:',
    ...columns(outbound),
    'Detections Received',
    'The Fir PD Agency is receiving Detection data from the following Agencies:',
    ...columns(inbound),
    'Hot List Sharing',
    'The Fir PD Agency is sharing Hot List records with the following Agencies:',
    'None',
    'Hot List Received',
    'The Fir PD Agency is receiving Shared Hot List records from the following Agencies:',
    'None',
    '',
    'Date Created: 06-29-26     VehicleManager Agency Data Sharing Report     Page 1 of 1',
    '',
  ].join('\n');
}

const FORMS: ListForm[] = ['flock', 'flock', 'flockWithoutOutbound', 'lines', 'plain', 'vigilant'];

export function listOf(agencies: Agency[]): fc.Arbitrary<RandomList> {
  return fc
    .record({
      form: fc.constantFrom(...FORMS),
      entries: fc
        .subarray(agencies, { minLength: 1 })
        .chain((some) => fc.tuple(...some.map(entry))),
    })
    .map(({ form, entries }) => {
      // No list is without a name in each of its sections.
      const names = [
        ...entries,
        { name: 'Elko PD (NV)', inbound: true, outbound: true, again: false, nothing: '' },
      ];
      return { form, text: write(form, names) };
    });
}
