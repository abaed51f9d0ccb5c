#!/usr/bin/env bash
# How large and how fast the page is, in headless Chromium slowed down four times: benches/page.sh [COPIES…]
#
# For the real case, and for cases made of so many copies of its reports (8 and 81: about a thousand and ten thousand incidents), a
# line `case=… bytes=… first_view_ms=… switch_ms=… external_requests=…`, as ui/bench/page.mjs says.
set -euo pipefail
cd "$(dirname "$0")/.."
case=cases/energy-moratorium-2025
[ -d ui/node_modules ] || npm ci --prefix ui --no-audit --no-fund --loglevel error
cargo build --release --locked --quiet --package servanda-cli
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
run() { # case, name
  # Exit code 4: some rows need a person, which the copies do.
  cargo run --release --locked --quiet --package servanda-cli -- run "$1" --out "$made/$2" >/dev/null 2>&1 || [ $? = 4 ]
  node ui/bench/page.mjs "$made/$2" "$2"
}
run "$case" real
for copies in "${@:-8 81}"; do
  for n in $copies; do
    node ui/bench/many.mjs "$case" "$made/case-$n" "$n"
    run "$made/case-$n" "x$n"
  done
done
