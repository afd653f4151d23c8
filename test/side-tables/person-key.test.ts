import { describe, expect, test } from 'vitest';
import { personKey } from '../../src/side-tables/person-key.ts';

describe('the key of a person', () => {
  test.each([
    ['  Jane   DOE ', 'jane doe'],
    ['Doe, Jane', 'jane doe'],
    ['Doe,Jane', 'jane doe'],
    ['Doe, Jane Q.', 'jane q doe'],
    ['Jane Doe, Jr.', 'jane doe jr'],
    ['Jane Doe, SR', 'jane doe sr'],
    ['Jane Doe, iii', 'jane doe iii'],
    ['Jane Doe, v.', 'jane doe v'],
    ['Doe, Jane, Jr.', 'doe jane jr'],
    ['Jane Doe Jr.', 'jane doe jr'],
    ['J.Doe@Example.gov', 'jdoe'],
    ['J. Doe@example.gov', 'j doe@examplegov'],
    ['two@signs@example.gov', 'two@signs@examplegov'],
    ['@example.gov', '@examplegov'],
    ['jose\u0301', 'jos\u00e9'],
    ['\u00a0Jane\u00a0Doe\u200b', 'jane doe'],
    ['Doe,', 'doe'],
    ['', ''],
  ])('%j is %j', (cell, key) => {
    expect(personKey(cell)).toBe(key);
  });
});
