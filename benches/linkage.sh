#!/usr/bin/env bash
# Links generated reports: benches/linkage.sh IN.csv OUT.csv
#
# IN.csv is the generator's table; `true_id` in it is never read. OUT.csv gets `report_id,cluster`, to be scored against it. Prints
# how many reports there are, CPU seconds (user and system) of the whole command, reading and writing included, best of five (best of
# one above 200,000 reports), peak memory in MiB, and how many incidents are to be expected. As a yardstick, the same for `wc -l`.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -eq 2 ] || { echo "usage: benches/linkage.sh IN.csv OUT.csv" >&2; exit 2; }
[ -r "$1" ] || { echo "$1: no such table; make one with the generator: gen.py 16000 IN.csv --sources 4 --within-dup 0" >&2; exit 2; }

cargo build --release --quiet --manifest-path "$here/Cargo.toml" -p servanda-cli
servanda=${CARGO_TARGET_DIR:-$here/target}/release/servanda
source "$here/benches/measure.sh"

n=$(($(wc -l <"$1") - 1))
runs=$((n > 200000 ? 1 : 5))
link=("$servanda" resolve --table "$1" --fields "$here/benches/linkage/fields.toml" --model "$here/benches/linkage/model.toml")
"${link[@]}" >"$2" 2>"$scratch/said"
expected=$(grep -oE '^[0-9.]+ incidents are to be expected' "$scratch/said" | cut -d' ' -f1)
echo "n=$n cpu_s=$(cpu "$runs" "${link[@]}") rss_mib=$(rss "${link[@]}") expected_incidents=$expected"
echo "wc n=$n cpu_s=$(cpu 5 wc -l "$1")"
