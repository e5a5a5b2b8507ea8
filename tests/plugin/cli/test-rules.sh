#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# idphoto rules, as a user runs it. Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1
. "$3"

expect 0 'lists the presets' "$idphoto" rules
has out 'shaoyang-2024 ' 'with the notice'
expect 0 'explains one' "$idphoto" rules cn-graduation-2017
has out '50 px to 110 px' 'with its limits'
has out 'Source: 教毕指〔2017〕99号' 'their sources'
has out '[cropping mends it]' 'and what mends it'

"$idphoto" rules | while read -r name title; do
  echo "$title" > /dev/null
  for language in C.UTF-8 zh_CN.UTF-8; do
    LC_ALL=$language "$idphoto" rules "$name"
  done
done > all
holds 'lines fit and begin well, in every preset' python3 -c '
import unicodedata
for line in open("all", encoding="utf-8").read().split("\n"):
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    assert width <= 98, line
    assert not line.lstrip().startswith(tuple("，。；：、）》”")), line
    assert line == line.rstrip(), line'

printf '[preset]\nextends=cn-graduation-2017\ntitle=Mine\ntitle[zh_CN]=M\nnote=No hats.\nnote[zh_CN]=N\n' > mine.ini
printf '[blur]\ncheck=false\nsource=because\nsource[zh_CN]=S\n' >> mine.ini
expect 0 'a file of the user' "$idphoto" rules ./mine.ini
has out 'mine: Mine' 'has its title'
has out 'No hats.' 'its note'
has out 'because' 'and why a rule is dropped'

expect 0 'JSON' "$idphoto" rules --format json ./mine.ini
holds 'one object with the keys of the manual' python3 -c '
import json
lines = open("out", encoding="utf-8").read().splitlines()
assert len(lines) == 1
o = json.loads(lines[0])
assert set(o) == set("tool version name sha256 title note target rules not_checked".split()), o.keys()
assert o["note"]["en"] == "No hats." and o["target"]["width"] == 480
assert [r["rule"] for r in o["not_checked"]] == ["blur"]
keys = set("rule topic title min max review can_fail unit method remedy mended_by source".split())
assert all(set(r) == keys for r in o["rules"])
by = {r["rule"]: r for r in o["rules"]}
assert by["crown-margin"]["min"] == 50 and by["crown-margin"]["mended_by"] == "crop"
assert by["crown-margin"]["can_fail"] and not by["bg-colour-off"]["can_fail"]
assert by["bg-colour-off"]["method"]["references"][:3] == [100, 197, 255]'
expect 0 'JSON of all' "$idphoto" rules --format json
holds 'one line each' [ "$(wc -l < out)" -gt 10 ]

expect 2 'an unknown preset' "$idphoto" rules nowhere
expect 2 'an unknown format' "$idphoto" rules --format xml
finish
