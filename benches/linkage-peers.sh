#!/usr/bin/env bash
# Our linker on generated tables, beside the values measured of others: benches/linkage-peers.sh SCORE.py IN.csv...
#
# SCORE.py is the generator's scorer (needs python3 with pandas; PYTHON names another). The peers' lines are what was measured on the same
# generator with other seeds: MELTT 0.4.3, Splink 5.0.0 on DuckDB 2.0.0 with connected components at the threshold named.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 2 ] || { echo "usage: benches/linkage-peers.sh SCORE.py IN.csv..." >&2; exit 2; }
score=$1
shift
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for table in "$@"; do
  cost=$("$here/benches/linkage.sh" "$table" "$out" | sed -n 1p)
  echo "servanda $(basename "$table"): $cost"
  echo "         $("${PYTHON:-python3}" "$score" "$table" "$out")"
done
cat <<'PEERS'
MELTT    16,000 reports, 4 sources: pairs F1=.405 | Bcubed F1=.785 | cpu_s=243.7 rss_mib=324
Splink   16,000 reports, 4 sources: pairs F1=.632 | Bcubed F1=.895 (best threshold, by the truth)
Splink   100,000 reports, 12 sources: pairs F1=.455 | Bcubed F1=.796 | incidents err=-18% (0.5); .680 | .831 | +32% (0.8) | cpu_s=15.4 rss_mib=509
Splink   1,000,000 reports, 12 sources: pairs F1=.532 | Bcubed F1=.820 | incidents err=-11% (0.5); .654 | .797 | +64% (0.8) | cpu_s=95.9 rss_mib=3144
PEERS
