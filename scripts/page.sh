#!/usr/bin/env bash
# Checks the page: its types, that the program which is embedded is the one that `ui/` builds, and what a real browser makes of
# it. The last line is `N passed, N failed`. Without a browser its tests are left out, and it is said how to get one.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/prerequisites.sh node

passed=0
failed=0
step() { # name, command...
  local name=$1
  shift
  if "$@"; then
    echo "$name ok"
    passed=$((passed + 1))
  else
    echo "$name FAILED"
    failed=$((failed + 1))
  fi
}

# Where Chromium is; on Debian it is installed where one may.
browser() {
  local one
  for one in "${CHROMIUM:-}" chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$one" ] && command -v "$one" && return
  done
  command -v apt-get >/dev/null || return
  if [ "$(id -u)" = 0 ]; then
    (apt-get update && apt-get install -y --no-install-recommends chromium) >&2 || return
  elif sudo -n true 2>/dev/null; then
    (sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium) >&2 || return
  fi
  command -v chromium
}

built() {
  local made
  made=$(mktemp -d)
  npm run --silent build --prefix ui -- --outDir "$made" --emptyOutDir --logLevel warn
  diff -rq "$made" ui/dist || { echo "ui/dist is not what ui/ builds; run: npm run build --prefix ui"; return 1; }
  rm -rf "$made"
}

npm ci --prefix ui --no-audit --no-fund --loglevel error
step "page types" npm run --silent check --prefix ui
step "page built" built

if found=$(browser); then
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  code=0
  CHROMIUM=$found NO_COLOR=1 npm test --silent --prefix ui 2>&1 | tee "$log" || code=$?
  # ` Tests  1 failed | 26 passed (27)`
  tests=$(grep -E '^ +Tests ' "$log" | tail -n 1 || true)
  count() { [[ $tests =~ ([0-9]+)\ $1 ]] && echo "${BASH_REMATCH[1]}" || echo 0; }
  passed=$((passed + $(count passed)))
  failed=$((failed + $(count failed)))
  if ((code != 0 && failed == 0)); then failed=1; fi
else
  echo "left out: the tests in a browser. There is no Chromium, and it could not be installed here."
  echo "          Debian, Ubuntu: sudo apt-get install chromium; elsewhere: CHROMIUM=/path/to/chrome make test"
fi

echo "$passed passed, $failed failed"
((failed == 0))
