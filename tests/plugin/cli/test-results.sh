#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Results that are kept: shards that bring them together, interruptions, and always what one undisturbed run says.
# Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1 sitter=$2
. "$3"

small='-d width-px=600 -d height-px=800'
mkdir photos rejected
for i in 1 2 3 4 5; do
  # shellcheck disable=SC2086 # a list of words
  $sitter $small -d seed=$i photos/$i.jpg
done
$sitter --finished -d seed=6 -d tilt-deg=8 photos/6.jpg
# The same picture in the first and in the last shard, as a copy and saved again; and one that came before.
cp photos/1.jpg photos/8.jpg
convert photos/2.jpg -resize 90% -quality 70 photos/7.jpg
cp photos/3.jpg rejected/3.jpg
convert -size 60x80 xc:red photos/no-face.png
head -c 2000 photos/4.jpg > photos/broken.jpg
check() { "$idphoto" check --previous rejected photos "$@"; }

expect 2 'undisturbed' check --format json
mv out whole && mv err whole-err
check > whole-text 2> err || true

# What a shard says of a photo that cannot be read, and nothing else.
for k in 1 2 3; do
  wanted=0
  [ $k -eq 3 ] && wanted=2
  expect $wanted "shard $k" check --format json --results results --shard $k/3
  holds "shard $k reports nothing" [ ! -s out ]
done
has err 'broken.jpg' 'but tells of what cannot be read'
expect 2 'merged' check --format json --results results
holds 'merged: the same reports' cmp out whole
holds 'merged: the same summary' cmp err whole-err
check --results results > out 2> err || true
holds 'the same text' cmp out whole-text

# That nothing is measured again is seen by a photo whose bytes have changed behind the back of its size and time.
cp -p photos/5.jpg kept.jpg
python3 - <<'P'
import os
status = os.stat("photos/5.jpg")
open("photos/5.jpg", "r+b").write(b"x" * status.st_size)
os.utime("photos/5.jpg", ns=(status.st_atime_ns, status.st_mtime_ns))
P
check --format json --results results > out 2> err || true
holds 'what is kept is not measured again' cmp out whole
cp -p kept.jpg photos/5.jpg

# A shard that was interrupted in the middle of a line.
head -c $(($(wc -c < results) * 2 / 3)) results > cut
wc -l < cut > lines
check --format json --results cut --shard 1/1 > out 2> err || true
holds 'the rest is measured' [ "$(grep -c . cut)" -gt "$(cat lines)" ]
check --format json --results cut > out 2> err || true
holds 'after an interruption: the same reports' cmp out whole

# All shards at once, on one file.
for k in 1 2 3 4; do check --results together --shard $k/4 > out 2> err & done
wait
check --format json --results together > out 2> err || true
holds 'all at once: the same reports' cmp out whole

# A photo that has changed, and other rules.
$sitter --finished -d seed=77 photos/6.jpg
check --format json > out 2> err || true
mv out changed
check --format json --results results > out 2> err || true
holds 'a photo that has changed is measured' cmp out changed
check --rules shaoyang-2024 --format json > out 2> err || true
mv out other
check --rules shaoyang-2024 --format json --results results > out 2> err || true
holds 'results of other rules do not count' cmp out other

# The retakes of the folder, without measuring it again.
"$idphoto" report --no-cache photos > list 2> err || true
expect 2 'report' "$idphoto" report --results results photos
holds 'the same list' cmp out list

# Marks are drawn by the shard that has the pixels, and by a later run where they are missing.
check --results marks-results --shard 1/4 --marks marks > out 2> err || true
holds 'marks of a shard' [ "$(find marks -name '*.jpg' | wc -l)" -eq 2 ]
check --results marks-results --marks marks > out 2> err || true
holds 'marks of the rest' [ "$(find marks -name '*.jpg' | wc -l)" -eq 9 ]
rm marks/1.jpg.marks.jpg
check --results marks-results --marks marks > out 2> err || true
holds 'and of one that is missing' [ -s marks/1.jpg.marks.jpg ]

# Wrong options.
expect 2 'a shard without a file' check --shard 1/2
has err '--results' 'says what it needs'
for shard in 0/2 3/2 2 a/b 1/0 /; do expect 2 "--shard $shard" check --results results --shard $shard; done
has err '“/”' 'says which'
expect 2 'without forensics' check --results results --no-forensics
echo 'some notes' > notes
expect 2 'another file' check --results notes
has err 'notes: is not a file of results' 'says so'
holds 'and leaves it alone' [ "$(cat notes)" = 'some notes' ]
expect 2 'a folder' check --results photos
expect 2 'report with another file' "$idphoto" report --results notes photos
finish
