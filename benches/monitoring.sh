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

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# `head` closes the pipe early where the log is longer.
if [ "$(wc -l <"$log")" -gt $((n + 1)) ]; then
  head -n $((n + 1)) "$log" >"$scratch/l.csv"
  log=$scratch/l.csv
fi

# CPU seconds of a command, best of five.
cpu() {
  local best= TIMEFORMAT='%U %S'
  for _ in 1 2 3 4 5; do
    { time "$@" >/dev/null 2>"$scratch/err"; } 2>"$scratch/time"
    best=$(awk -v best="$best" '{ s = $1 + $2; if (best == "" || s < best) best = s } END { printf "%.3f", best }' "$scratch/time")
  done
  echo "$best"
}

# Peak memory of a command in MiB, as the system reports it while it runs.
rss() {
  local peak=0 now
  "$@" >/dev/null 2>&1 &
  local pid=$!
  while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    sleep 0.005
  done
  wait "$pid" || true
  echo $(((peak + 1023) / 1024))
}

# The sum of one kind over all lines of what was counted.
counted() {
  awk -v kind="$1" '{ for (i = 3; i < NF; i++) if ($(i + 1) ~ "^" kind ",?$") n += $i } END { print n + 0 }' "$scratch/counts"
}

for property in p1 p2 p3 all16; do
  agreement=$here/benches/monitoring/${property%16}.md
  judge=("$servanda" judge --events "$log" --fields "$here/benches/monitoring/fields.toml" --agreement "$agreement" --count)
  "${judge[@]}" >"$scratch/counts"
  echo "$property n=$n breaches=$(counted violation) pending=$(counted pending) cpu_s=$(cpu "${judge[@]}") rss_mib=$(rss "${judge[@]}")"
done
echo "wc n=$n cpu_s=$(cpu wc -l "$log")"
