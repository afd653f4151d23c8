/** The page on paper, A4 or Letter: dark on white, nothing folded, nothing torn apart. */
export const PRINT_STYLE = `
@page {
  margin: 18mm 17mm 20mm;
  @bottom-left { content: "Audit of licence-plate reader searches"; font: 8pt sans-serif; color: #4d5359; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; color: #4d5359; }
}
@page :first { @bottom-left { content: ""; } }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.5; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header { padding: 6mm 0 6mm; border-bottom-width: 2pt; }
  h1 { font-size: 25pt; }
  section { display: block; padding: 7mm 0 2mm; }
  section:last-of-type { border-bottom: 0; }
  h2 { font-size: 15pt; margin-bottom: 3mm; }
  h2, h3, figcaption, caption, summary, thead, .legend { break-after: avoid; }
  tr, table.short, figure, .figures, .facts, .sign-off, .signatures, .look, .terms div, .notes li { break-inside: avoid; }
  thead { display: table-header-group; }
  p, .notes li { orphans: 3; widows: 3; }
  p, .look, .notes, .terms, .scroll, details, figure, .signatures, #limits + .body .notes { max-width: none; }
  .scroll { overflow: visible; margin: 3mm 0 5mm; }
  table { font-size: 8.5pt; }
  caption { font-size: 9.5pt; }
  th, td { padding: 1.1mm 2.2mm 1.1mm 0; }
  thead th { font-size: 7.5pt; }
  .below { font-size: 7.5pt; max-width: none; }
  .facts { grid-template-columns: 1.7fr 1fr 1fr 1fr; }
  table.narrow { min-width: 95mm; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 5mm; }
  .number { font-size: 19pt; }
  .summary p { font-size: 11pt; }
  .chart.wide { display: block; width: 100%; }
  .chart.narrow { display: none; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  summary { list-style: none; color: inherit; font-weight: 600; display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; opacity: 1; }
  details caption.unseen { position: static; width: auto; height: auto; clip-path: none; white-space: normal; overflow: visible; }
  .columns { columns: 2; column-gap: 9mm; }
  .columns details { break-inside: avoid; margin: 0; }
  .columns .scroll { margin-top: 0; }
  .columns table.narrow, .columns table.whole { min-width: 0; width: 100%; }
  .signatures { grid-template-columns: repeat(3, 1fr); gap: 8mm; }
  .fill { min-height: 8mm; min-width: 0; }
}
`;
