#!/usr/bin/env bash
# Runs every test of the workspace and of the page; the last line is `N passed, N failed`. Tests that could not be built or did
# not come to their end count as one that failed.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/prerequisites.sh node

log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
cargo test --workspace --locked --no-fail-fast 2>&1 | tee "$log" || code=$?

# `test result: ok. 12 passed; 0 failed; …`, with or without colours.
read -r passed failed < <(sed $'s/\033\\[[0-9;]*m//g' "$log" |
  awk '/^test result: / { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }')
if ((failed == 0 && (code != 0 || passed == 0))); then
  echo "the tests did not all run: cargo ended with code $code" >&2
  failed=1
fi

code=0
bash scripts/page.sh 2>&1 | tee "$log" || code=$?
if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
  passed=$((passed + BASH_REMATCH[1]))
  failed=$((failed + BASH_REMATCH[2]))
fi
if ((failed == 0 && code != 0)); then
  echo "the tests of the page did not all run: scripts/page.sh ended with code $code" >&2
  failed=1
fi
echo "$passed passed, $failed failed"
((failed == 0))
