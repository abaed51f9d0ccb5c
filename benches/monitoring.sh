#!/usr/bin/env bash
# The three properties on which monitors are compared, on a generated log: benches/monitoring.sh DIR N
#
# DIR holds the generator's l.csv (`ts,kind,id,actor,weapon,cls,region`); its first N events are read. A line for each
# property, then one for all three at once under sixteen pairs of a term and a reading, with every finding told. Figures are
# CPU seconds (user and system) of the whole command, reading the log included, best of five, and peak memory in MiB. As a yardstick, the
# same for `wc -l`, which only looks for the ends of lines.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -eq 2 ] || { echo "usage: benches/monitoring.sh DIR N" >&2; exit 2; }
log=$1/l.csv
n=$2
[ -r "$log" ] || { echo "$log: no such log; make one with the generator: gen.py $n 365 l" >&2; exit 2; }

cargo build --release --quiet --manifest-path "$here/Cargo.toml" -p servanda-cli
servanda=${CARGO_TARGET_DIR:-$here/target}/release/servanda

source "$here/benches/measure.sh"
# `head` closes the pipe early where the log is longer.
if [ "$(wc -l <"$log")" -gt $((n + 1)) ]; then
  head -n $((n + 1)) "$log" >"$scratch/l.csv"
  log=$scratch/l.csv
fi

# The sum of one kind over all lines of what was counted.
counted() {
  awk -v kind="$1" '{ for (i = 3; i < NF; i++) if ($(i + 1) ~ "^" kind ",?$") n += $i } END { print n + 0 }' "$scratch/counts"
}

for property in p1 p2 p3 all16; do
  agreement=$here/benches/monitoring/${property%16}.md
  judge=("$servanda" judge --events "$log" --fields "$here/benches/monitoring/fields.toml" --agreement "$agreement" --count)
  "${judge[@]}" >"$scratch/counts"
  echo "$property n=$n breaches=$(counted violation) pending=$(counted pending) cpu_s=$(cpu 5 "${judge[@]}") rss_mib=$(rss "${judge[@]}")"
done
echo "wc n=$n cpu_s=$(cpu 5 wc -l "$log")"
