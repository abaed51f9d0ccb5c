#!/usr/bin/env bash
# Says what this machine lacks for building Servanda and how to get it; exit code 1 if anything is missing. With `node`, also
# for checking its page: the program itself needs no Node.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=0
lacks() { # what is missing, how to get it
  printf 'missing: %s\n         %s\n' "$1" "$2" >&2
  missing=1
}

at_least() { # version, version wanted (both 1.88 or 1.88.0)
  local have_major have_minor want_major want_minor rest
  IFS=. read -r have_major have_minor rest <<<"$1"
  IFS=. read -r want_major want_minor rest <<<"$2"
  ((have_major > want_major || (have_major == want_major && have_minor >= want_minor)))
}

wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
install_rust="install Rust from https://rustup.rs, then open a new shell"
command -v cargo >/dev/null || lacks "cargo" "$install_rust"
if ! command -v rustc >/dev/null; then
  lacks "rustc $wanted or newer" "$install_rust"
else
  found=$(rustc --version | cut -d' ' -f2)
  at_least "$found" "$wanted" || lacks "rustc $wanted or newer (found $found)" "run: rustup update stable"
fi
command -v cc >/dev/null || lacks "a C linker (cc)" \
  "Debian, Ubuntu: sudo apt-get install build-essential; Fedora: sudo dnf install gcc; macOS: xcode-select --install"
if [ "${1:-}" = node ]; then
  node_wanted=20.19
  install_node="install Node $node_wanted or newer from https://nodejs.org"
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    lacks "node and npm" "$install_node"
  else
    found=$(node --version)
    at_least "${found#v}" "$node_wanted" || lacks "Node $node_wanted or newer (found $found)" "$install_node"
  fi
fi
exit "$missing"
