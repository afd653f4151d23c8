import { renderCsv as csv } from '../../src/report/machine/csv.ts';
import { jsonDocument as json } from '../../src/report/machine/json.ts';
import { renderNdjson as ndjson } from '../../src/report/machine/ndjson.ts';
import { renderMarkdown as markdown } from '../../src/report/markdown.ts';
import { reportPage as page } from '../../src/report/page/page.ts';
import type { Pieces } from '../../src/report/pieces.ts';
import { renderTable as table } from '../../src/report/terminal/table.ts';
import type { View } from '../../src/report/view.ts';

/** What renderers give in pieces, as one text each. */

function whole<Given extends readonly unknown[]>(
  render: (...given: Given) => Pieces,
): (...given: Given) => string {
  return (...given) => [...render(...given)].join('');
}

export const renderCsv = whole(csv);
export const renderNdjson = whole(ndjson);
export const renderMarkdown = whole((view: View) => markdown(view));
export const renderTable = whole(table);
export const jsonDocument = whole(json);
export const reportPage = whole(page);
