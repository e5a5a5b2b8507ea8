# SPDX-License-Identifier: GPL-3.0-or-later
# shell-test.sh: TAP from shell scripts; to be sourced. Gives a scratch folder as working directory, which is
# removed at the end, and counts what expect and friends find.

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
number=0
failures=0

# report 0|1 NAME: one TAP line.
report() {
  number=$((number + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $number - $2"
  else
    failures=$((failures + 1))
    echo "not ok $number - $2"
    sed 's/^/# /' out err 2>/dev/null
  fi
}

# expect STATUS NAME COMMAND...: runs it with stdout in ./out and stderr in ./err, and checks its exit status.
expect() {
  wanted=$1
  name=$2
  shift 2
  status=0
  "$@" > out 2> err || status=$?
  [ "$status" -eq "$wanted" ] || echo "exit status $status, not $wanted" >> err
  report $((status != wanted)) "$name"
}

# has FILE TEXT NAME: FILE holds TEXT.
has() {
  if grep -qF -e "$2" "$1"; then report 0 "$3"; else report 1 "$3: no “$2” in $1"; fi
}

# holds NAME COMMAND...: COMMAND succeeds. What it prints is no TAP and goes to stderr.
holds() {
  name=$1
  shift
  if "$@" >&2; then report 0 "$name"; else report 1 "$name"; fi
}

finish() {
  echo "1..$number"
  exit $((failures > 0))
}
