/** What is measured inside a page. Each function runs in the browser and must stand alone. */

export interface ChartMeasure {
  readonly id: string;
  readonly shapes: number;
  /** Texts and shapes that reach out of the chart's frame, in pixels beyond a tolerance. */
  readonly outside: readonly string[];
  readonly width: number;
}

/** Every chart that is shown: how many shapes it has, and what lies outside its frame. */
export const CHARTS = `(() => [...document.querySelectorAll('svg.chart')]
  .filter((svg) => svg.getBoundingClientRect().width > 0)
  .map((svg) => {
    const frame = svg.getBoundingClientRect();
    const parts = [...svg.querySelectorAll('text, rect, line, path, circle, polygon, polyline')]
      .filter((part) => !part.closest('defs'));
    const outside = parts.filter((part) => {
      const box = part.getBoundingClientRect();
      return box.left < frame.left - 2 || box.right > frame.right + 2 ||
        box.top < frame.top - 2 || box.bottom > frame.bottom + 2;
    });
    return {
      id: svg.parentElement.id,
      shapes: parts.length,
      outside: outside.map((part) => part.textContent || part.outerHTML.slice(0, 90)),
      width: frame.width,
    };
  }))()`;

/** Texts that are cut at the right edge, or by a box that hides what is too long. */
export const CUT_TEXTS = `(() => {
  const edge = document.documentElement.clientWidth + 1;
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() === '' || node.parentElement.closest('.unseen')) continue;
    const scroll = node.parentElement.closest('.scroll');
    if (scroll && getComputedStyle(scroll).overflowX === 'auto') continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.right > edge || box.left < -1) cut.push(node.data.slice(0, 60));
    }
  }
  return cut;
})()`;

/** Tables that do not fit the paper. */
export const WIDE_TABLES = `(() => [...document.querySelectorAll('table')]
  .filter((table) => table.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((table) => table.caption ? table.caption.textContent : ''))()`;
