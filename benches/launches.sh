#!/usr/bin/env bash
# What the moratorium case's agreement measures by a source's own counts, without a report: benches/launches.sh DATA.csv
#
# DATA.csv holds launches as the air force of Ukraine publishes them: `time_start`, `model`, `launched`, `source`. They are one party's figures.
# Nothing of them is copied: the case that is made names the file where it lies, and is removed at the end.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -eq 1 ] || { echo "usage: benches/launches.sh DATA.csv" >&2; exit 2; }
[ -r "$1" ] || { echo "skipped: $1 is not there"; exit 0; }
data=$(realpath "$1")

cargo build --release --quiet --locked --manifest-path "$here/Cargo.toml" -p servanda-cli
servanda=${CARGO_TARGET_DIR:-$here/target}/release/servanda

source "$here/benches/measure.sh"
case=$scratch/launches
mkdir "$case"
cp "$here/cases/energy-moratorium-2025/"{agreement.md,sources.toml,places.toml} "$case"
text=$(<"$here/benches/launches/case.toml")
printf '%s\n' "${text/DATA/"$data"}" >"$case/case.toml"
# 4: some rows of the table have no count, which is told.
"$servanda" measure "$case" || [ $? -eq 4 ]
