#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Photos, rosters, presets and folders as they should not be. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
$sitter --finished photos/good.jpg
printf 'name,student_id,photo\n王𠮷,1,good.jpg\n' > good.csv
run() { "$idsheet" -s 7in-2x5-33x48 -p photos "$@"; }

# photo NAME REASON: with this photo the student is left out for this reason, and nothing is printed.
photo() {
  printf 'name,student_id,photo\n王𠮷,1,%s\n' "$1" > one.csv
  expect 2 "photo $1" run -r one.csv -o photo
  has err 'row 2' "photo $1: row"
  has err ": 王𠮷 1: $1: $2" "photo $1: reason"
  holds "photo $1: no sheet" test ! -e photo/7in-2x5-33x48-001.pdf
}

cd photos
head -c 20000 good.jpg > truncated.jpg
size=$(wc -c < good.jpg)
head -c $((size - 2)) good.jpg > no-end.jpg
: > empty.jpg
convert good.jpg tmp.png && mv tmp.png png.jpg
convert good.jpg -colorspace Gray grey.jpg
convert good.jpg -colorspace CMYK cmyk.jpg
convert good.jpg -resize 90% small.jpg
jpegtran -progressive good.jpg > progressive.jpg
jpegtran -arithmetic good.jpg > arithmetic.jpg
$sitter --finished --orientation 6 turned.jpg
$sitter --finished --orientation 3 upside-down.jpg
mkdir folder.jpg
mkfifo pipe.jpg
python3 - <<'P'
data = bytearray(open("good.jpg", "rb").read())
i = data.index(b"\xff\xc0")
data[i + 5:i + 9] = (30000).to_bytes(2, "big") * 2
open("huge.jpg", "wb").write(data)
P
cd ..

photo truncated.jpg 'damaged JPEG'
photo no-end.jpg 'damaged JPEG'
photo empty.jpg 'the file is empty'
photo png.jpg 'is not a JPEG picture'
photo grey.jpg 'is not an RGB colour picture'
photo cmyk.jpg 'is not an RGB colour picture'
photo small.jpg 'has 432×576 pixels instead of 480×640'
photo progressive.jpg 'is a progressive or arithmetic-coded JPEG'
photo arithmetic.jpg 'is a progressive or arithmetic-coded JPEG'
photo upside-down.jpg 'is stored turned (EXIF orientation)'
photo folder.jpg 'is a folder, not a photo'
photo pipe.jpg 'is not a regular file'
photo huge.jpg '30000×30000 pixels'
photo ../../etc/passwd 'lies outside the photo folder'
photo ./../photos-of-others/1.jpg 'lies outside the photo folder'

# Truncated anywhere, a file is found out.
: > cuts
for share in 10 30 50 70 90 95 99; do
  head -c $((size * share / 100)) photos/good.jpg > photos/cut.jpg
  printf 'name,student_id,photo\n王𠮷,1,cut.jpg\n' > one.csv
  run -r one.csv -o cut > /dev/null 2>&1 || echo $? >> cuts
done
holds 'seven lengths of a truncated file are refused' [ "$(grep -c 2 cuts)" -eq 7 ]

# roster TEXT REASON: the whole roster is refused, and not even a folder appears.
roster() {
  # shellcheck disable=SC2059 # the text holds the escapes
  printf "$1" > bad.csv
  expect 2 "roster: $2" run -r bad.csv -o refused
  has err "idsheet: bad.csv: $2" 'file, place and reason'
  holds 'nothing written' test ! -e refused
}
roster '' 'the roster is empty'
roster 'name,student_id,photo\n"王𠮷,1,good.jpg\n李,2,good.jpg\n' 'line 2: the quote that opens here is never closed'
roster 'name,student_id,photo\nWang,1,good.jpg\n\377\305\310\375,2,good.jpg\n' 'line 3 is not GB18030 text'
roster 'name,student_id,photo\nWang,1,good.jpg\nLi\000,2,good.jpg\n' 'line 3 holds a NUL byte'
roster '\320\325\303\373,\321\247\n' 'row 1: no column is named student_id'
roster 'name|student_id|photo\n' 'row 1: no column is named name'
expect 2 'roster is a folder' run -r photos -o refused
has err 'photos: cannot be read' 'says so'
expect 2 'roster missing' run -r nowhere.csv -o refused
has err 'nowhere.csv: cannot be read' 'says so'
expect 2 'a roster without students' sh -c "printf 'name,student_id,photo\n' > none.csv; exec '$idsheet' -s 7in-2x5-33x48 -p photos -r none.csv -o none"

