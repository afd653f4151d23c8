import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTION_LEVELS, redactorOf } from '../../src/redaction/redactor.ts';

const KEY = 'a key of these tests, and no secret';
const board = redactorOf('board', KEY);
const open = redactorOf('public', KEY);

describe('users', () => {
  it('have a code of HMAC-SHA-256 of their kind and folded name, five bits a byte', () => {
    const mac = createHmac('sha256', KEY).update('user\u001fd.alvarez').digest();
    const letters = [...mac.subarray(0, 8)].map(
      (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32],
    );
    expect(open.user(' D.Alvarez')).toBe(`user-${letters.join('')}`);
  });

  it('have one code however they are spelled, at either level, and another under another key', () => {
    expect(board.user(' D.ALVAREZ ')).toBe(open.user('d.alvarez'));
    expect(board.user('d.alvares')).not.toBe(open.user('d.alvarez'));
    expect(redactorOf('board', `${KEY}.`).user('d.alvarez')).not.toBe(board.user('d.alvarez'));
  });

  it('10,000 of them have 10,000 codes', () => {
    const codes = new Set(Array.from({ length: 10_000 }, (_, i) => open.user(`user ${i}`)));
    expect(codes.size).toBe(10_000);
  });

  it('that are none say what they are', () => {
    expect(open.user('')).toBe('');
    expect(open.user('  ')).toBe('');
    expect(open.user('Unknown', 'blank')).toBe('');
    expect(open.user('[REDACTED]', 'withheld')).toBe('(withheld)');
    expect(open.user('n/a', 'placeholder')).toBe('(placeholder)');
  });
});

describe('plates', () => {
  it.each([
    ['7ABC123', '▒▒▒123'],
    [' 7abc-12 3 ', '▒▒▒123'],
    ['ABCD1', '▒▒▒D1'],
    ['AB12', '▒▒▒12'],
    ['AB1', '▒▒▒1'],
    ['A', '▒▒▒'],
    ['7ABC123, 8XYZ999', '▒▒▒999'],
    ['☃', null],
    ['', null],
  ])('%j is %j for a board', (plate, shown) => expect(board.plate(plate)).toBe(shown));

  it('are nothing for the public', () => expect(open.plate('7ABC123')).toBe(null));

  it('never show more than half of what is hidden, nor how long it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,12}$/), (plate) => {
        const shown = board.plate(plate)!;
        expect(shown.startsWith('▒▒▒')).toBe(true);
        expect(2 * (shown.length - 3)).toBeLessThanOrEqual(plate.length);
        expect(shown.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('the identity of a search', () => {
  const random = '89aa2dd8-74a0-4642-a2a2-06f2cd742067';
  const rowHash = '4f'.repeat(32);

  it.each([random, random.toUpperCase(), `${random}#2`])('%s stays for everybody', (id) => {
    expect(open.identity(id)).toBe(id);
    expect(board.identity(id)).toBe(id);
    expect(open.isOpen(id)).toBe(true);
  });

  it.each([
    '17',
    '17@2025-06-18 12:16:02',
    '17@06/18/2025, 12:16:02 PM UTC#3',
    'LA19-00020',
    'q-20002',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  ])('%s stays for a board, and has a code for the public', (id) => {
    expect(board.identity(id)).toBe(id);
    expect(board.isOpen(id)).toBe(true);
    expect(open.identity(id)).toMatch(/^search-[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(open.isOpen(id)).toBe(false);
  });

  it.each([
    rowHash,
    `${rowHash}#2`,
    '7'.repeat(64),
    'd.alvarez-0017',
    'alva-17',
    '17@burglary',
    '17 7ABC123',
    '7ABC123',
  ])('%s has a code for both: who knows most of it could guess the rest', (id) => {
    for (const each of [board, open]) {
      expect(each.identity(id)).toMatch(/^search-[0-9A-HJKMNP-TV-Z]{12}$/);
      expect(each.isOpen(id)).toBe(false);
    }
  });

  it('is nothing where there is none', () => expect(open.identity(' ')).toBe(''));
});

describe('times and counts', () => {
  it.each([
    '2025-06-18T12:16:02.123Z',
    '2025-06-18 12:16',
    '06/18/2025, 12:16:02 PM UTC',
    '6/8/25',
    '12/26/2023, 12:30:00 AM UTC\n01/25/2024, 12:30:00 AM UTC',
    '2025-06-18 00:00 - 2025-06-19 00:00',
    '2025-06-18T12:16:02-07:00',
  ])('%j is a time: a board sees it, the public does not', (text) => {
    expect(board.time(text)).toBe(text);
    expect(open.time(text)).toBe(null);
  });

  it.each([
    'Plate: 7ABC123; From: 03/23/2019; To: 03/29/2019',
    '2025-06-18 by D. Alvarez',
    '078-05-1120',
    '7771234',
    'unknown',
    '',
  ])('%j is none', (text) => expect(board.time(text)).toBe(null));

  it('counts are digits and no more', () => {
    expect(board.count(' 300 ')).toBe('300');
    expect(board.count('0785511204')).toBe(null);
    expect(board.count('3 of 7')).toBe(null);
    expect(open.count('300')).toBe(null);
  });
});

describe('names of groups', () => {
  it('stay where they are no text that somebody typed', () => {
    for (const level of REDACTION_LEVELS) {
      const { group, user } = redactorOf(level, KEY);
      expect(group('month', '2025-06')).toBe('2025-06');
      expect(group('agency', 'North PD')).toBe('North PD');
      expect(group('user', '(blank)')).toBe('(blank)');
      expect(group('user', 'D. Alvarez')).toBe(user('d. alvarez'));
      expect(group('agency', 'd.alvarez@north.test')).toMatch(/^agency-/);
      expect(group('offense', 'Robbery')).toMatch(/^group-/);
    }
  });

  it('free text is nothing at either level', () => {
    expect([board.text('burglary'), open.text('burglary')]).toEqual([null, null]);
  });
});
