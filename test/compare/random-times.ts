import fc from 'fast-check';

/** Times as logs write them: few distinct ones, in every form of the contract and in none. */

/** Early to late: a range starts rather early and ends rather late, the search follows it. */
const DATES = {
  start: ['2023-01-06', '2024-02-29', '2024-08-31', '2025-01-05', '2025-01-06', '2025-01-13'],
  end: ['2024-08-31', '2025-01-05', '2025-01-06', '2025-01-07', '2025-01-13', '2025-02-28'],
  search: ['2025-01-06', '2025-01-07', '2025-01-13', '2025-02-28', '2025-03-09', '2025-11-02'],
};

export type Role = keyof typeof DATES;

/** Seldom: warnings look at every day of a log's period. */
const FIRST_AND_LAST = ['1990-01-01', '2100-12-31'];
const CLOCKS = ['00:00:00', '00:30:00', '01:30:00', '02:30:15', '12:00:00', '12:05:00', '23:59:59'];

interface Written {
  y: string;
  m: string;
  d: string;
  h: string;
  min: string;
  s: string;
  ampm: string;
  h12: string;
}

/** The forms of a time, by the habit of the vendor that writes it so. */
const FORMS = {
  iso: [
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d}T${h}:${min}:${s}Z`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d}T${h}:${min}:${s}.123Z`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d}T${h}:${min}:${s}-07:00`,
    ({ y, m, d, h, min }: Written) => `${y}-${m}-${d}T${h}:${min}+0530`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d}T${h}:${min}:${s},5`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d}t${h}:${min}:${s}z`,
  ],
  space: [
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d} ${h}:${min}:${s}`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d} ${h}:${min}:${s}.789`,
    ({ y, m, d, h, min }: Written) => `${y}-${m}-${d} ${h}:${min}`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d} ${h}:${min}:${s} UTC`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d} ${h}:${min}:${s} -08`,
    ({ y, m, d, h, min, s }: Written) => `${y}-${m}-${d} ${Number(h)}:${min}:${s}.8229 +01:00`,
  ],
  slash: [
    ({ y, m, d, h12, min, s, ampm }: Written) => `${m}/${d}/${y}, ${h12}:${min}:${s} ${ampm} UTC`,
    ({ y, m, d, h, min }: Written) => `${m}/${d}/${y} ${h}:${min}`,
    ({ y, m, d, h, min, s }: Written) => `${Number(m)}/${Number(d)}/${y} ${Number(h)}:${min}:${s}`,
    ({ y, m, d, h12, min, ampm }: Written) =>
      `${Number(m)}/${Number(d)}/${y.slice(2)} ${h12}:${min}${ampm.toLowerCase()}`,
    ({ y, m, d, h12, min, s, ampm }: Written) => `${m}/${d}/${y},  ${h12}:${min}:${s} ${ampm}`,
    ({ y, m, d, h12, min, s, ampm }: Written) => `${m}/${d}/${y}, ${h12}:${min}:${s}\u202f${ampm}`,
  ],
  dayFirst: [
    ({ y, m, d, h, min }: Written) => `${d}/${m}/${y} ${h}:${min}`,
    ({ y, m, d, h12, min, ampm }: Written) => `${d}/${m}/${y}, ${h12}:${min} ${ampm}`,
    ({ y, m, d }: Written) => `${d}/${m}/${y}`,
  ],
  date: [
    ({ y, m, d }: Written) => `${y}-${m}-${d}`,
    ({ y, m, d }: Written) => `${m}/${d}/${y}`,
    ({ y, m, d }: Written) => `${Number(m)}/${Number(d)}/${y.slice(2)}`,
  ],
  /** Few days near each other, so that a day without a search stands out. */
  close: [
    ({ d, h, min }: Written) => `2025-01-0${[5, 6, 8][Number(d) % 3]} ${h}:${min}`,
    ({ d }: Written) => `01/0${[5, 6, 8][Number(d) % 3]}/2025`,
  ],
} as const;

export type TimeForm = keyof typeof FORMS;

export const TIME_FORMS = Object.keys(FORMS) as TimeForm[];

const UNREADABLE = [
  'soon',
  '2025-13-01',
  '02/30/2025 10:00',
  '2025-06-18 24:00',
  '2025-06-18 10:60',
  '1989-12-31 23:00',
  '2101-01-01',
  '45826.5',
  '01:02:03',
  '2025-6-8',
  '6/1/25 13:00 PM',
  '0:00 AM 1/1/25',
  '1/5/25 0:30 AM',
  '2025-01-05Z',
  '2025-01-05 10:00:00.1234567890',
  '2025-01-05T10:00:00+24:00',
  '2025-01-05  10:00  UTC',
  '2025-01-05\t10:00',
  '2025-01-05\u00a010:00',
  '2025-01-05 10:00:00 PST',
  '1/5/025',
  '13/13/2025',
  '2025-01-05 10:00\u0000',
];

function written(role: Role): fc.Arbitrary<Written> {
  const date = fc.oneof(
    { weight: 300, arbitrary: fc.constantFrom(...DATES[role]) },
    { weight: 30, arbitrary: fc.constantFrom(...Object.values(DATES).flat()) },
    { weight: 1, arbitrary: fc.constantFrom(...FIRST_AND_LAST) },
  );
  return fc.tuple(date, fc.constantFrom(...CLOCKS)).map(([day, clock]) => {
    const [y = '', m = '', d = ''] = day.split('-');
    const [h = '', min = '', s = ''] = clock.split(':');
    const h12 = String(Number(h) % 12 === 0 ? 12 : Number(h) % 12);
    return { y, m, d, h, min, s, h12, ampm: Number(h) >= 12 ? 'PM' : 'AM' };
  });
}

const spaces = ['', '', '', '', '', '', ' ', '\u00a0', '\ufeff', '\u3000'];

/** A time in one of a form's ways, mostly without spaces around it. */
export function timeIn(form: TimeForm, role: Role): fc.Arbitrary<string> {
  return fc
    .tuple(written(role), fc.nat(), fc.constantFrom(...spaces), fc.constantFrom(...spaces))
    .map(([time, which, before, after]) => {
      const forms = FORMS[form];
      const write = forms[which % forms.length] ?? forms[0];
      return before + write(time) + after;
    });
}

function anyForm(role: Role): fc.Arbitrary<string> {
  return fc.constantFrom(...TIME_FORMS).chain((form) => timeIn(form, role));
}

const unreadable = fc.constantFrom(...UNREADABLE);
const blank = fc.constantFrom('', '', ' ', '\u00a0');
const noTime = fc.constantFrom('-', 'N/A', 'none', '***', 'REDACTED', '[redacted]', '7923.600 GC');

/** The cell that says when a search was made, in the form of its log for the most part. */
export function searchedAt(form: TimeForm): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 30, arbitrary: timeIn(form, 'search') },
    { weight: form === 'close' ? 0 : 3, arbitrary: anyForm('search') },
    { weight: 1, arbitrary: unreadable },
    { weight: 1, arbitrary: fc.oneof(blank, noTime) },
  );
}

/** One end of a range in a cell of its own. */
export function rangeEnd(form: TimeForm, role: Role): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: timeIn(form, role) },
    { weight: 4, arbitrary: timeIn('date', role) },
    { weight: 1, arbitrary: anyForm(role) },
    { weight: 1, arbitrary: unreadable },
    { weight: 2, arbitrary: blank },
    { weight: 1, arbitrary: noTime },
  );
}

const between = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('\n', '\n', '\r\n', '\r', ' to ', ' - ', ' TO ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '  -  ',
      ' – ',
      '-',
      ' to - ',
      '\n\n',
      '\nto\n',
      ' until ',
      '\u00a0to\u3000',
    ),
  },
);

/** One cell that holds both ends. */
export function rangeCell(form: TimeForm): fc.Arbitrary<string> {
  const both = fc.tuple(
    rangeEnd(form, 'start'),
    between,
    rangeEnd(form, 'end'),
    fc.constantFrom('', '', '', '\n', ' ', '\n \n', ' - ', ' to', '\u00a0'),
  );
  return fc.oneof(
    { weight: 16, arbitrary: both.map(([start, mark, end, last]) => start + mark + end + last) },
    { weight: 1, arbitrary: timeIn(form, 'start') },
    { weight: 1, arbitrary: unreadable },
    { weight: 2, arbitrary: fc.oneof(blank, noTime) },
  );
}

/** A time of day, for logs whose Search Date stands apart. */
export const timeOfDay: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...CLOCKS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('1:02 AM', '12:05:00 pm', '10:00', '9:59:59.5', '10:00Z'),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '2025-01-05 10:00', '25:00', 'noon', '1:2') },
);
