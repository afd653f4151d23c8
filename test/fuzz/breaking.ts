import { gunzipSync, gzipSync } from 'node:zlib';
import { utf16 } from '../../fixtures/generate/csv.ts';
import type { Random } from '../../fixtures/generate/random.ts';
import { zip } from '../../fixtures/generate/zip.ts';
import { changesOf, placesIn, put } from '../cli/tampered.ts';
import { zipParts } from '../workpaper/xlsx-parts.ts';
import { HARMFUL, PIECES, VALUES } from './pieces.ts';

/* What happens to files: on the way, by hand, by a program that knew better. */

type Change = (bytes: Buffer, random: Random) => Buffer;

/** A place in some bytes: one in four near their start, one in four near their end. */
function placeIn({ length }: Buffer, random: Random): number {
  const near = Math.min(length, 240);
  const how = random.below(4);
  if (how === 0) return random.below(near + 1);
  return how === 1 ? length - random.below(near + 1) : random.below(length + 1);
}

function piece(random: Random): Buffer {
  const bytes = Array.from({ length: random.between(1, 3) }, () => random.below(256));
  return random.chance(0.2) ? Buffer.from(bytes) : Buffer.from(random.pick(PIECES));
}

/** Writes something over so many bytes. */
function spliced(bytes: Buffer, at: number, length: number, put: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]);
}

const slice = (bytes: Buffer, random: Random): Buffer => {
  const at = placeIn(bytes, random);
  return bytes.subarray(at, at + random.below(random.chance(0.5) ? 4 : 300));
};

const cut: Change = (bytes, random) => bytes.subarray(0, placeIn(bytes, random));

/** Changes of any bytes. */
const OF_BYTES: readonly Change[] = [
  // Mostly near what it was; seldom anything at all.
  (bytes, random) =>
    random.chance(0.8)
      ? cut(bytes, random)
      : Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256))),
  (bytes, random) => spliced(bytes, placeIn(bytes, random), 0, piece(random)),
  (bytes, random) => spliced(bytes, placeIn(bytes, random), random.below(40), piece(random)),
  (bytes, random) => spliced(bytes, placeIn(bytes, random), random.below(300), Buffer.of()),
  (bytes, random) => spliced(bytes, placeIn(bytes, random), 0, slice(bytes, random)),
  (bytes, random) => {
    const again = Array.from({ length: random.between(2, 40) }, () => piece(random));
    return spliced(bytes, placeIn(bytes, random), 0, Buffer.concat(again));
  },
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let times = random.between(1, 8); times > 0; times--) {
      const at = placeIn(bytes, random);
      if (at < flipped.length) flipped[at] = flipped[at]! ^ (1 << random.below(8));
    }
    return flipped;
  },
  (bytes, random) => {
    const [a = 0, b = 0, c = 0] = [0, 0, 0].map(() => placeIn(bytes, random)).sort((x, y) => x - y);
    const [first, second] = [bytes.subarray(a, b), bytes.subarray(b, c)];
    return Buffer.concat([bytes.subarray(0, a), second, first, bytes.subarray(c)]);
  },
  (bytes, random) => {
    const packed = gzipSync(bytes, { level: 1 });
    return random.chance(0.5) ? packed : cut(packed, random);
  },
];

/** A change of what is found behind some place. */
const found =
  (pattern: RegExp, replaced: (text: string, random: Random) => string): Change =>
  (bytes, random) => {
    const at = placeIn(bytes, random);
    const match = pattern.exec(bytes.toString('latin1', at));
    if (match === null) throw new Error('there is nothing to change');
    const put = Buffer.from(replaced(match[0], random), 'latin1');
    return spliced(bytes, at + match.index, match[0].length, put);
  };

const numberReplaced = found(/\d+(\.\d+)?/, (number, random) =>
  random.pick([`${Number(number) + 1}`, '0', '-1', '1e999', '0.5', '99999999999', `${number}0`]),
);

