# What a command costs. To be sourced; leaves a folder `$scratch` that is removed at the end.

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# CPU seconds (user and system) of a command, best of so many: cpu RUNS COMMAND...
cpu() {
  local runs=$1 best= TIMEFORMAT='%U %S'
  shift
  for ((run = 0; run < runs; run++)); do
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
