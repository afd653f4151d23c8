#!/usr/bin/env bash
# seedrandom 3.0.5 (ARC4): a seed and the same seed written several times over are one seed. "7", "77"
# and "7777777" give the same numbers, so do "0" and "000", "42" and "4242": the key of 256 bytes is
# the seed repeated until it is full. A public seed for an audit sample, such as the digits of some
# dice, should therefore be long, and 1, 11 and 111 are not three draws. "7" and "07" are two seeds.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact seedrandom@3.0.5
cat >see.cjs <<'JS'
const seedrandom = require('seedrandom');
const first = (seed) => seedrandom(seed).int32();
for (const [a, b] of [['7', '77'], ['7', '7777777'], ['0', '000'], ['42', '4242'], ['7', '07']]) {
  console.log(`${a} and ${b}: ${first(a) === first(b) ? 'the same numbers' : 'other numbers'}`);
}
JS
seen=$(node see.cjs)
expected='7 and 77: the same numbers
7 and 7777777: the same numbers
0 and 000: the same numbers
42 and 4242: the same numbers
7 and 07: other numbers'
echo "seedrandom $(node -p "require('./node_modules/seedrandom/package.json').version"), node $(node -v)"
echo "$seen"
[ "$seen" = "$expected" ] || { echo 'seedrandom does otherwise now: look again' >&2; exit 1; }
