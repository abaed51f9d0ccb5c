#!/usr/bin/env bash
# What relays of one side do to methods that weigh voices, on a simulated conflict of 3,000 incidents: benches/relays.sh
#
# First a line for 0, 6 and 15 relays, ours with relays found in the data: `relays=N accuracy=… ece=…`. Then the variants of
# relays and expectations, with what they do to single incidents (`moved_db`, the furthest; `moved_over_3_db`, how many),
# and beside them, on the same conflicts, the best that can be reached where all rates and relays are known, the same model
# without relays, a majority vote, and Dawid & Skene (1979). Whoever wants to compare: on another simulated conflict of the
# same make-up, crowd-kit 1.4.2 had .905, .506 and .512 with Dawid–Skene and .705, .453 and .452 with MACE.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
cargo bench --quiet --locked --manifest-path "$here/Cargo.toml" -p servanda-weigh --bench relays
