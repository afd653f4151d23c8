import { describe, expect, test } from 'vitest';
import { PERSONAL_KINDS } from '../../../src/contract/findings.ts';
import {
  masked,
  personalFinds,
  personalKinds,
} from '../../../src/quality/reading/personal-finds.ts';

test.each([
  // Social security numbers: with hyphens, or behind a cue word.
  ['123-45-6789', 'socialSecurityNumber'],
  ['his number is 001-01-0001.', 'socialSecurityNumber'],
  ['ssn 123456789', 'socialSecurityNumber'],
  ['SSN: 123 45 6789', 'socialSecurityNumber'],
  ['ss#123456789', 'socialSecurityNumber'],
  ['ss# 123-45-6789', 'socialSecurityNumber'],
  ['Social  Security no. 123456789', 'socialSecurityNumber'],
  // Dates of birth.
  ['DOB 01/02/1990', 'dateOfBirth'],
  ['dob:1-2-90', 'dateOfBirth'],
  ['d.o.b. 12/31/2015', 'dateOfBirth'],
  ['D.O.B 1990-12-31', 'dateOfBirth'],
  ['born 12311990', 'dateOfBirth'],
  ['date of birth is 01/02/90', 'dateOfBirth'],
  ['birthday 1/2/2019', 'dateOfBirth'],
  ['birthdate 1/2/2019', 'dateOfBirth'],
  ['bday 1/2/2019', 'dateOfBirth'],
  ['01/02/1990', 'dateOfBirth'],
  ['smith, john 12-31-2010 theft', 'dateOfBirth'],
  ['1900-01-01', 'dateOfBirth'],
  // Phones.
  ['(541) 555-1212', 'phone'],
  ['call 541-555-1212', 'phone'],
  ['541.555.1212', 'phone'],
  ['541 555 1212', 'phone'],
  ['+1 541-555-1212', 'phone'],
  ['1-541-555-1212', 'phone'],
  ['phone 5415551212', 'phone'],
  ['ph:5415551212', 'phone'],
  ['cell #5415551212', 'phone'],
  ['tel 5415551212', 'phone'],
  ['telephone no. 5415551212', 'phone'],
  ['mobile 5415551212', 'phone'],
  // E-mail.
  ['john.q+x@mail.example.com', 'email'],
  ['mail to (A_B%c-1@x.org)', 'email'],
  // Driver licenses.
  ['DL D1234567', 'driverLicence'],
  ['cdl# 1234567', 'driverLicence'],
  ['OLN 123456789', 'driverLicence'],
  ["driver's license 1234567", 'driverLicence'],
  ['drivers licence: A1234567', 'driverLicence'],
  ['driver license 1234567', 'driverLicence'],
  ['lic 12345678', 'driverLicence'],
  ['S123-456-78-901-2', 'driverLicence'],
])('%s is found: %s', (text, kind) => {
  expect(personalKinds(text)).toEqual([kind]);
  expect(personalKinds(`seen; ${text}; fled`)).toEqual([kind]);
});

test.each([
  '',
  '26-01628',
  '2602250064',
  'case 2602250064',
  'DR 19-12345',
  '03/29/2019',
  '03/29/2011',
  '2019-03-29',
  '01/02/1899',
  '13/02/1990',
  '00/10/1990',
  '12/32/1990',
  '1/2/90',
  '01021990',
  '***',
  '***-**-****',
  'XXX-XX-6789',
  '▒▒▒-▒▒-▒▒▒▒',
  'REDACTED',
  '000-12-3456',
  '666-12-3456',
  '912-34-5678',
  '123-00-4567',
  '123-45-0000',
  '123456789',
  '1123-45-6789',
  '123-45-67890',
  '1-123-45-6789',
  '123-45-6789-1',
  '5415551212',
  '541-5551212',
  '541-555-12123',
  'password 1234567890',
  'graph 5415551212',
  'missn 123456789',
  'adobe 01/02/2019',
  'bornx 01/02/2019',
  'a@b',
  '@unit12',
  'meet @ 5th.street',
  'D1234567',
  'idl 1234567',
  'dl 123456',
  'dl 1234567890',
  'dl 26-01628',
  'lic 7ABC123',
  'license plate 7ABC123',
  'dob 99/99/1999',
  'dob unknown; seen at 5th and Main 01/02/2019',
  '211 PC, 245(a)(2) PC, 10851 VC',
])('%j holds none', (text) => {
  expect(personalKinds(text)).toEqual([]);
  expect(personalFinds(text)).toEqual([]);
  expect(masked(text)).toBe(text);
});

test('several kinds come in their order, each once', () => {
  const text = 'a@b.org c@d.org 541-555-1212 dob 1/2/90 dl 1234567 123-45-6789';
  expect(personalKinds(text)).toEqual(Object.keys(PERSONAL_KINDS));
});

test('the kinds are exactly five', () => {
  expect(Object.keys(PERSONAL_KINDS).join(' ')).toBe(
    'socialSecurityNumber dateOfBirth phone email driverLicence',
  );
});

describe('masked', () => {
  test.each([
    ['call 541-555-1212 now', 'call ▒▒▒▒▒▒▒▒▒▒▒▒ now'],
    ['(541) 555-1212', '▒▒▒▒▒ ▒▒▒▒▒▒▒▒'],
    ['dob 01/02/1990 theft', '▒▒▒ ▒▒▒▒▒▒▒▒▒▒ theft'],
    ['a@b.org, 123-45-6789', '▒▒▒▒▒▒▒, ▒▒▒▒▒▒▒▒▒▒▒'],
  ])('%s is shown as %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });

  test('a find beside characters of two units is masked where it stands', () => {
    expect(masked('🚓🚓 123-45-6789 🚓')).toBe('🚓🚓 ▒▒▒▒▒▒▒▒▒▒▒ 🚓');
  });
});

test('a mark belongs to the letter before it: a cue word behind one is the end of another word', () => {
  for (const letter of ['\u00e9', 'e\u0301', 'x\u030c']) {
    expect(personalKinds(`${letter}Birthday 01/02/15`)).toEqual([]);
    expect(personalKinds(`${letter} Birthday 01/02/15`)).toEqual(['dateOfBirth']);
  }
});
