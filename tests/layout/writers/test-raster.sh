#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The pages as pictures, and that both writers draw the same page. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
for i in 1 2 3; do $sitter --finished -d seed=$i photos/$i.jpg; done
printf 'name,student_id,photo\n王𠮷,20240001,1.jpg\n李㛃,20240002,2.jpg\n陈䶮,20240003,3.jpg\n' > roster.csv

# Sheets of our own.
export XDG_CONFIG_HOME="$PWD/config"
mkdir -p config/idphoto/sheets
printf '[preset]\nextends=5in-mixed-33x48\n[marks]\nstyle=lines\n' > config/idphoto/sheets/lines.ini
printf '[preset]\nextends=7in-2x5-33x48\n[paper]\nbleed=3mm\n[marks]\nstyle=lines\n' > config/idphoto/sheets/bleed.ini

for product in 7in-2x5-33x48 5in-mixed-33x48 a4-5-per-row-33x48 7in-4-33x48-8-25x35 6in-4-33x48-5-25x35 lines bleed; do
  expect 0 "$product: PDF" "$idsheet" -s $product -r roster.csv -p photos -o pdf
  expect 0 "$product: PNG" "$idsheet" -s $product -r roster.csv -p photos -o png -w png
  pages=$(pdfinfo pdf/$product-001.pdf | awk '/^Pages/ { print $2 }')
  holds "$product: a picture for each page" [ "$(ls png/$product-*.png | wc -l)" -eq "$pages" ]

  # Not pdftoppm: it widens lines to whole pixels.
  pdftocairo -r 300 -f 1 -l 1 -singlefile -png pdf/$product-001.pdf page
  size=$(identify -format '%wx%h' png/$product-001.png)
  convert page.png -crop "$size+0+0" +repage page-cut.png
  # Mean absolute difference as a share of white; anti-aliasing alone stays below 1 %, a shift of one photo
  # by a millimetre does not.
  difference=$(compare -metric MAE page-cut.png png/$product-001.png null: 2>&1 | sed 's/.*(\(.*\))/\1/') || true
  echo "difference $difference" > out
  holds "$product: as the PDF is drawn" awk -v d="$difference" 'BEGIN { exit !(d != "" && d < 0.01) }'
done
holds 'pixels are paper at 300 dpi' [ "$(identify -format '%wx%h' png/7in-2x5-33x48-001.png)" = 2102x1500 ]

# 178 x 127 mm and 3 mm on each side.
expect 0 'boxes of a page with bleed' pdfinfo -box pdf/bleed-001.pdf
for box in 'MediaBox: *0.00 *0.00 *521.57 *377.01' 'BleedBox: *0.00 *0.00 *521.57 *377.01' 'TrimBox: *8.50 *8.50 *513.07 *368.50'; do
  holds "$box" grep -q "^$box\$" out
done
holds 'the bleed counts in pixels' [ "$(identify -format '%wx%h' png/bleed-001.png)" = 2173x1571 ]
expect 0 'the pictures are proven where they are' "$idsheet" verify pdf/bleed-001.pdf pdf/manifest.json photos
expect 0 'and explained' "$idsheet" --explain bleed
has out '3 mm around the paper; the page of a file is 184×133 mm' 'with the bleed'
expect 0 'proof with bleed' "$idsheet" -s bleed --proof bleed.pdf
pdftotext bleed.pdf - | tr '\n' ' ' > out
has out 'Bleed around the paper: 3 mm' 'the proof tells the bleed'
# A cut line through the bleed: from the top edge of the page, where the second print of the row begins.
line=$(convert png/bleed-001.png -crop 5x20+499+0 +repage -colorspace gray -scale 5x1! -format '%[fx:minima]' info:)
echo "$line" > out
holds 'cut lines go on to the edge of the page' awk -v l="$line" 'BEGIN { exit !(l < 0.5) }'

expect 0 'JPEG for a lab' "$idsheet" -s 6in-lab-mixed-33x48 -r roster.csv -p photos -o jpeg -w jpeg
expect 0 'the same as PNG' "$idsheet" -s 6in-lab-mixed-33x48 -r roster.csv -p photos -o lab -w png
page=jpeg/6in-lab-mixed-33x48-001.jpg
holds 'the pixels that the lab asks for' [ "$(identify -format '%wx%h' $page)" = 1200x1800 ]
holds 'density in the header' [ "$(identify -units PixelsPerInch -format '%xx%y' $page)" = 300x300 ]
holds 'full colour resolution' [ "$(identify -format '%[jpeg:sampling-factor]' $page)" = 1x1,1x1,1x1 ]
difference=$(compare -metric MAE $page lab/6in-lab-mixed-33x48-001.png null: 2>&1 | sed 's/.*(\(.*\))/\1/') || true
holds 'as the PNG is drawn' awk -v d="$difference" 'BEGIN { exit !(d != "" && d < 0.01) }'

expect 0 'every sheet of the list' sh -c "for sheet in \$('$idsheet' --list | cut -d ' ' -f 1); do
  '$idsheet' -s \$sheet -r roster.csv -p photos -o all && '$idsheet' --explain \$sheet || exit 9; done"
holds 'is a sound PDF' sh -c 'for pdf in all/*-001.pdf; do qpdf --check "$pdf" || exit 1; done'
finish
