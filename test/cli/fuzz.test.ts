import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf16 } from '../../fixtures/generate/csv.ts';
import { TIMES } from '../random-runs.ts';
import { type Run, runMain } from '../run-main.ts';
import { folderWith, writeAnew } from './folder.ts';
import { countRows, type SmallLog, smallLogs, textIn } from './fuzz-logs.ts';

/*
 * Whatever the bytes, the program ends in 0 or 2, in one line when it is 2, and when it is 0 every
 * physical row is in exactly one place: counted here by a splitter that knows nothing of searches.
 */

const cwd = folderWith();

/** Runs a log of these bytes; the same from a file and from standard input. */
async function survives(bytes: Uint8Array, from: 'file' | 'stdin' = 'stdin'): Promise<Run> {
  if (from === 'file') writeAnew(join(cwd, 'log'), bytes);
  const argv = [from === 'file' ? 'log' : '-', '--json'];
  const run = await runMain(['ages', ...argv], { cwd, stdin: bytes });
  expect(`${run.stdout}${run.stderr}`).not.toMatch(/\n +at |a bug in/);
  if (run.code === 0) addsUp(bytes, run.stdout);
  else {
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^alpr-audit: [^\n]+\n$/);
    expect(run.code).toBe(2);
  }
  return run;
}

function addsUp(bytes: Uint8Array, json: string): void {
  const { inputs, population: p, ages } = JSON.parse(json);
  expect(p.searches + p.duplicates + p.malformed + p.outsidePeriod + p.filteredOut).toBe(p.rows);
  const setAside: number[] = Object.values(ages.setAside);
  expect(setAside.reduce((sum, count) => sum + count, ages.ranged)).toBe(p.searches);
  const [{ encoding, delimiter }] = inputs;
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const beside = p.blankRows + p.footerRows + p.headersRepeated + p.preambleRows + p.otherRows;
  expect(p.rows + beside + 1).toBe(countRows(textIn(plain, encoding), delimiter));
}

/** Pieces that mean something to a reader of logs. */
const PIECES = [
  ...['"', '""', '",', ',"', '"x', ',', ',,,', '\t', ';', '|', '\n', '\r', '\r\n', '\n\n', ' '],
  ...['\u0000', '\u00a0', '\ufeff', '\u2028', '\ud83d\ude93', 'é', '=1+1', '\u001b[2J', '****'],
  ...['Page 1 of 2', '\nPage 3\n', 'REDACTED', '2025-02-30', '13/13/2025', '31/12/2024', '24:00'],
  ...['1e9', '99999999999', 'Plate: 7ABC123; From: ; To: 1/1/2020', ' to ', ' - ', 'null', 'x'],
  ...['ID,Search Time,User,Reason\n', 'Search Date;Search Time;Officer;Case No\n', '\n,,,\n'],
];

const piece = fc.oneof(
  fc.constantFrom(...PIECES).map((text) => Buffer.from(text)),
  fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
);

/** One change of a log, at places given as shares of its length. */
const edit = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'replace', 'duplicate'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.nat(3), fc.nat(300)),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  piece,
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(bytes: Buffer, { kind, from, length, to, piece: text }: Edit): Buffer {
  const at = Math.floor(from * bytes.length);
  const slice = bytes.subarray(at, at + length);
  const after = bytes.subarray(at + length);
  if (kind === 'insert') return Buffer.concat([bytes.subarray(0, at), text, bytes.subarray(at)]);
  if (kind === 'delete') return Buffer.concat([bytes.subarray(0, at), after]);
  if (kind === 'replace') return Buffer.concat([bytes.subarray(0, at), text, after]);
  const there = Math.floor(to * bytes.length);
  return Buffer.concat([bytes.subarray(0, there), slice, bytes.subarray(there)]);
}

describe('random bytes', () => {
  it('end in 0 or 2', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(bytes, async (each) => {
        await survives(each);
        await survives(gzipSync(each, { level: 1 }));
      }),
      { numRuns: 60 * TIMES },
    );
  });

  it('after a header end in 0 or 2, whatever the pieces', async () => {
    const headers = ['ID,Search Time,User,Reason\n', 'a;b\nUser;Case;Timestamp;Time Frame\r\n'];
    const log = fc.tuple(fc.constantFrom(...headers), fc.array(piece, { maxLength: 40 }));
    const from = fc.constantFrom('file' as const, 'stdin' as const);
    await fc.assert(
      fc.asyncProperty(log, from, async ([header, pieces], where) => {
        await survives(Buffer.concat([Buffer.from(header), ...pieces]), where);
      }),
      { numRuns: 200 * TIMES },
    );
  });
});

describe('random edits', () => {
  it.each(smallLogs(12))('of $name end in 0 or 2', async ({ text }) => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    const from = fc.constantFrom('file' as const, 'stdin' as const);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(edits, from, async (changes, where) => {
        const { code } = await survives(changes.reduce(edited, Buffer.from(text)), where);
        if (code === 0) read++;
      }),
      { numRuns: 40 * TIMES },
    );
    // Most edits leave a log that can be read: the sums above are tested, not only the refusals.
    expect(read).toBeGreaterThan(12);
  });
});

/** Where a text is cut: at every fourth byte, in another text at others; in a longer run at every byte. */
function cuts(bytes: Uint8Array, first: number): number[] {
  const step = TIMES === 1 ? 4 : 1;
  return Array.from(bytes, (_, end) => end).filter((end) => end % step === first % step);
}

describe('truncation', () => {
  const logs = smallLogs(3);

  it.each(logs)('of $name ends in 0 or 2', async (log) => {
    const bytes = Buffer.from(log.text);
    for (const end of cuts(bytes, logs.indexOf(log))) await survives(bytes.subarray(0, end));
    expect((await survives(bytes)).code).toBe(0);
  });

  // UTF-16 and gzip know nothing of layouts: a log in each order of bytes, with a mark and without.
  it.each([
    ['le', true],
    ['be', false],
  ] as const)('in UTF-16%s, with a mark: %s, ends in 0 or 2', async (order, mark) => {
    const { text } = (order === 'le' ? logs.at(0) : logs.at(4)) as SmallLog;
    const bytes = Buffer.from(utf16(text, order, mark));
    for (const end of cuts(bytes, mark ? 0 : 1)) await survives(bytes.subarray(0, end));
    expect((await survives(bytes)).code).toBe(0);
  });

  it.each(logs.slice(0, 2))('of $name gzipped is never taken for the whole', async (log) => {
    const bytes = gzipSync(log.text);
    for (const end of cuts(bytes, logs.indexOf(log))) {
      expect((await survives(bytes.subarray(0, end))).code).toBe(2);
    }
    expect((await survives(bytes)).code).toBe(0);
  });
});

describe('the splitter of this test', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\n\n', 2],
    ['a\r\nb\rc', 3],
    ['"a\nb",c\nd', 2],
    ['"a""\nb"\n', 1],
    ['a"b\nc"d', 2],
    ['"a" b"\nc', 2],
    ['"a', undefined],
    ['a,"b""', undefined],
  ])('%j has %s rows', (text, rows) => expect(countRows(text, ',')).toBe(rows));
});
