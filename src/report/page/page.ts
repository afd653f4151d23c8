import { createHash } from 'node:crypto';
import { type Markup, markup, NOTHING, ownMarkup } from '../html-escape.ts';
import { inPieces, type Pieces } from '../pieces.ts';
import { paragraph } from '../view.ts';
import { firstLines } from '../views/accounting-view.ts';
import { toolWords } from '../words.ts';
import type { Section } from './blocks.ts';
import { blockHtml } from './blocks-html.ts';
import { askedOf } from './first/asked.ts';
import { logSentences } from './first/log-sentences.ts';
import { meaningSentences } from './first/meaning.ts';
import { tilesOf } from './first/tiles.ts';
import { verdictOf } from './first/verdict.ts';
import { dateWords, isNamed, periodWordsOf, type Report, rowsWords, subject } from './report.ts';
import { annexSections, reportSections } from './sections.ts';
import { PRINT_STYLE } from './style/print.ts';
import { SCREEN_STYLE } from './style/screen.ts';

/**
 * The report as one page that needs nothing else: no script, no request. The policy in it lets a
 * browser apply the one style sheet whose hash it names, and nothing more.
 */
export function reportPage(
  tool: Report['tool'],
  facts: Report['facts'],
  settings: Report['settings'],
  result: Report['result'],
): Pieces {
  return inPieces(texts({ tool, facts, settings, result }));
}

function* texts(report: Report): Generator<string> {
  const sections = reportSections(report);
  const annex = annexSections(report);
  const style = SCREEN_STYLE + PRINT_STYLE;
  yield '<!doctype html>\n<html lang="en">';
  yield headHtml(report, style).html;
  yield '<body>';
  yield titleHtml(report).html;
  yield '<main>';
  yield summaryHtml(report, sections, annex).html;
  yield* sectionTexts(sections);
  yield signOffHtml(report).html;
  yield '<div class="annex">';
  yield* sectionTexts(annex);
  yield '</div></main>';
  yield markup`<footer><p>${`Made by ${toolWords(report.tool)}, from the files of its annex. The same files and options give the same page, byte for byte. No part of it was loaded from elsewhere.`}</p></footer>`
    .html;
  yield '</body></html>\n';
}

function* sectionTexts(sections: readonly Section[]): Generator<string> {
  let before = '';
  for (const section of sections) {
    yield before + sectionHtml(section).html;
    before = '\n';
  }
}

function headHtml(report: Report, style: string): Markup {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return markup`<head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>${isNamed(report) ? `${subject(report)}: audit of license-plate reader searches` : subject(report)}</title>
    <style>${ownMarkup(style)}</style></head>`;
}

/** Whose searches, of when, by whom. */
function titleHtml(report: Report): Markup {
  const { settings } = report;
  const facts: [string, string | Markup][] = [
    ['Period', periodWordsOf(report)],
    ['Rows of the log', rowsWords(report)],
    ['Prepared by', settings.preparedBy ?? TO_FILL],
    ['Date', settings.asOf === null ? TO_FILL : dateWords(settings.asOf)],
  ];
  return markup`<header>
    <p class="kicker">${isNamed(report) ? 'Audit of license-plate reader searches' : 'Audit report'}</p>
    <h1>${subject(report)}</h1>
    <dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    ${settings.redact === null ? NOTHING : markup`<p class="redacted">${`Redacted for ${settings.redact === 'board' ? 'a board' : 'the public'}`}</p>`}
    </header>`;
}

/**
 * Page 1, which stands alone: whether it passed, what that means, what the log shows, what is asked.
 * What deceives in the log stands before any number, in small print.
 */
function summaryHtml(
  report: Report,
  sections: readonly Section[],
  annex: readonly Section[],
): Markup {
  // The code of a warning is for machines.
  const first = firstLines(report.facts).map((text) => text.replace(/ \[[a-z0-9-]+\]$/, ''));
  const { outcome, sentence } = verdictOf(report);
  const [meaning, asked] = [meaningSentences(report), askedOf(report)];
  return markup`<section class="summary" aria-labelledby="summary"><h2 id="summary">Summary</h2><div class="body">
    ${first.length === 0 ? NOTHING : markup`<div class="before">${first.map((text) => blockHtml(paragraph(text)))}</div>`}
    <p class="verdict ${outcome}">${sentence}</p>
    <ul class="figures">${tilesOf(report).map(
      ({ number, label }) =>
        markup`<li><span class="number">${number}</span> <span>${label}</span></li>`,
    )}</ul>
    ${meaning.length === 0 ? NOTHING : markup`<h3>What that means</h3>${meaning.map((text) => markup`<p>${text}</p>`)}`}
    <h3>What the log shows</h3><ul class="shown">${logSentences(report).map((text) => markup`<li>${text}</li>`)}</ul>
    ${asked.length === 0 ? NOTHING : markup`<h3>What is asked</h3><ol class="asked">${asked.map(({ of, what }) => markup`<li><strong>${of}</strong>: ${what}</li>`)}</ol>`}
    ${contentsHtml([...sections, SIGN_OFF, ...annex])}</div></section>`;
}

const SIGN_OFF = { id: 'sign-off', title: 'Sign-off' };

function contentsHtml(sections: readonly Pick<Section, 'id' | 'title'>[]): Markup {
  return markup`<nav aria-label="Contents"><ol>${sections.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>`;
}

const TO_FILL = markup`<span class="fill"><span class="unseen">to be filled in</span></span>`;

function sectionHtml({ id, title, blocks }: Section): Markup {
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div class="body">
    ${blocks.map(blockHtml)}</div></section>`;
}

/** Lines for three pens. */
function signOffHtml({ settings }: Report): Markup {
  const roles = [
    ['Preparer', settings.preparedBy],
    ['Reviewer', null],
    ['Approver', null],
  ] as const;
  return markup`<section aria-labelledby="sign-off" class="sign-off"><h2 id="sign-off">Sign-off</h2>
    <div class="body"><p>By signing, each says what they did: the preparer made this report from the files it names, the reviewer checked it against them, the approver accepts it.</p>
    <div class="signatures">${roles.map(
      ([role, name]) => markup`<div><h3>${role}</h3><dl>
        <div><dt>Name</dt><dd>${name ?? TO_FILL}</dd></div>
        <div><dt>Signature</dt><dd>${TO_FILL}</dd></div>
        <div><dt>Date</dt><dd>${TO_FILL}</dd></div></dl></div>`,
    )}</div></div></section>`;
}
