import { expect, test } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { caseNumberClassifier } from '../../src/quality/classes/case-number-class.ts';
import { reasonClassifier } from '../../src/quality/classes/reason-reader.ts';
import { JUDGMENTS } from '../../src/quality/judgment.ts';
import { personalKinds } from '../../src/quality/reading/personal-finds.ts';
import { cellOf, cellsOf, fieldReader, type GivenCells, randomFrom, searchOf } from './searches.ts';

test('with 15,000 texts, each two or three times, all is as without a memory', () => {
  const options = { vocabulary: DEFAULT_VOCABULARY, patterns: null };
  const numberClass = caseNumberClassifier(options);
  const reasonClass = reasonClassifier(options);
  const reader = fieldReader();
  const random = randomFrom(7);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)]!;
  const before = ['investigation', 'case', 'stolen', 'dob 1/2/1990', '', 'inv', 'plate'];
  const near = ['26-01628', '7ABC123', 'AB 12', '211 PC', 'x'];
  for (let i = 0; i < 40_000; i++) {
    const text = random() < 0.3 ? pick(near) : String(Math.floor(random() * 15_000) + 100);
    const state = random() < 0.9 ? 'value' : pick(['blank', 'placeholder', 'withheld'] as const);
    const cells: GivenCells = {
      reason: { text: `${pick(before)} ${text}`.trim(), state },
      caseNumber: pick(near),
      plate: pick(['7abc-123', '8XYZ999', 'INV-X', '26 01628']),
    };
    const search = searchOf(cells);
    const [reason, number, plate] = (['reason', 'caseNumber', 'plate'] as const).map((field) =>
      cellOf(cells[field]!),
    ) as [ReturnType<typeof cellOf>, ReturnType<typeof cellOf>, ReturnType<typeof cellOf>];
    const ofNumber = numberClass(number, plate);
    const expected = reasonClass(reason, { ...number, class: ofNumber }, plate);
    const known = reader.reason(reason);
    const judgment = JUDGMENTS[reader.judge(reader.caseNumber(number), known, plate)]!;
    const given = [judgment.caseNumber, judgment.reason, reader.reasonClass(search)];
    const wanted = [ofNumber, expected, expected];
    if (given.join() !== wanted.join()) expect(given, text).toEqual(wanted);
    const nothing = ['blank', 'placeholder', 'vague'].includes(expected);
    const plates = cellsOf([plate]);
    const beside = reader.judgeBeside(reader.caseNumber(number), known, plates, 0);
    if (JUDGMENTS[beside] !== judgment) expect.fail(`${reason.text} beside ${plate.text}`);
    if (reader.saysNothing(known, cellsOf([number]), plates, 0) !== nothing)
      expect.fail(`${reason.text}: ${expected}`);
    const kinds = state === 'value' ? personalKinds(reason.text) : [];
    if (known.findings.map(({ detail }) => detail).join() !== kinds.join())
      expect.fail(reason.text);
  }
});
