#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/cluster: idsheet and idphoto check in shards, with shards lost on the way, give the bytes of one undisturbed
# run. Slurm runs for real, on this machine alone. Arguments: parallel or slurm, idsheet, idphoto, sitter,
# shell-test.sh, the source folder.
set -eu
engine=$1 idsheet=$2 idphoto=$3 sitter=$4 source=$6
. "$5"
. "$source/tests/scripts/cluster/one-machine.sh"
PATH=$PATH:/usr/sbin:/sbin

skip() {
  echo "1..0 # SKIP $1"
  exit 0
}
run() { "$source/scripts/cluster/$engine" "$@"; }
case $engine in
  parallel) command -v parallel > /dev/null || skip 'GNU parallel is not installed (Debian: parallel)' ;;
  slurm)
    for program in munged slurmctld slurmd sbatch; do
      command -v $program > /dev/null || skip "$program is not installed (Debian: slurm-wlm, munge)"
    done
    trap 'slurm_stop; rm -rf "$scratch"' EXIT
    trap 'exit 1' HUP INT TERM
    if ! slurm_start "$scratch/slurm"; then
      sed 's/^/# /' slurm/*.log
      skip 'Slurm does not start here'
    fi
    ;;
esac

# The programs; but where the file "lose-K" stands, shard K dies with all that it has, as on a lost node.
mkdir bin photos
for program in "$idsheet" "$idphoto"; do
  cat > bin/"${program##*/}" <<P
#!/bin/sh
case "\$*" in
  *"--shard "*)
    for lost in lose-*; do
      k=\${lost#lose-}
      case "\$*" in *"--shard \$k/"*) rm "\$lost" && kill -9 \$PPID \$\$ ;; esac
    done
    echo "\$*" >> ran ;;
esac
exec "$program" "\$@"
P
  chmod +x bin/"${program##*/}"
done

echo 'name,student_id,class' > roster.csv
for i in $(seq 1 8); do
  $sitter --finished -d seed="$i" "photos/$((2024000 + i)).jpg"
  echo "王𠮷,$((2024000 + i)),$((i % 4))班" >> roster.csv
done
# A student without a photo; one picture under two numbers, in the first and in the last shard.
echo '李四,2024009,1班' >> roster.csv
cp photos/2024001.jpg photos/2024008.jpg
sheets='-s 7in-2x5-33x48 -r roster.csv -p photos --split class'

# shellcheck disable=SC2086 # a list of words
expect 1 'idsheet, undisturbed' "$idsheet" $sheets -o whole
touch lose-2
# shellcheck disable=SC2086
expect 3 'idsheet, a shard is lost' run 3 bin/idsheet $sheets -o sheets
has err 'not finished: 2 (of 3)' 'says which'
holds 'nothing is merged' [ ! -e sheets/manifest.json ]
: > ran
# shellcheck disable=SC2086
expect 2 'another command is refused meanwhile' run 4 bin/idsheet $sheets -o sheets
has err 'an unfinished run of another command' 'says why'
# shellcheck disable=SC2086
expect 1 'idsheet, again' run 3 bin/idsheet $sheets -o sheets
holds 'only the lost shard has run' [ "$(grep -c . ran)" -eq 1 ]
holds 'idsheet: the same bytes' diff -r whole sheets
holds 'nothing else is left' [ ! -e sheets.shards ]

expect 1 'idphoto, undisturbed' "$idphoto" check -f json photos
mv out whole-json && mv err whole-summary
touch lose-1 lose-3
expect 3 'idphoto, two shards are lost' run 3 bin/idphoto check --results 'the results' -f json photos
has err 'not finished: 1 3 (of 3)' 'says which'
: > ran
expect 1 'idphoto, again' run 3 bin/idphoto check --results 'the results' -f json photos
holds 'only the lost shards have run' [ "$(grep -c . ran)" -eq 2 ]
holds 'idphoto: the same reports' cmp out whole-json
holds 'idphoto: the same summary' cmp err whole-summary
has out 'duplicate-photo' 'the same picture in two shards is found'
holds 'nothing but the results is left' [ ! -e 'the results.shards' ]

if [ "$engine" = parallel ]; then
  for help in -h --help; do expect 0 "$help" run $help; done
  has out 'idphoto check --results FILE' 'explains itself'
  for n in '' 0 -1 x 1.5 123456; do expect 2 "“$n” shards" run "$n" bin/idsheet -o sheets; done
  has err 'usage: parallel N COMMAND' 'says how to call it'
  expect 2 'no command' run 2
  expect 2 'another command' run 2 ls -o sheets
  expect 2 'idsheet without a folder' run 2 bin/idsheet -s x
  has err '--output is missing' 'says so'
  expect 2 'idphoto without a file' run 2 bin/idphoto check photos
  has err '--results is missing' 'says so'
  expect 2 'another command of idphoto' run 2 bin/idphoto report photos
  expect 2 'a shard of a shard' run 2 bin/idsheet --shard 1/2 -o sheets
  expect 2 'no such program' run 2 nowhere/idsheet -o sheets
  # shellcheck disable=SC2086
  expect 3 'wrong options' run 2 bin/idsheet $sheets -o wrong -s nothing
  has err 'shard 1: ' 'each shard says what is wrong'
fi
finish
