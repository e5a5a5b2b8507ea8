#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# idphoto check, as a user runs them. Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1 sitter=$2
. "$3"

small='-d width-px=900 -d height-px=1200'
mkdir -p photos/class2
# shellcheck disable=SC2086 # a list of words
$sitter $small photos/good.jpg
# shellcheck disable=SC2086
$sitter $small -d exposure-ev=-5 photos/class2/dark.jpg
$sitter --finished --dpi 300 --quality 80 finished.jpg
printf 'no photo\n' > photos/notes.txt

expect 0 'a good original passes' "$idphoto" check photos/good.jpg
has out 'good.jpg: pass' 'and says so'
has out '→ Crop it, and it is ready to submit.' 'and what is left to do'
expect 0 'a finished picture passes' "$idphoto" check finished.jpg
has out '→ Ready to submit.' 'and may go'
expect 1 'a folder with a dark photo fails' "$idphoto" check photos
has out 'Face too dark' 'and the rule is named'
has out 'dark.jpg: fail' 'sub-folders are searched'

expect 1 'JSON lines' "$idphoto" check --format json photos
holds 'one line per photo' [ "$(wc -l < out)" -eq 2 ]
holds 'each line is an object' python3 -c '
import json
for line in open("out", encoding="utf-8"):
    assert json.loads(line)["tool"] == "idphoto"'

"$idphoto" check --format json photos > one || true
"$idphoto" check --format json --jobs 4 photos > four || true
holds 'threads change nothing' cmp one four

expect 1 'marks are written' "$idphoto" check --marks marked photos
holds 'below the same sub-folder' test -s marked/class2/dark.jpg.marks.jpg
"$idphoto" check --marks marked2 photos > out 2> err || true
holds 'the same marks every time' cmp marked/class2/dark.jpg.marks.jpg marked2/class2/dark.jpg.marks.jpg
cp marked/good.jpg.marks.jpg photos/
expect 1 'marked pictures are no photos' "$idphoto" check --format json photos
holds 'and are passed over' [ "$(wc -l < out)" -eq 2 ]

LC_ALL=zh_CN.UTF-8 "$idphoto" check photos/class2/dark.jpg > out 2> err || true
if locale -a | grep -qi 'zh_CN\.utf'; then
  has out '脸部光线太暗' 'Chinese for the shop floor'
else
  echo "ok $((number = number + 1)) # SKIP no zh_CN.UTF-8 locale"
fi

expect 0 'help' "$idphoto" --help
expect 0 'help of a command' "$idphoto" check --help
expect 0 'version' "$idphoto" --version
finish
