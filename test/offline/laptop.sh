#!/usr/bin/env bash
# Plays a laptop without a network: an empty folder, the archive of `npm run pack:portable`, and node; no
# npm, no git, no registry. An audit is made there from the log to the report.
#   test/offline/laptop.sh <archive.zip>
set -Eeuo pipefail
trap 'echo "$0: line $LINENO failed: $BASH_COMMAND" >&2' ERR
zip=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
laptop=$(mktemp -d)
trap 'chmod -R u+w "$laptop"; rm -rf "$laptop"' EXIT
cd "$laptop"
mkdir programs home audits
ln -s "$(command -v node)" programs/node

# Where the system lets us, the program runs in a world without any network at all.
alone=()
if unshare -rn true 2>/dev/null; then alone=(unshare -rn); else echo 'the network cannot be cut off here: only no program uses it' >&2; fi
# What is run there finds node, and nothing else.
on_laptop() { "${alone[@]}" env -i HOME="$laptop/home" PATH="$laptop/programs" "$@"; }

if command -v unzip >/dev/null; then unzip -q "$zip"; else python3 -m zipfile -e "$zip" .; fi
program=$(echo "$laptop"/alpr-audit-*)
(cd "$program" && sha256sum --check --quiet SHA256SUMS)
chmod -R a-w "$program"
audit() { on_laptop /bin/sh "$program/alpr-audit" "$@"; }

cd audits
cp "$program"/example/first-half.csv .
audit --version | grep -qx "${program##*alpr-audit-}"
audit inspect first-half.csv >inspect.txt
grep -q '240 searches left to examine' inspect.txt
audit sample first-half.csv --tz America/Los_Angeles --size 40 --spares 4 \
  --seed 52746018836694053127 --as-of 2025-07-08T09:00:00-07:00 -o audit >sample.txt

# Another program opens the workpaper, and saves what was filled in.
saved_as() { # <to> <file> [option]
  soffice "-env:UserInstallation=file://$laptop/profile" --headless "${@:3}" \
    --convert-to "$1" --outdir saved "$2" >/dev/null 2>&1
}
if command -v soffice >/dev/null; then
  # Its second sheet, all cells as they are shown.
  saved_as 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2' audit/workpaper.xlsx
  on_laptop node "$here/fill-in.js" saved/workpaper-Workpaper.csv filled.csv
  saved_as 'xlsx:Calc MS Excel 2007 XML' filled.csv --infilter=CSV:44,34,76,1
  finished=saved/filled.xlsx
else
  echo 'LibreOffice is not installed: the CSV is filled in as it is' >&2
  on_laptop node "$here/fill-in.js" audit/workpaper.csv filled.csv
  finished=filled.csv
fi

audit evaluate "$finished" --manifest audit/manifest.json --json -o evaluate.json
found=$(on_laptop node -p "const { n, exceptions } = require('./evaluate.json').evaluate; [exceptions, n].join(' of ')")
[ "$found" = '1 of 40' ] || { echo "evaluate found $found" >&2; exit 1; }
audit report first-half.csv --tz America/Los_Angeles --audit audit --workpaper "$finished" \
  --as-of 2025-07-21 -o report.html
grep -q '1 of 40 searches' report.html
[ -z "$(ls -A "$laptop/home")" ] || { echo 'something was written into the home folder' >&2; exit 1; }
echo "an audit from log to report, by $(basename "$zip") and node alone; filled in: $finished"
