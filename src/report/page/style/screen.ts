/** The page on a screen, light and dark. No color says anything alone; no style stands in the page. */
export const SCREEN_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --tint: #f5f3ee; --ink: #1a1c1e; --soft: #4d5359; --rule: #d9d4c9; --accent: #1c4e75;
  --solid: #17324d; --hatch: #2b77ab; --hatch-ground: #d8e8f3; --light: #bfd2df; --open: #7a8087;
  --mark: #9c4312; --shade: #8b857880;
  --tone0: #f1efe9; --tone1: #cfe0ec; --tone2: #9bc1dc; --tone3: #5b99c4; --tone4: #2a6c9e; --tone5: #12395c;
  --on-weak: #101214; --on-strong: #fff;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Liberation Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --tint: #1d2125; --ink: #e9e6df; --soft: #b0b4b8; --rule: #3a4046; --accent: #92c1e6;
    --solid: #d6e7f5; --hatch: #6cabd8; --hatch-ground: #213a4d; --light: #3f5f78; --open: #8b9197;
      --mark: #f2a972; --shade: #9aa0a6a0;
    --tone0: #20252a; --tone1: #1f3a50; --tone2: #2a5a7f; --tone3: #3f82b3; --tone4: #76b0d9; --tone5: #d6e7f5;
    --on-weak: #fff; --on-strong: #000;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 67rem; color: var(--ink);
  font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; font-variant-numeric: lining-nums; }