/** A piece as XML has it. */
function xmlPiece(random: Random): string {
  const text = Buffer.from(random.pick(PIECES)).toString('latin1');
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Changes of XML that leave it XML: other texts, other attributes, an element less or twice. */
const OF_XML: readonly Change[] = [
  numberReplaced,
  found(/>[^<]+</, (_, random) => `>${xmlPiece(random)}<`),
  found(/="[^"]*"/, (_, random) => `="${xmlPiece(random)}"`),
  found(/<(\w+)[ >][\s\S]*?<\/\1>/, (element, random) =>
    random.chance(0.5) ? '' : element.repeat(2),
  ),
];

/** A change of a text by its lines. */
const byLines =
  (change: (lines: string[], random: Random) => readonly string[]): Change =>
  (bytes, random) =>
    Buffer.from(change(bytes.toString('latin1').split('\n'), random).join('\n'), 'latin1');

/** A change of one cell, as whoever wrote it knew where cells end. */
const cellReplaced: Change = (bytes, random) => {
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf(',', placeIn(bytes, random)) + 1;
  const length = text.slice(start).search(/[,\r\n]/);
  const pieces = Array.from({ length: random.between(0, 3) }, () => random.pick(PIECES));
  const cell = random.chance(0.25) ? random.pick(HARMFUL) : pieces.join('');
  const quoted = Buffer.from(`"${cell.replaceAll('"', '""')}"`);
  return spliced(bytes, start, length < 0 ? bytes.length : length, quoted);
};

/** A header, or another line, again; a line less; lines in another order. */
const OF_LINES: readonly Change[] = [
  byLines((lines, random) => lines.toSpliced(random.below(lines.length + 1), 0, lines[0]!)),
  byLines((lines, random) => lines.toSpliced(random.below(lines.length), 0, random.pick(lines))),
  byLines((lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  byLines((lines, random) => random.shuffle(lines)),
];

/** Changes of a text of lines and cells. */
const OF_TEXT: readonly Change[] = [
  ...[cellReplaced, cellReplaced, cellReplaced, numberReplaced, ...OF_LINES],
  // Other line ends, or other delimiters, in all lines or in some.
  byLines((lines, random) => {
    const [share, end] = [random.pick([0.2, 1]), random.pick(['\r', '\r\r', '\n', ' '])];
    return lines.map((line) => (random.chance(share) ? line.replace(/\r?$/, end) : line));
  }),
  byLines((lines, random) => {
    const [share, to] = [random.pick([0.2, 1]), random.pick([';', '\t', '|', ',,', ', '])];
    return lines.map((line) => (random.chance(share) ? line.replaceAll(',', to) : line));
  }),
  // A column less or more; other letters.
  byLines((lines) => lines.map((line) => line.replace(/,[^,]*$/, ''))),
  byLines((lines, random) => lines.map((line) => line.replace(/^/, `${random.pick(PIECES)},`))),
  (bytes, random) => {
    const text = bytes.toString(random.pick(['utf8', 'latin1']));
    const recoded = utf16(text, random.pick(['le', 'be']), random.chance(0.5));
    return random.chance(0.5) ? Buffer.from(recoded) : Buffer.from(text, 'latin1');
  },
];

/** Something else at one place of a document, or something more, or nothing. */
const jsonChanged: Change = (bytes, random) => {
  const document: unknown = JSON.parse(bytes.toString());
  const place = random.pick(placesIn(document));
  const tampered = random.chance(0.5)
    ? random.pick(changesOf(document, place)).document
    : put(document, place, random.pick(VALUES));
  return Buffer.from(JSON.stringify(tampered));
};

/** The same in one line of many, behind whatever stands before its document. */
const jsonLineChanged: Change = (bytes, random) => {
  const lines = bytes.toString().split('\n');
  const at = random.below(lines.length);
  const [, before = '', json = ''] = /^([^{[]*)(.*)$/s.exec(lines[at]!) ?? [];
  return Buffer.from(lines.with(at, before + jsonChanged(Buffer.from(json), random)).join('\n'));
};

/** A part of a package that is changed, taken away, or there twice, or two that were exchanged. */
const partChanged: Change = (bytes, random) => {
  const parts = [...zipParts(bytes)].map(([name, part]) => ({ name, bytes: part }));
  const at = random.below(parts.length);
  const { name, bytes: part } = parts[at]!;
  const other = random.pick(parts);
  const how = random.below(12);
  if (how === 0) return Buffer.from(zip(parts.toSpliced(at, 1)));
  if (how === 1) return Buffer.from(zip([...parts, { name, bytes: other.bytes }]));
  if (how === 2) return Buffer.from(zip(parts.with(at, { name, bytes: other.bytes })));
  return Buffer.from(zip(parts.with(at, { name, bytes: changed(part, random) })));
};

/** Changes by somebody who knows what the file is; each may throw where its start is all that it has of it. */
function changesFor(bytes: Buffer): readonly Change[] {
  const start = bytes.toString('latin1', 0, 400);
  if (start.startsWith('\x1f\x8b'))
    return [(packed, random) => gzipSync(changed(gunzipSync(packed), random), { level: 1 })];
  if (start.startsWith('PK\x03\x04')) return [partChanged];
  if (start.startsWith('%PDF')) return [numberReplaced, ...OF_BYTES];
  if (start.startsWith('PAR1')) return OF_BYTES;
  if (start.startsWith('<?xml')) return OF_XML;
  if (/^\s*[{[]\s/.test(start)) return [jsonChanged];
  return /^([^\t\n]*\t)?[{[]"/.test(start) ? [jsonChanged, jsonLineChanged, ...OF_LINES] : OF_TEXT;
}

/** Some bytes with one change: three in four know what they change. */
function changed(bytes: Buffer, random: Random): Buffer {
  try {
    return random.pick(random.chance(0.75) ? changesFor(bytes) : OF_BYTES)(bytes, random);
  } catch {
    return random.pick(OF_BYTES)(bytes, random);
  }
}

/** A file with one change to four; never as it was. */
export function broken(bytes: Uint8Array, random: Random): Buffer {
  let now: Buffer = Buffer.from(bytes);
  for (let times = random.pick([1, 1, 2, 4]); times > 0; times--) now = changed(now, random);
  return now.equals(bytes) ? Buffer.concat([now, piece(random)]) : now;
}

/** A value of an option that is broken. */
export function brokenText(text: string, random: Random): string {
  // No program is given a NUL in an argument.
  return broken(Buffer.from(text), random).toString().replaceAll('\0', '') || 'x';
}