expect 2 'photo folder missing' "$idsheet" -s 7in-2x5-33x48 -p nowhere -r good.csv -o refused
has err '“nowhere”: No such file' 'says so'
expect 2 'unknown sheet' "$idsheet" -s 9in -p photos -r good.csv -o refused
has err 'no preset named “9in”' 'says so'
printf '[preset]\nextends=7in-2x5-33x48\n[paper]\nwidth=150mm\n' > narrow.ini
expect 2 'a sheet that does not fit' "$idsheet" -s ./narrow.ini -p photos -r good.csv -o refused
has err 'left 12.50 mm, right 12.50 mm' 'by edge and millimetres'
expect 2 'unknown writer' run -r good.csv -o refused -w tiff
has err 'no writer “tiff”' 'says so'
expect 2 'unknown option' run -r good.csv -o refused --beautify
expect 2 'stray argument' run -r good.csv -o refused extra
for option in -s -r -p -o; do
  expect 2 "without $option" sh -c "set -- -s 7in-2x5-33x48 -r good.csv -p photos -o refused
    for a; do shift; if [ \"\$a\" = $option ]; then skip=1; elif [ -n \"\${skip:-}\" ]; then skip=; else set -- \"\$@\" \"\$a\"; fi; done
    exec '$idsheet' \"\$@\""
  has err 'is missing; see --help' 'says so'
done
rm -rf refused

# Root may write anywhere, so a file in place of the folder stands for a folder that cannot be written.
: > occupied
expect 2 'output is a file' run -r good.csv -o occupied
has err 'occupied: cannot be written' 'says so'
expect 2 'output is below a file' run -r good.csv -o occupied/below
has err 'occupied/below: cannot be written' 'says so'
mkdir -p blocked/7in-2x5-33x48-001.pdf
expect 2 'a folder where the sheet goes' run -r good.csv -o blocked
has err 'blocked/7in-2x5-33x48-001.pdf: cannot be written' 'says so'
holds 'no temporary file stays' [ "$(find blocked -type f -name '.*' | wc -l)" -eq 0 ]

# The second of three files fails: the first stays, the students of the other two are listed.
printf '[preset]\nextends=7in-2x5-33x48\n[file]\nstudents=2\n' > small.ini
printf 'name,student_id,photo\n' > six.csv
for i in 1 2 3 4 5 6; do
  $sitter --finished -d seed=$i photos/$i.jpg
  echo "张三,$i,$i.jpg" >> six.csv
done
mkdir -p broken/small-002.pdf
expect 1 'the second file fails' "$idsheet" -s ./small.ini -p photos -r six.csv -o broken
expect 0 'the first file is whole' qpdf --check broken/small-001.pdf
holds 'no third file' test ! -e broken/small-003.pdf
holds 'four students listed' [ "$(grep -c 'small-002.pdf: cannot be written' broken/left-out.csv)" -eq 4 ]

mkdir clean
ln photos/good.jpg clean/

# A disk that fills up, at every stage: what is there afterwards is whole.
for blocks in 1 20 60; do
  for writer in pdf png; do
    expect 2 "disk full after $blocks blocks: $writer" sh -c "ulimit -f $blocks; trap '' XFSZ
      exec '$idsheet' -s 7in-2x5-33x48 -p clean -r good.csv -o full -w $writer"
    has err 'File too large' 'says so'
    holds 'no sheet, whole or half' sh -c '! ls -A full | grep -vE "^[a-z-]+\\.(csv|json)$"'
  done
done

# A sheet from before survives a failure.
expect 0 'a good sheet' run -r good.csv -o kept
cp kept/7in-2x5-33x48-001.pdf before.pdf
expect 2 'disk full over a good sheet' sh -c "ulimit -f 20; trap '' XFSZ
  exec '$idsheet' -s 7in-2x5-33x48 -p photos -r good.csv -o kept"
holds 'the old sheet is untouched' cmp before.pdf kept/7in-2x5-33x48-001.pdf
finish