h1, h2, h3 { font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(1.9rem, 6vw, 3.1rem); letter-spacing: -.015em; margin: .1em 0 .7em; max-width: 24em; }
h2 { font-size: 1.45rem; margin: 0 0 1rem; letter-spacing: -.005em; }
h3 { font: 600 1rem/1.3 var(--sans); margin: 2rem 0 .5rem; }
p { margin: 0 0 1em; max-width: 40rem; text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
header { padding: clamp(2rem, 7vw, 5rem) 0 2rem; border-bottom: 3px solid var(--ink); }
.kicker { font: 600 .8125rem/1.3 var(--sans); letter-spacing: .09em; text-transform: uppercase; color: var(--soft); margin: 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1rem 2rem; margin: 0; }
.facts dt, .signatures dt { font: .8125rem/1.4 var(--sans); color: var(--soft); }
.facts dd { margin: .15rem 0 0; }
@media (min-width: 48rem) { .facts { grid-template-columns: 1.3fr 1.6fr 1fr 1fr; } }
.redacted { font: 600 .9375rem/1.4 var(--sans); color: var(--mark); margin: 1.25rem 0 0; }
section { padding: 2.25rem 0 1rem; border-bottom: 1px solid var(--rule); }
.body > :first-child { margin-top: 0; }
.figures { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 1.5rem 2rem; margin: 0 0 2rem; padding: 0; }
.figures li { font: .875rem/1.4 var(--sans); color: var(--soft); border-top: 2px solid var(--accent); padding-top: .6rem; }
.number { display: block; font: 600 2rem/1.15 var(--serif); color: var(--ink); letter-spacing: -.01em; margin-bottom: .2rem; }
.summary .verdict { font-size: clamp(1.35rem, 3.4vw, 1.8rem); line-height: 1.3; font-weight: 600; margin: 0 0 1.5rem; padding-left: 1rem; border-left: 6px solid var(--soft); max-width: 46rem; text-wrap: balance; }
.verdict.notPassed { border-color: var(--mark); }
.verdict.passed { border-color: var(--accent); }
.before { margin: 0 0 1.5rem; }
.before .look { font-size: .8125rem; line-height: 1.4; margin: 0 0 .5rem; max-width: 46rem; }
.summary h3 { margin: 1.5rem 0 .4rem; }
.summary p, .asked, .shown { max-width: 44rem; }
.asked, .shown { margin: 0; padding-left: 1.3rem; }
.asked li, .shown li { margin-bottom: .35rem; }
nav { margin: 2rem 0 1rem; font: .9375rem/1.5 var(--sans); }
nav ol { columns: 15rem 2; column-gap: 2.5rem; margin: 0; padding: 0; list-style: none; }
nav li { break-inside: avoid; padding: .18rem 0; }
.look { border-left: 3px solid var(--mark); padding: .1rem 0 .1rem .9rem; font: .9375rem/1.5 var(--sans); max-width: 44rem; }
.look strong { color: var(--mark); }
.notes { font: .9375rem/1.55 var(--sans); color: var(--soft); padding-left: 1.2rem; margin: 1.25rem 0 1.5rem; max-width: 44rem; }
#limits + .body .notes { font: inherit; color: inherit; max-width: 40rem; }
.notes li { margin-bottom: .45rem; }
.terms { margin: 0; max-width: 46rem; }
.terms div { display: grid; grid-template-columns: 11rem 1fr; gap: .2rem 1.5rem; padding: .6rem 0; border-top: 1px solid var(--rule); }
.terms dt { font: 600 .9375rem/1.5 var(--sans); }
.terms dd { margin: 0; }
.scroll { position: relative; overflow-x: auto; margin: 1.25rem 0 1.75rem; max-width: 46rem;
  background: linear-gradient(to right, var(--paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) left / 1rem 100% no-repeat,
    linear-gradient(to left, var(--shade), transparent) right / 1rem 100% no-repeat; }
table { border-collapse: collapse; width: 100%; font: .875rem/1.4 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; font-weight: 600; font-size: .9375rem; padding-bottom: .5rem; }
caption span { display: block; position: sticky; left: 0; max-width: calc(100vw - 2.5rem); }
th, td { padding: .38rem .9rem .38rem 0; vertical-align: top; text-align: left; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: .8125rem; vertical-align: bottom; border-bottom: 1.5px solid var(--ink); }
tbody th, tbody td { border-bottom: 1px solid var(--rule); }
.right { text-align: right; white-space: nowrap; }
thead .right { white-space: normal; }
.left { min-width: 5.5rem; overflow-wrap: anywhere; }
table.narrow { width: auto; min-width: min(100%, 27rem); }
.explained > * { border-bottom: 0; padding-bottom: 0; }
.below td { font-size: .8125rem; color: var(--soft); overflow-wrap: anywhere; padding-top: .1rem; }
.option { white-space: nowrap; }
.total th, .total td { font-weight: 600; border-bottom: 1.5px solid var(--ink); }
details { margin: .25rem 0; max-width: 46rem; }
details + :not(details) { margin-top: 1.25rem; }
summary { font: .9375rem/1.4 var(--sans); color: var(--accent); cursor: pointer; padding: .3rem 0; }
figure { margin: 1.5rem 0 .75rem; max-width: 46rem; }
figcaption { font: 600 1rem/1.35 var(--sans); margin-bottom: .6rem; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; margin: 0 0 .75rem; padding: 0; font: .8125rem/1.4 var(--sans); color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .45rem; }
.swatch { flex: none; overflow: visible; }
.chart { display: block; max-width: 100%; height: auto; overflow: visible; }
.chart.wide { display: none; }
.chart.narrow { width: 100%; max-width: 27rem; }
.label { font: 12px var(--sans); fill: var(--soft); font-variant-numeric: tabular-nums; }
.label.small { font-size: 11px; }
.label.cell { font-size: 9.5px; }
.label.on0, .label.on1, .label.on2 { fill: var(--on-weak); } .label.on3 { fill: #000; } .label.on4, .label.on5 { fill: var(--on-strong); }
.label.strong { font-weight: 600; fill: var(--ink); }
.label.own { font-weight: 600; fill: var(--mark); }
.halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.label.name { fill: var(--ink); }
.axis { stroke: var(--ink); stroke-width: 1; }
.grid { stroke: var(--rule); stroke-width: 1; }
.plain, .solid { fill: var(--solid); }
.plain { fill: var(--hatch); }
.light { fill: var(--light); }
.open { fill: none; stroke: var(--open); stroke-dasharray: 3 2; }
.ground { fill: var(--tone0); }
.hatch-ground { fill: var(--hatch-ground); }
.hatch-line { fill: var(--hatch); }
.tone0 { fill: var(--tone0); } .tone1 { fill: var(--tone1); } .tone2 { fill: var(--tone2); }
.tone3 { fill: var(--tone3); } .tone4 { fill: var(--tone4); } .tone5 { fill: var(--tone5); }
.curve-fully { fill: var(--solid); fill-opacity: .16; }
.curve-line { fill: none; stroke: var(--solid); stroke-width: 2.25; stroke-linejoin: round; }
.curve-edge { fill: none; stroke: var(--hatch); stroke-width: 1; }
.mark { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 3; }
.mark-own { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 5 3; }
.range { stroke: var(--hatch); stroke-width: 3; }
.range-end { stroke: var(--hatch); stroke-width: 1.5; }
.point { fill: var(--solid); stroke: var(--paper); stroke-width: 1; }
.limit { fill: none; stroke: var(--ink); stroke-width: 1.25; }
.fill { display: block; border-bottom: 1px solid var(--soft); min-height: 1.4em; min-width: 8rem; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 2rem 2.5rem; max-width: 46rem; }
.signatures h3 { margin: 0 0 .75rem; }
.signatures dl { margin: 0; }
.signatures dl div { margin-bottom: 1rem; }
.signatures dd { margin: 0; min-height: 1.6em; }
footer { font: .8125rem/1.5 var(--sans); color: var(--soft); padding-top: 1.5rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 700px) {
  .chart.wide { display: block; }
  .chart.narrow { display: none; }
}
@media (min-width: 1080px) {
  section { display: grid; grid-template-columns: 14rem minmax(0, 46rem); column-gap: 4rem; padding-top: 2.75rem; }
  h2 { font-size: 1.3rem; }
}
@media (max-width: 30rem) {
  .terms div { grid-template-columns: 1fr; }
  th, td { padding-right: .7rem; }
  tbody th.left { min-width: 8rem; }
}
`;
