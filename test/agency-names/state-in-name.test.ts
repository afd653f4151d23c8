import { describe, expect, it } from 'vitest';
import { isNeighbor, stateInName } from '../../src/agency-names/state-in-name.ts';

describe('the state in the name of an agency', () => {
  it.each([
    // The last two capitals that are a state's code.
    ['Oakland CA PD', 'CA'],
    ['Oakland PD (CA)', 'CA'],
    ['Oakland PD-CA', 'CA'],
    ['Weld County Sheriff, CO PD', 'CO'],
    ['Kansas City KS and Kansas City MO PD', 'MO'],
    ['Washington DC Metropolitan PD', 'DC'],
    // What is no code, or not in capitals.
    ['Oakland ca PD', null],
    ['Example XX PD', null],
    ['CAL Fire', null],
    // SD is a sheriff's department, unless PD or SO follows.
    ['Kern County SD', null],
    ['Rapid City SD PD', 'SD'],
    ['Pennington County SD SO', 'SD'],
    ['Kern County CA SD', 'CA'],
    // CO is a county, unless PD follows, or SO does and County or Parish stands before.
    ['Weld CO Sheriff', null],
    ['Weld CO SO', null],
    ['Weld County CO SO', 'CO'],
    ['County of Weld CO SO', 'CO'],
    ['Weld CO SO County', null],
    ['Denver CO PD', 'CO'],
    // The first word is a name, unless what follows says otherwise.
    ['LA Police', null],
    ['LA-Baton Rouge PD', 'LA'],
    ['CA DOJ Bureau', 'CA'],
    ['CA DOJ', null],
    ['CA DPS', 'CA'],
    ['CA Highway Patrol', 'CA'],
    ['MD State Police', 'MD'],
    ['DE Soto PD', null],
    // In a name without small letters only a few words may follow.
    ['OAKLAND CA PD', 'CA'],
    ['CITY OF LA PUENTE', null],
    ['ANYTOWN IN ROADS', null],
    ['KERN COUNTY CA SO', 'CA'],
    // In parentheses it always counts.
    ['Pine Ridge (SD)', 'SD'],
    ['(CO) Weld Sheriff', 'CO'],
    ['Weld Sheriff ( CO )', 'CO'],
    ['Weld Sheriff (CO SO)', null],
    ['LA - Baton Rouge PD', 'LA'],
    ['(LA) STATE POLICE TROOP', 'LA'],
    ['', null],
  ])('%j: %j', (name, state) => {
    expect(stateInName(name)).toBe(state);
  });

  it('is found in a name as long as a file, of words that may all be one', () => {
    expect(stateInName(`Alder ${'CO (CA '.repeat(100_000)}NV`)).toBe('NV');
    expect(stateInName('CA ICE '.repeat(100_000))).toBe(null);
  });

  it('has neighbors', () => {
    expect(['NV', 'OR', 'TX', 'CA'].map((state) => isNeighbor(state, 'CA'))).toEqual([
      ...[true, true, false, false],
    ]);
  });
});
