#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Killed at random moments and taken up again, cut into shards, made by several threads: always the same bytes.
# KILLS says how often it is killed in each of the VARIANTS, a list of writer:threads. Arguments: idsheet, sitter,
# shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"
kills=${KILLS:-2}
variants=${VARIANTS:-pdf:1 pdf:2 png:1 jpeg:2}

mkdir photos
echo 'name,student_id,class' > roster.csv
for i in $(seq 1 24); do
  $sitter --finished -d seed=$i "photos/$((2024000 + i)).jpg"
  echo "王𠮷,$((2024000 + i)),$((i % 5))班" >> roster.csv
done
# A student without a photo, and one whose photo is damaged: they must be told of after every interruption.
rm photos/2024003.jpg
head -c 20000 photos/2024007.jpg > damaged && mv damaged photos/2024007.jpg
run() { "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p photos --split class --students-per-file 2 "$@"; }

for writer in pdf png jpeg; do
  expect 1 "$writer: undisturbed" run -o whole-$writer -w $writer
  holds "$writer: nothing hidden stays" [ -z "$(find whole-$writer -name '.*' -type f)" ]
done
expect 1 'three threads' run -o threads --jobs 3
holds 'three threads: the same bytes' diff -r whole-pdf threads

for k in 1 2 3; do run -o shards --shard $k/3 > out 2> err || true; done
expect 1 'merge' "$idsheet" merge shards
rm shards/*-of-3.*
holds 'three shards: the same bytes' diff -r whole-pdf shards
run -o few --shard 1/3 > out 2> err || true
expect 2 'merge without all shards' "$idsheet" merge few
has err 'manifest-2-of-3.json' 'says which is missing'

# sheets WRITER THREADS FOLDER: becomes idsheet, so that it is idsheet itself that is killed.
sheets() {
  exec "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p photos --split class --students-per-file 2 -w "$1" --jobs "$2" \
    -o "$3" > out 2> err
}

# How long a whole run takes, in ms; it is killed at a random moment of that, and taken up again.
for variant in $variants; do
  writer=${variant%:*} jobs=${variant#*:}
  start=$(date +%s%N)
  (sheets "$writer" "$jobs" timed) || true
  length=$((($(date +%s%N) - start) / 1000000))
  same=0 early=0
  rm -rf timed
  for n in $(seq 1 "$kills"); do
    rm -rf killed
    (sheets "$writer" "$jobs" killed) &
    pid=$!
    sleep "$(awk -v seed="$n$$" -v ms="$length" 'BEGIN { srand(seed); printf "%.3f", rand() * ms / 1000 }')"
    ! kill -9 $pid 2> kill-error || early=$((early + 1))
    wait $pid 2> kill-error || true
    run -o killed -w "$writer" --jobs "$jobs" --resume > out 2> err || true
    if diff -r "whole-$writer" killed > difference; then same=$((same + 1)); else cat difference >> err; fi
  done
  echo "# $variant: killed before the end $early of $kills times, in $length ms"
  holds "$variant, killed and taken up again: the same bytes $same times of $kills" [ $same -eq "$kills" ]
done

# What was finished is kept, by what is in it and not by its name.
expect 1 'again, all finished' run -o whole-pdf --resume
cp -a whole-pdf spoilt
inode=$(stat -c %i spoilt/2班-001.pdf)
echo spoilt >> spoilt/1班-001.pdf
rm spoilt/3班-001.pdf
expect 1 'a spoilt and a missing file' run -o spoilt --resume
holds 'both are made again' diff -r whole-pdf spoilt
holds 'the others are kept' [ "$(stat -c %i spoilt/2班-001.pdf)" = "$inode" ]
$sitter --finished -d seed=99 photos/2024002.jpg
expect 1 'a photo that has changed' run -o spoilt --resume
holds 'is printed' sh -c "! cmp -s spoilt/2班-001.pdf whole-pdf/2班-001.pdf"
holds 'and nothing else' cmp spoilt/1班-001.pdf whole-pdf/1班-001.pdf

# Two runs do not share a folder.
mkdir busy
flock --no-fork busy/.idsheet-lock sleep 30 &
holder=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e busy/.idsheet-lock ] && break; sleep 0.1; done
sleep 0.2
expect 2 'a folder in use' run -o busy
has err 'busy: another run of idsheet is at work in this folder' 'says so'
kill $holder 2> /dev/null || true
finish
