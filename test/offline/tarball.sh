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

log=$root/fixtures/table-2/marin.csv
npx --no -- alpr-audit ages "$log" --json >command.json
cat >library.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { deepStrictEqual } from 'node:assert';
import { ages } from 'alpr-audit';
deepStrictEqual(await ages(process.argv[2]), JSON.parse(readFileSync('command.json', 'utf8')));
EOF
node library.mjs "$log"
echo "$(basename "$package") installs without a registry; command and library give one document"
