#!/usr/bin/env bash
# Builds Servanda and runs it on the real case; prints the headline and the names of the files it wrote.
set -euo pipefail
cd "$(dirname "$0")/.."
bash scripts/prerequisites.sh

cargo build --release --locked --package servanda-cli
exec cargo run --release --locked --quiet --package servanda-cli -- \
  run cases/energy-moratorium-2025 --out demo/energy-moratorium-2025
