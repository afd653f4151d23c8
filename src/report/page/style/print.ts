/** The page on paper, A4 or Letter: dark on white, small, nothing torn apart. */
export const PRINT_STYLE = `
@page {
  margin: 14mm 15mm 16mm;
  @bottom-left { content: "Audit of license-plate reader searches"; font: 8pt sans-serif; color: #4d5359; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; color: #4d5359; }
}
@page :first { @bottom-left { content: ""; } }
@media print {
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header { padding: 0 0 3mm; border-bottom-width: 1.5pt; }
  h1 { font-size: 21pt; margin: 0 0 3mm; }
  h3 { margin: 4mm 0 1mm; font-size: 10pt; }
  section { display: block; padding: 4.5mm 0 1mm; }
  .annex section:last-of-type { border-bottom: 0; }
  h2 { font-size: 14pt; margin-bottom: 2mm; }
  h2, h3, figcaption, caption, summary, thead, .legend { break-after: avoid; }
  tr, table.short, figure, .figures, .facts, .sign-off, .signatures, .look, .terms div, .notes li { break-inside: avoid; }
  thead { display: table-header-group; }
  p, .notes li { orphans: 3; widows: 3; }
  p, .look, .notes, .terms, .scroll, details, figure, .signatures, .asked, .shown, #limits + .body .notes { max-width: none; }
  p { margin-bottom: 2mm; }
  .look { font-size: 8.5pt; line-height: 1.35; }
  .notes { font-size: 8.5pt; line-height: 1.35; margin: 2mm 0; }
  .notes li { margin-bottom: .7mm; }
  #limits + .body .notes { font-size: 9pt; columns: 2; column-gap: 9mm; }
  .scroll { overflow: visible; background: none; margin: 2.5mm 0 3.5mm; }
  table { font-size: 8pt; line-height: 1.3; }
  caption { font-size: 9pt; padding-bottom: .8mm; }
  caption span { max-width: none; }
  th, td { padding: .65mm 2mm .65mm 0; }
  thead th { font-size: 7.2pt; }
  .below td { font-size: 7.2pt; padding-top: 0; }
  .explained { break-after: avoid; }
  figure { margin: 2.5mm 0 1.5mm; }
  figcaption { font-size: 9.5pt; margin-bottom: 1.2mm; }
  .legend { font-size: 8pt; margin-bottom: 1.2mm; }
  .facts { grid-template-columns: 1.3fr 1.7fr 1fr 1fr; gap: 4mm; }
  .facts dd { font-size: 9pt; }
  .facts dt { font-size: 7.5pt; }
  table.narrow { min-width: 95mm; }
  .summary { break-after: page; border-bottom: 0; padding: 4mm 0 0; }
  .summary h2 { display: none; }
  .summary p { margin-bottom: 1.2mm; max-width: none; }
  .summary h3 { margin: 3mm 0 .7mm; }
  .summary .verdict { max-width: none; }
  .summary .verdict { font-size: 15pt; margin-bottom: 3.5mm; padding-top: .3mm; }
  .before { margin-bottom: 3mm; }
  .before p.look { max-width: none; }
  .before .look { font-size: 7pt; margin-bottom: 1mm; line-height: 1.3; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 5mm; margin-bottom: 4mm; }
  .figures li { font-size: 8pt; }
  .number { font-size: 19pt; }
  .asked li, .shown li { margin-bottom: .4mm; break-inside: avoid; line-height: 1.35; }
  .chart.wide { display: block; width: 82%; }
  .chart.narrow { display: none; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  summary { list-style: none; color: inherit; font-weight: 600; display: none; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; opacity: 1; }
  details.drawn { display: none; }
  details caption.unseen { position: static; width: auto; height: auto; clip-path: none; white-space: normal; overflow: visible; }
  .columns { columns: 2; column-gap: 9mm; margin: 1mm 0; }
  .columns.of3 { columns: 3; column-gap: 6mm; }
  .columns details, .columns table.short { break-inside: avoid; }
  .columns details { margin: 0; }
  .columns .scroll { margin-top: 0; }
  .columns table.narrow, .columns table.whole { min-width: 0; width: 100%; }
  .columns.of3 th, .columns.of3 td { padding: .45mm 1.2mm .45mm 0; }
  .annex p, .annex .notes, .annex .terms dd { font-size: 8pt; line-height: 1.3; }
  .annex h2 { font-size: 12pt; }
  .annex section { padding-top: 3mm; }
  .annex .terms + .notes { columns: 2; column-gap: 9mm; }
  .terms { columns: 2; column-gap: 9mm; }
  .terms div { padding: .9mm 0; grid-template-columns: 24mm 1fr; font-size: 8.5pt; line-height: 1.3; }
  .terms dt { font-size: 8.5pt; line-height: 1.3; }
  .signatures { grid-template-columns: repeat(3, 1fr); gap: 8mm; }
  .signatures h3 { margin: 0 0 1mm; }
  .signatures dl div { margin-bottom: 2mm; }
  .fill { min-height: 7mm; min-width: 0; }
  .signatures dd { display: flex; align-items: flex-end; min-height: 7.5mm; }
  .signatures .fill { flex: 1; }
}
`;
