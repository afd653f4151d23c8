#!/usr/bin/env bash
# hyparquet-compressors 1.1.2 (LZ4): a block of nothing, one zero byte, as pyarrow writes for a page
# without values, is an error for it; and for the older codec it takes some blocks without Hadoop's frames
# for frames, by numbers that are negative in them, and fails instead of reading them as blocks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact hyparquet-compressors@1.1.2
cat >see.mjs <<'JS'
import { compressors } from 'hyparquet-compressors';
const shown = (codec, packed, length) => {
  try {
    return Buffer.from(compressors[codec](Uint8Array.from(packed), length)).toString('hex');
  } catch (error) {
    return error.message;
  }
};
console.log(`a block of nothing: ${shown('LZ4_RAW', [0], 0)}`);
// Eight bytes, three times over, and sixteen more.
const block = [0x8c, 1, 0, 0, 0xff, 0xff, 0xff, 0xf0, 0, 8, 0, 0xf0, 1, ...Array(16).fill(7)];
const isSame = shown('LZ4', block, 40) === shown('LZ4_RAW', block, 40);
console.log(`a block without a frame: ${isSame ? 'read' : shown('LZ4', block, 40)}`);
JS
seen=$(node see.mjs)
expected='a block of nothing: lz4 offset out of range 0
a block without a frame: lz4 offset out of range 8'
echo "hyparquet-compressors 1.1.2, node $(node -v)"
echo "$seen"
[ "$seen" = "$expected" ] || { echo 'hyparquet-compressors does otherwise now: look again' >&2; exit 1; }
