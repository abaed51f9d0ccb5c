#!/usr/bin/env bash
# How often methods find a change of rate where there is none, and where there is one, on simulated days: benches/type1.sh
#
# A line for each world (independent events, events in clusters, clusters in waves; eight a day) and periods before and after, in per
# cent of 1,000 runs at the level of 5 %: `ratio=1` where nothing changes, `ratio=0.6` where a fall by two fifths is to be found. `headline`
# is the method for weekly totals, `said` what is said to have changed (the circular shift must not speak against it), beside the exact comparison of independent events, the circular shift and Wald's test of a negative
# binomial regression of days. Then the fall that is called detectable and how often it is found, 60 daily looks, dates at which
# nothing happened, and small totals.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cargo bench --quiet --locked --manifest-path "$here/Cargo.toml" -p servanda-measure --bench type1
