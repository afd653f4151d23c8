import { expect, test, vi } from 'vitest';
import { HashTable } from '../../src/tables/hash-table.ts';
import { TextCounts } from '../../src/tables/text-counts.ts';
import { randomFrom } from '../quality/searches.ts';

test('100,000 random texts are counted as a Map counts them', () => {
  const random = randomFrom(11);
  const units = ['', '\u0000', 'a', 'b', '\uffff', '\ud800', '\udc00', '🚓', 'é', '0', '-'];
  const expected = new Map<string, number>();
  const counts = new TextCounts(5);
  for (let i = 0; i < 100_000; i++) {
    let text = random() < 0.5 ? String(Math.floor(random() * 20_000)) : '';
    for (let left = Math.floor(random() * 6); left > 0; left--) {
      text += units[Math.floor(random() * units.length)];
    }
    const count = (expected.get(text) ?? 0) + 1;
    expected.set(text, count);
    if (counts.add(text) !== count) expect.fail(JSON.stringify(text));
  }
  for (const [text, count] of expected) {
    if (counts.count(text) !== count) expect.fail(JSON.stringify(text));
  }
  const frequent = new Map(counts.frequent().map(({ text, count }) => [text, count]));
  expect(frequent).toEqual(new Map([...expected].filter(([, count]) => count >= 5)));
});

test('texts that differ only in units that may stand for nothing are told apart', () => {
  const texts = ['', '\u0000', '\u0000\u0000', 'a', 'a\uffff', 'a\u0000', '\uffff', '\ud83d', '🚓'];
  const counts = new TextCounts(2);
  for (const text of texts) expect(counts.add(text), JSON.stringify(text)).toBe(1);
  expect(counts.count('never')).toBe(0);
  expect(counts.frequent()).toEqual([]);
});

test('200,000 texts of another part are taken in where there is room for them', () => {
  const part = new TextCounts(2);
  for (let i = 0; i < 200_000; i++) part.add(`text ${i}`);
  const all = new TextCounts(2);
  // They come in the order of a table: one that grew under them would be filled from one end.
  let room: Uint32Array | undefined;
  const makeRoom = vi.spyOn(HashTable.prototype, 'makeRoom');
  makeRoom.mockImplementation(function (this: HashTable, keys) {
    makeRoom.mockRestore();
    this.makeRoom(keys);
    room = this.slots;
  });
  all.merge(part.state());
  makeRoom.mockRestore();
  // An array of memory that has grown since has no length.
  expect(room?.length).toBeGreaterThan(600_000);
  for (let i = 0; i < 200_000; i += 997) expect(all.count(`text ${i}`)).toBe(1);
});
