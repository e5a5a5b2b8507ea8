#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# idphoto check over a folder in which one picture has several names. Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1 sitter=$2
. "$3"

small='-d width-px=900 -d height-px=1200'
mkdir class rejected
# shellcheck disable=SC2086 # a list of words
$sitter $small class/01.jpg
# shellcheck disable=SC2086
$sitter $small -d hair=long -d glasses=yes -d head-x=0.46 class/02.jpg
cp class/01.jpg class/03.jpg
convert class/02.jpg -resize 80% -quality 60 class/04.jpg
convert class/02.jpg -gravity center -crop 97%x97%+0+0 +repage rejected/old.jpg

expect 1 'a file with two names fails' "$idphoto" check class
has out 'class/03.jpg (100.0 % alike)' 'the first names the second'
has out 'class/01.jpg (100.0 % alike)' 'the second names the first'
has out 'class/02.jpg (99.0 % alike)' 'a picture saved again is known'
has out '4 photos: 1 passed, 1 to review, 2 failed, 0 unreadable' 'the summary counts'
has out 'class/04.jpg = class/02.jpg' 'and pairs'
holds 'each pair once' [ "$(grep -c ' = ' out)" -eq 2 ]
holds 'copies are held' [ "$(grep -c '→ Hold it' out)" -eq 2 ]

expect 1 'JSON' "$idphoto" check --format json class
holds 'nothing but one object per photo' python3 -c '
import json
found = {}
for line in open("out", encoding="utf-8"):
    report = json.loads(line)
    for finding in report["findings"]:
        if "other" in finding:
            found[report["photo"]["file"]] = (finding["rule"], finding["verdict"], finding["other"])
assert found == {
    "class/01.jpg": ("duplicate-photo", "fail", "class/03.jpg"),
    "class/03.jpg": ("duplicate-photo", "fail", "class/01.jpg"),
    "class/04.jpg": ("duplicate-photo", "review", "class/02.jpg")}, found'
has err '4 photos:' 'the summary is for people'

"$idphoto" check --format json class > one 2> err || true
"$idphoto" check --format json --jobs 4 class > four 2> err || true
holds 'threads change nothing' cmp one four

expect 0 'a rejected picture comes again' "$idphoto" check --previous rejected class/02.jpg
has out 'rejected/old.jpg' 'and is known'
expect 1 'byte for byte' "$idphoto" check --previous class/01.jpg class/03.jpg
has out 'class/01.jpg (100.0 % alike)' 'which fails'
expect 0 'a photo is not its own predecessor' "$idphoto" check --previous class class/02.jpg
has out '02.jpg: review' 'only the picture saved again is told'
expect 2 'nothing came before' "$idphoto" check --previous nowhere class/02.jpg
has err 'nowhere' 'names the file'

printf '[preset]\nextends=cn-graduation-2017\ntitle=T\ntitle[zh_CN]=T\n[duplicate-photo]\ncheck=false\n' > no.ini
expect 0 'a preset may drop the rule' "$idphoto" check --rules ./no.ini class
finish
