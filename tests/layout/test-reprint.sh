#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Some students or sheets again, and photo folders full of links. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
echo 'name,student_id,class,id_number' > roster.csv
for i in 1 2 3 4 5; do
  $sitter --finished -d seed=$i photos/2024000$i.jpg
  echo "张三,2024000$i,$((i > 3 ? 2 : 1))班," >> roster.csv
done
sed -i '4s/,$/,11010119900307133X/' roster.csv
run() { "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p photos --split class "$@"; }
# numbers FOLDER: the students on its sheets, in order.
numbers() { for pdf in "$1"/*.pdf; do pdftotext "$pdf" -; done | grep -o '2024000[0-9]' | awk '!seen[$0]++' | tr '\n' ' '; }

expect 0 'the whole roster' run -o first
holds 'in two files' [ "$(numbers first)" = '20240001 20240002 20240003 20240004 20240005 ' ]

expect 0 'some students, named with spaces and twice' run -o some --only ' 20240002, 20240005,20240002 '
holds 'those' [ "$(numbers some)" = '20240002 20240005 ' ]
holds 'their manifest is of them alone' [ "$(grep -o '"student_id":"[0-9]*"' some/manifest.json | sort | tr -d '\n')" = \
  '"student_id":"20240002""student_id":"20240005"' ]
expect 0 'their pictures are proven' "$idsheet" verify some/1班-001.pdf some/manifest.json photos

sheets() { run --manifest first/manifest.json --sheets "$@"; }
expect 0 'a sheet' sheets 1班-001.pdf:2 -o again
holds 'who was on it' [ "$(numbers again)" = '20240003 ' ]
expect 0 'a range of sheets' sheets 1班-001.pdf:1-2 -o range
holds 'is the whole file' cmp range/1班-001.pdf first/1班-001.pdf
expect 0 'the same sheet by its manifest of pictures' run -o pictures -w png
expect 0 'a picture is a sheet' run --manifest pictures/manifest.json --sheets 2班-001.png:1 -o picture -w png
holds 'the same picture' cmp picture/2班-001.png pictures/2班-001.png

# refused TEXT REASON
refused() {
  expect 2 "--sheets $1" sheets "$1" -o refused
  has err "$2" "$1: says why"
  holds "$1: nothing written" test ! -e refused
}
refused 1班-001.pdf:3 'the manifest has no such sheets of the file “1班-001.pdf”'
refused 3班-001.pdf:1 'the manifest has no such sheets of the file “3班-001.pdf”'
refused 1班-001.pdf 'is not of the form FILE:3,5-7'
refused 1班-001.pdf: 'is not of the form FILE:3,5-7'
refused 1班-001.pdf:0 'is not of the form FILE:3,5-7'
refused 1班-001.pdf:2-1 'is not of the form FILE:3,5-7'
expect 2 'sheets of no manifest' run --sheets 1班-001.pdf:1 -o refused
has err '--manifest is missing' 'says so'
expect 2 'a manifest that is none' run --manifest roster.csv --sheets 1班-001.pdf:1 -o refused
holds 'nothing written' test ! -e refused

# Into the folder of all, a reprint would replace whole sheets by those of a few.
cp -a first kept
expect 2 'some students again, into the folder of all' run -o first --only 20240002
has err 'first: holds sheets of other students, too, which would be replaced; choose another folder' 'says why'
expect 2 'a sheet again, into the folder of all' sheets 1班-001.pdf:1 -o first
holds 'nothing is touched' diff -r kept first
expect 0 'the same students again, into their folder' run -o some --only 20240005,20240002
expect 0 'all students named, into the folder of all' \
  run -o first --only 20240001,20240002,20240003,20240004,20240005
holds 'the same sheets' diff -r kept first

# The sheet is of rows; a roster that has changed since might put a stranger on it.
cp roster.csv before.csv
sed -i '4s/张三/李四/' roster.csv
refused 1班-001.pdf:2 'row 4 of the roster is no longer who the manifest says'
sed '4d' before.csv > roster.csv
refused 1班-001.pdf:2 'row 4 of the roster is no longer who the manifest says'
head -n 3 before.csv > roster.csv
refused 1班-001.pdf:2 'the roster lacks rows that the manifest has'
cp before.csv roster.csv

# Links that lead round in circles, out of the folder or nowhere.
mkdir -p photos/deep/deeper others
cp photos/20240001.jpg others/20240009.jpg
ln -s . photos/here
ln -s ../.. photos/deep/deeper/up
ln -s self photos/self
ln -s self.jpg photos/self.jpg
ln -s nowhere.jpg photos/20240007.jpg
ln -s ../others photos/others
ln -s 20240001.jpg photos/20240008.jpg
expect 0 'links within the photo folder' run -o links
holds 'no other students' [ "$(numbers links)" = '20240001 20240002 20240003 20240004 20240005 ' ]
holds 'the same sheets' cmp links/1班-001.pdf first/1班-001.pdf

# photo NAME REASON
photo() {
  printf 'name,student_id,photo\n张三,1,%s\n' "$1" > one.csv
  expect 2 "photo $1" timeout 20 "$idsheet" -s 7in-2x5-33x48 -r one.csv -p photos -o one
  has err "张三 1: $1: $2" "photo $1: says why"
}
photo self.jpg 'Too many levels of symbolic links'
photo self/1.jpg 'Too many levels of symbolic links'
photo 20240007.jpg 'No such file or directory'
photo others/20240009.jpg 'lies outside the photo folder'
photo deep/deeper/up/others/20240009.jpg 'lies outside the photo folder'
printf 'name,student_id,photo\n张三,1,here/here/deep/deeper/up/20240001.jpg\n' > one.csv
expect 0 'round in circles, but within the folder' "$idsheet" -s 7in-2x5-33x48 -r one.csv -p photos -o one
# By number alone a picture behind a link to elsewhere is not found.
printf 'name,student_id\n张三,20240009\n' > one.csv
expect 2 'nobody is found behind a link outwards' "$idsheet" -s 7in-2x5-33x48 -r one.csv -p photos -o one
finish
