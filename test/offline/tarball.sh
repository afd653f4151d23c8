#!/usr/bin/env bash
# Installs what `npm pack` made in an empty folder, from an empty cache and without a registry, and uses
# it: the program, and the library from JavaScript.
#   test/offline/tarball.sh <package.tgz>
set -Eeuo pipefail
trap 'echo "$0: line $LINENO failed: $BASH_COMMAND" >&2' ERR
package=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
node "$root/extras/run.js" --if-installed publint "$package" --strict
# It is an ES module, as everything that Node 20.19 can also require.
node "$root/extras/run.js" --if-installed attw "$package" --profile esm-only --format ascii
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export npm_config_cache=$folder/cache npm_config_registry=http://127.0.0.1:9
said=$(npm install --offline --no-audit --no-fund "$package" 2>&1)
if grep -q 'install script' <<<"$said"; then echo "$said" >&2; exit 1; fi
[ "$(ls node_modules)" = alpr-audit ] || { echo 'it brought other packages along' >&2; exit 1; }

cp "$root/fixtures/year/first-half.csv" log.csv
seed=08772473296991897540
npx --no -- alpr-audit inspect log.csv --tz America/Los_Angeles --json >readLogs.json
npx --no -- alpr-audit validate log.csv --by user --json >validate.json
npx --no -- alpr-audit ages log.csv --buckets 30d,1y --json >ages.json
npx --no -- alpr-audit sample log.csv --size 5 --seed "$seed" --json >sample.json
cat >use.mts <<'EOF'
import { ages, readLogs, sample, validate } from 'alpr-audit';

const read = await readLogs('log.csv', { tz: 'America/Los_Angeles' });
const searches: number = read.population.searches;
const drawn = await sample('log.csv', { size: 5, seed: '08772473296991897540' });
const first: string | undefined = drawn.sample.drawn[0]?.id;
export const documents = {
  readLogs: read,
  validate: await validate('log.csv', { by: 'user' }),
  ages: await ages('log.csv', { buckets: ['30d', '1y'] }),
  sample: drawn,
};
export const said = `${searches} searches, ${first} drawn first`;
EOF
# Its types alone, as strict as can be: not even those of Node.
"$root/node_modules/.bin/tsc" --strict --noUncheckedIndexedAccess --skipLibCheck false \
  --target es2023 --lib es2023 --module nodenext --types '' use.mts
cat >compare.mjs <<'EOF'
import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { documents, said } from './use.mjs';
for (const [name, document] of Object.entries(documents))
  deepStrictEqual(document, JSON.parse(readFileSync(`${name}.json`, 'utf8')));
console.log(said);
EOF
node compare.mjs
echo "$(basename "$package") installs without a registry; command and library give the same documents"
