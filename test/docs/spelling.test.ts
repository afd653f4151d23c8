import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* American spelling in everything that people read: what src says, and what the documents say. */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Words that only the British write so, with what may follow them. */
const BRITISH = new RegExp(
  `\\b(${(
    'offence licence defence organis authoris recognis summaris normalis categoris minimis anonymis ' +
    'analysed analysing colour behaviour favour honour neighbour centre grey judgement cancelled ' +
    'labelled(?!by) travelled modelled catalogue programme practise cheque fulfil\\b skilful whilst'
  )
    .split(' ')
    .join('|')})`,
  'i',
);

/** The questions of earlier workpapers, which stay as they were issued. */
const ISSUED = /offence or incident|user was authorised/;

/** Where such words are read, or were issued before: names of columns that people write, old questions. */
const READ = [
  /^src\/log\/header\//,
  /^src\/side-tables\//,
  /^src\/agency-names\//,
  /^src\/flags\/lists\//,
  /^src\/workpaper\/columns\.ts$/,
  /^src\/spelling\.ts$/,
];

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => !READ.some((folder) => folder.test(name)));

test.each([...sources, 'README.md', 'src/README.md', 'CONTRIBUTING.md'])('%s', (name) => {
  const lines = readFileSync(`${root}${name}`, 'utf8').split('\n');
  expect(lines.filter((line) => BRITISH.test(line.replace(ISSUED, '')))).toEqual([]);
});
