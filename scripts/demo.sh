#!/usr/bin/env bash
# Builds Servanda and runs it on the real case; prints the headline and the names of the files it wrote, the page last.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/prerequisites.sh

cargo build --release --locked --package servanda-cli
cargo run --release --locked --quiet --package servanda-cli -- \
  run cases/energy-moratorium-2025 --out demo/energy-moratorium-2025
echo
echo "The page: $PWD/demo/energy-moratorium-2025/index.html (open it in a browser; it needs no network)"
