/** Texts that do something to a spreadsheet, a terminal or a page, where one lets them. */
export const HARMFUL: readonly string[] = [
  ...[
    '=1+1',
    '=cmd|x',
    '@SUM(A1)',
    '+1-2',
    '-2+3',
    '＝1',
    '\t=1',
    '\u001b[2J',
    '\u009b31m',
    '\u202e',
  ],
  ...['<script>', '</td><img src=x onerror=y>', '](javascript:x)', '"><b>', '\u0085', '\u{e0001}'],
];

/** Pieces that mean something to a reader of logs, of tables, of workbooks or of a terminal. */
export const PIECES: readonly string[] = [
  ...['"', '""', '",', ',"', '"x', ',', ',,,', '\t', ';', '|', '\n', '\r', '\r\n', '\n\n', ' '],
  ...['\u0000', '\u00a0', '\ufeff', '\u2028', '\u202e', '\ud83d\ude93', 'é', '=1+1', '\u001b[2J'],
  ...[
    '****',
    'REDACTED',
    'n/a',
    '#N/A',
    'null',
    'never',
    '0',
    '-1',
    '1e9',
    '1.2E+11',
    '9999999999',
  ],
  ...['2025-02-30', '13/13/2025', '31/12/2024', '24:00', '9999-12-31', '1900-01-00', '01-02-25'],
  ...[
    '2026-01-05 08:00:00',
    ' to ',
    ' - ',
    'Page 1 of 2',
    '\nPage 3\n',
    '\n,,,\n',
    '1.',
    '—',
    '/33',
  ],
  ...[
    '7ABC108',
    '26-0000',
    '459 PC',
    '18 USC 922',
    '§',
    '078-05-1120',
    'a@b.test',
    '(555) 010-0188',
  ],
  ...[
    'Plate: 7ABC123; From: ; To: 1/1/2020',
    'Doe, Jane',
    'Active',
    '10.0.0.1',
    '::1',
    '４５９',
    'İ',
  ],
  ...['ID,Search Time,User,Reason\n', 'Search Date;Search Time;Officer;Case No\n', 'User,Name\n'],
  ...['Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\n', '9'.repeat(400)],
  ...[
    '<',
    '>',
    '&',
    '</c>',
    '<c r="ZZZZZZ9">',
    '<row r="9999999999">',
    ']]>',
    '<v>1e999</v>',
    '<!--',
  ],
  ...['<![CDATA[', '&#x1F600;', '_x000D_', 'NaN', '\u{10ffff}', '<script>', 'endobj', 'stream\n'],
  ...['{', '}', '[', ']', 'null,', '{"a":', '\\', '\\u0000', '[1,', 'true', '-0', 'constructor'],
];

/** What a JSON document may hold where something else stood. */
export const VALUES: readonly unknown[] = [
  ...[null, true, -1, 0, 1e308, 0.5, 2 ** 53, '', '\u001b[2J', '\n', '../x', '__proto__', [], {}],
  ...[[[]], ['x'], { x: 1 }, '2025-02-30', '9'.repeat(300), '\ud800', 'no such file'],
];
