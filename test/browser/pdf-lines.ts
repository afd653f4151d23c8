import { getDocumentProxy } from 'unpdf';

/** The lines of each page of a PDF, from its head to its foot; texts beside one another are one line. */
export async function pageLines(pdf: Uint8Array): Promise<string[][]> {
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const page = await document.getPage(at + 1);
    const { items } = await page.getTextContent();
    const lines = new Map<number, { x: number; text: string }[]>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform;
      const row = [...lines.keys()].find((other) => Math.abs(other - y) < 2) ?? y;
      lines.set(row, [...(lines.get(row) ?? []), { x, text: item.str }]);
    }
    return [...lines]
      .sort(([a], [b]) => b - a)
      .map(([, texts]) => {
        const inOrder = texts.sort((a, b) => a.x - b.x).map(({ text }) => text);
        return inOrder.join(' ').replace(/\s+/g, ' ').trim();
      });
  });
  return await Promise.all(pages);
}
