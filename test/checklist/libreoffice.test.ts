import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../src/contract/checklist/contract.ts';
import type { Question } from '../../src/contract/checklist/question.ts';
import { folderWith } from '../cli/folder.ts';
import { runMain } from '../run-main.ts';
import { converted, hasLibreOffice, namedLibreOffice } from '../workpaper/soffice.ts';
import { childOf, childrenOf, parseXml, textOf, zipParts } from '../workpaper/xlsx-parts.ts';

/** Another program opens the questions, and saves them again as it understood them. */
describe.skipIf(!hasLibreOffice)(namedLibreOffice, () => {
  it('offers the answers of each question, and keeps the questions from being changed', async () => {
    const cwd = folderWith();
    const argv = ['checklist', 'contract', '--init', 'elm.xlsx', '--quiet'];
    expect(await runMain(argv, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
    const issued = readFileSync(join(cwd, 'elm.xlsx'));
    const folder = await converted('elm.xlsx', issued, 'xlsx:Calc MS Excel 2007 XML');
    const again = readFileSync(join(folder, 'elm.xlsx'));
    const sheet = parseXml(zipParts(again).get('xl/worksheets/sheet2.xml')!);
    const offers = childrenOf(childOf(sheet, 'dataValidations')).map((offer) => ({
      cells: String(offer.attributes.sqref).split(' '),
      isAll: ['1', 'true'].includes(offer.attributes.showErrorMessage ?? ''),
      answers: textOf(childOf(offer, 'formula1')).replaceAll('"', '').split(','),
    }));
    // Cells that are offered the same it may have put together.
    const byCell = new Map(
      offers.flatMap(({ cells, ...offer }) => cells.flatMap(cellsOf).map((cell) => [cell, offer])),
    );
    const asked: readonly Question[] = CONTRACT;
    expect([...byCell.keys()].sort()).toEqual(asked.map((_, at) => `D${at + 2}`).sort());
    for (const [at, { takes }] of asked.entries()) {
      expect(byCell.get(`D${at + 2}`)).toEqual({
        isAll: takes === undefined,
        answers: ['met', 'partly', 'notMet', 'notApplicable'],
      });
    }
    expect(childOf(sheet, 'sheetProtection').attributes.sheet).toMatch(/^(1|true)$/);
    const read = await runMain(['checklist', 'elm.xlsx', '--json'], { cwd: folder });
    expect({ code: read.code, stderr: read.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(read.stdout).checklist.totals).toMatchObject([{ open: 12, met: 0 }]);
  });
});

/** `D2:D4` is D2, D3 and D4. */
function cellsOf(range: string): string[] {
  const [from = 0, to = from] = range.split(':').map((cell) => Number(cell.slice(1)));
  return Array.from({ length: to - from + 1 }, (_, at) => `D${from + at}`);
}
