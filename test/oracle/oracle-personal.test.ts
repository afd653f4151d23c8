import { describe, expect, it } from 'vitest';
import { maskPersonal, personalInformation } from './oracle-personal.ts';

describe('personal information', () => {
  it.each([
    ['123-45-6789', ['socialSecurityNumber']],
    ['SS# is 123 45 6789', ['socialSecurityNumber']],
    ['666-45-6789', []],
    ['19-123-45-6789', []],
    ['DOB: 1/2/90', ['dateOfBirth']],
    ['born 01021990', ['dateOfBirth']],
    ['1/2/2010', ['dateOfBirth']],
    ['1/2/2011', []],
    ['13/2/1990', []],
    ['seen 01021990', []],
    ['call (555) 123-4567', ['phone']],
    ['1-555-123-4567', ['phone']],
    ['5551234567', []],
    ['ph. 5551234567', ['phone']],
    ['graph 5551234567', []],
    ['j.doe@pd.example.gov', ['email']],
    ['driver’s license #D1234567', ['driverLicence']],
    ['dl AB1234567', []],
    ['D123-456-78-901-0', ['driverLicence']],
    ['dob 1/2/1990 cell 5551234567', ['dateOfBirth', 'phone']],
  ])('%s', (text, expected) => {
    expect(personalInformation(text)).toEqual(expected);
  });
  it('masks what it found and nothing else', () => {
    expect(maskPersonal('Doe dob 1/2/1990, j@x.org')).toBe('Doe dob */*/****, *@*.***');
  });
});
