#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A printer that shifts and scales, measured on its proof as the example preset says, then made up for. What it does
# to a page is done to the page's pixels. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
for i in 1 2 3; do $sitter --finished -d seed=$i photos/$i.jpg; done
printf 'name,student_id,photo\n王𠮷,20240001,1.jpg\n李㛃,20240002,2.jpg\n陈䶮,20240003,3.jpg\n' > roster.csv
export XDG_CONFIG_HOME="$PWD/config"
mkdir -p config/idphoto/printers

# x is drawn at 0.8 mm + 1.012 x, y at -0.5 mm + 0.994 y.
shift_x=0.8 scale_x=1.012 shift_y=-0.5 scale_y=0.994
# axis SHIFT SCALE: what the preset shall say, of marks at 10 and 80 mm.
axis() {
  awk -v a="$1" -v b="$2" 'BEGIN { A = a + 10 * b; B = a + 80 * b; s = 100 * 70 / (B - A); print 10 - A * s / 100, s }'
}
axis $shift_x $scale_x > x
axis $shift_y $scale_y > y
# preset NAME OFFSET-X SCALE-X OFFSET-Y SCALE-Y
preset() {
  printf '[preset]\nextends=example\n[offset]\nx=%smm\ny=%smm\n[scale]\nx=%s\ny=%s\n' "$2" "$4" "$3" "$5" \
    > "config/idphoto/printers/$1.ini"
}
# shellcheck disable=SC2046 # words
preset hall $(cat x y)

# printed PICTURE: what comes out of that printer, at 300 dpi.
printed() {
  convert "$1" -virtual-pixel white -distort AffineProjection "$(awk -v x=$shift_x -v y=$shift_y 'BEGIN {
    mm = 300 / 25.4; printf "'$scale_x',0,0,'$scale_y',%f,%f", x * mm, y * mm }')" "PNG24:$1.printed.png"
  echo "$1.printed.png"
}
# apart A B: the mean difference as a share of white.
apart() {
  compare -metric MAE "$1" "$2" null: 2>&1 | sed 's/.*(\(.*\))/\1/' || true
}
# rolled PICTURE +X+Y: PICTURE so many pixels further to the right and down.
rolled() {
  convert "$1" -roll "$2" PNG24:rolled.png
  echo rolled.png
}
# as_if_true NAME TRUE OURS: the page drawn for our printer comes out nearer to its place than a page that is 2 pixels,
# 0.17 mm, beside it in either direction.
as_if_true() {
  ours=$(apart "$2" "$(printed "$3")")
  across=$(apart "$2" "$(rolled "$2" +2+0)")
  down=$(apart "$2" "$(rolled "$2" +0+2)")
  echo "drawn for it $ours, as it is $(apart "$2" "$(printed "$2")"), 2 pixels across $across, down $down" > out
  holds "$1: comes out in its place" awk -v o="$ours" -v a="$across" -v d="$down" 'BEGIN { exit !(o != "" && o < a && o < d) }'
}
draw() { pdftocairo -r 300 -f 1 -l 1 -singlefile -png "$1" "${1%.pdf}"; }

# both ARGUMENT...: idsheet for a true printer and for ours, into true* and hall*.
both() {
  expect 0 "$* for a true printer" "$idsheet" -s "$product" "$@" "$into" "true$suffix"
  expect 0 "$* for ours" "$idsheet" -s "$product" "$@" "$into" "hall$suffix" --printer hall
}

for product in 5in-mixed-33x48 7in-2x5-code128-33x48; do
  into=-o
  suffix=-png both -r roster.csv -p photos -w png
  as_if_true "$product, PNG" true-png/$product-001.png hall-png/$product-001.png
  suffix='' both -r roster.csv -p photos
  for folder in true hall; do draw $folder/$product-001.pdf; done
  as_if_true "$product, PDF" true/$product-001.png hall/$product-001.png
  into=--proof
  suffix=.pdf both
  for proof in true hall; do draw $proof.pdf; done
  as_if_true "$product, proof" true.png hall.png

  verify() { "$idsheet" verify "$1" hall/manifest.json photos; }
  expect 0 "$product: the pictures are proven where they are" verify hall/$product-001.pdf
  expect 1 "$product: not those of a page for another printer" verify true/$product-001.pdf
  has err 'is not that of the manifest' "$product: it says so"
done
has hall/manifest.json '"printer":{"name":"hall","sha256":"' 'the manifest names the printer'
holds 'and none where none was asked for' sh -c '! grep -q printer true/manifest.json'

pdftotext hall.pdf - > out
holds 'the proof names the printer' grep -q hall out
expect 0 'explained' "$idsheet" --explain 7in-2x5-33x48 --printer hall
has out 'drawn at x -0.790514 mm, 98.8142 %; y +0.503018 mm, 100.604 %' 'with its figures'

# A run that is taken up again for another printer does not mix.
run() { "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p photos "$@"; }
expect 0 'a run' run -o again --printer hall
cp again/7in-2x5-33x48-001.pdf first.pdf
expect 0 'taken up' run -o again --printer hall --resume
holds 'same bytes' cmp first.pdf again/7in-2x5-33x48-001.pdf
expect 0 'taken up for a true printer' run -o again --resume
holds 'drawn anew' sh -c '! cmp -s first.pdf again/7in-2x5-33x48-001.pdf'

preset far -8 100 0 100
expect 2 'off the paper' run -o none --printer far
has err 'far.ini: [offset]: pushes photos of sheet 7in-2x5-33x48 off the paper; too far: left 1.5' 'by edge and millimetres'
expect 2 'off the paper, found by a check' run --check-only --printer far
expect 2 'off the paper, the proof' "$idsheet" -s 7in-2x5-33x48 --proof none.pdf --printer far
preset wild 0 110 0 100
expect 2 'no such scale' run -o none --printer wild
has err '[scale] x: 110' 'says which key'
expect 2 'no such printer' run -o none --printer nobody
has err 'nobody' 'says which'
holds 'nothing was written' sh -c '! ls none none.pdf 2>/dev/null | grep .'
finish
