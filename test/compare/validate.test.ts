import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { DEFAULT_VOCABULARY } from '../../src/contract/vocabulary.ts';
import { caseNumberClassifier } from '../../src/quality/classes/case-number-class.ts';
import { reasonClassifier } from '../../src/quality/classes/reason-reader.ts';
import { personalKinds } from '../../src/quality/reading/personal-finds.ts';
import { personalInformation } from '../oracle/oracle-personal.ts';
import { caseNumberClassOracle, cellOfText, reasonClassOracle } from '../oracle/oracle-validate.ts';
import { AS_IT_CAME, TIMES } from '../random-runs.ts';
import { expectSame } from './expect-same.ts';
import { agreeOnValidate, validateCaseText, wholeMatch } from './validate-case.ts';
import { type ValidateCase, validateCases } from './validate-logs.ts';
import { caseNumberText, plateText, reasonText } from './validate-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'alpr-audit-validate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function shown(random: ValidateCase): ValidateCase {
  return { ...random, [fc.toStringMethod]: () => validateCaseText(random) } as ValidateCase;
}

describe('validate and its slow oracle agree', () => {
  it.each([
    ['small logs', validateCases(1, 25), 85],
    ['logs with numbers used again and again', validateCases(60, 200), 8],
  ])('on %s', async (_, cases, runs) => {
    await fc.assert(
      fc.asyncProperty(cases.map(shown), (random) => agreeOnValidate(random, folder)),
      { ...AS_IT_CAME, numRuns: runs * TIMES },
    );
  });
});

const PATTERNS = ['\\d{2}-\\d{5}', 'AB *12', 'L\\d+'].map(wholeMatch);

describe('the classes of one search agree', () => {
  it.each([
    ['without patterns', []],
    ['with patterns', PATTERNS],
  ])('%s', (_, patterns) => {
    const options = {
      vocabulary: DEFAULT_VOCABULARY,
      patterns: patterns.length === 0 ? null : (text: string) => patterns.some((is) => is(text)),
    };
    const numberClass = caseNumberClassifier(options);
    const reasonClass = reasonClassifier(options);
    const property = fc.property(reasonText, caseNumberText, plateText, (...texts) => {
      const [reason, number, plate] = texts.map(cellOfText) as [Cell, Cell, Cell];
      const given = numberClass(number, plate);
      const classes = [
        given,
        reasonClass(reason, { ...number, class: given }, plate),
        // A reason's text stands in the other field too, now and then.
        numberClass(reason, plate),
        personalKinds(reason.text),
        personalKinds(number.text),
      ];
      const slow = [
        caseNumberClassOracle(number, plate, { patterns }),
        reasonClassOracle(reason, number, plate, { patterns }),
        caseNumberClassOracle(reason, plate, { patterns }),
        personalInformation(reason.text),
        personalInformation(number.text),
      ];
      expectSame(classes, slow, () => JSON.stringify(texts));
    });
    fc.assert(property, { ...AS_IT_CAME, numRuns: 1700 * TIMES });
  });
});

type Cell = Parameters<ReturnType<typeof caseNumberClassifier>>[0];
