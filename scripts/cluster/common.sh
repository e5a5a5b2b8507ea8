# SPDX-License-Identifier: GPL-3.0-or-later
# What `parallel` and `slurm` share; to be sourced. They set `usage`.

refuse() {
  printf '%s: %s\n%s\n' "${0##*/}" "$1" "$usage" >&2
  exit 2
}

# value_of LONG SHORT ARGUMENT...: the value of an option, also as --LONG=VALUE; "" where it is not given.
value_of() {
  long=$1 short=$2 value=
  shift 2
  while [ $# -gt 0 ]; do
    case $1 in
      "--$long="*) value=${1#*=} ;;
      "--$long" | "-$short") value=${2:-} ;;
    esac
    shift
  done
  printf %s "$value"
}

# open_run N COMMAND...: refuses what cannot be cut into shards, and sets n, target (where the shards come together),
# state (which of them have finished; it lies beside the target) and missing (the numbers of the others).
open_run() {
  case ${1:-} in
    -h | --help) printf '%s\n' "$usage" && exit 0 ;;
    '' | *[!0-9]* | 0*) refuse "“${1:-}” is not a number of shards" ;;
  esac
  n=$1
  [ ${#n} -le 5 ] || refuse 'at most 99999 shards'
  shift
  case "${1:-} ${2:-}" in
    *idsheet' '*) target=$(value_of output o "$@") wanted=--output ;;
    *'idphoto check') target=$(value_of results '' "$@") wanted=--results ;;
    *) refuse 'the command is neither idsheet nor idphoto check' ;;
  esac
  [ -n "$target" ] || refuse "$wanted is missing: the shards come together there"
  for argument; do
    case $argument in
      --shard | --shard=*) refuse '--shard is set for each shard here' ;;
    esac
  done
  command -v "$1" > /dev/null || refuse "there is no program “$1”"

  target=${target%/}
  state=$target.shards
  mkdir -p "$state" || exit 2
  printf '%s\n' "$n" "$@" > "$state/new"
  if [ -e "$state/command" ] && ! cmp -s "$state/new" "$state/command"; then
    rm "$state/new"
    echo "${0##*/}: $state: an unfinished run of another command; finish that one, or remove this folder" >&2
    exit 2
  fi
  mv "$state/new" "$state/command"
  printf '%s\n' "$target" > "$state/target"
  missing=$(for k in $(seq "$n"); do [ -e "$state/$k.done" ] || echo "$k"; done)
}

# close_run COMMAND...: merges what the shards have made, or tells which have not finished.
close_run() {
  lost=$(for k in $missing; do [ -e "$state/$k.done" ] || echo "$k"; done)
  if [ -n "$lost" ]; then
    for k in $lost; do [ ! -e "$state/$k.log" ] || sed "s/^/shard $k: /" "$state/$k.log" >&2; done
    echo "${0##*/}: not finished:" $lost "(of $n); call this again, and only these run again" >&2
    exit 3
  fi
  status=0
  case $1 in
    *idsheet) "$1" merge "$target" || status=$? ;;
    *) "$@" || status=$? ;;
  esac
  # 2 may be a full disk: then what the shards have made must still be there.
  case $1 in
    *idsheet)
      [ $status -le 1 ] || exit $status
      rm -f "$target"/*"-of-$n.json" "$target"/*"-of-$n.csv" ;;
  esac
  rm -r "$state"
  exit $status
}
