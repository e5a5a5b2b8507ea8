#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# eval-rules on a handful of drawn people, two of them as if they were labelled photos. Arguments: eval-rules,
# sitter, shell-test.sh.
set -eu
eval_rules=$1
sitter=$2
. "$3"

# point NAME: "x,y" of the truth of the sitter drawn last.
point() { sed "s/.*\"$1\":\[\([^]]*\)\].*/\1/" truth.json; }

mkdir photos
tab=$(printf '\t')
echo "file background mouth glasses left_eye right_eye mouth_centre chin_bottom crown face_left_x face_right_x" |
  tr ' ' "$tab" > photos/LABELS.tsv
for photo in 's001 closed mouth_open=0' 's002 teeth mouth_open=0.2'; do
  # shellcheck disable=SC2086 # three words
  set -- $photo
  "$sitter" -d width_px=900 -d height_px=1200 -d "$3" -t truth.json "photos/$1.jpg"
  left=$(point face_left) right=$(point face_right)
  echo "$1.jpg plain $2 none $(point left_eye) $(point right_eye) $(point mouth) $(point chin) $(point crown)" \
    "${left%,*} ${right%,*}" | tr ' ' "$tab" >> photos/LABELS.tsv
done

expect 0 'climbs the ladders of one rule' "$eval_rules" --only head-tilt --sitters 4 --output out-1 --sheets photos
has out '| head-tilt | turned | even | 1 | 0.0 |' 'on photos'
has out '| head-tilt | turned | drawn | 2 | 0.0 |' 'and on drawn people'
holds 'writes each step' test "$(grep -c . out-1/steps.tsv)" -eq 25
holds 'writes rates' test "$(grep -c . out-1/ladders.tsv)" -eq 4
holds 'shows the ladder' test -s out-1/ladders/head-tilt-turned.jpg
holds 'shows the rule' test -s out-1/sheets/head-tilt.jpg

expect 0 'judges clean pictures' "$eval_rules" --clean --sitters 2 --output out-2 photos
has out '| mouth-open | odd | 0 | 0+0 | 1 | 0+0 |' 'a shut mouth'
has out '| mouth-open | even | 1 | 1+0 | 0 | 0+0 |' 'an open one'
has out '| saved again | drawn | 2 |' 'says whether verdicts stay'
holds 'writes each finding' grep -q "^drawn-02${tab}drawn${tab}" out-2/findings.tsv

expect 1 'a folder without labels' "$eval_rules" --sitters 0 .
expect 2 'two folders' "$eval_rules" photos photos
finish
