#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a print shop and a prepress tool find in the PDF. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
for i in 1 2 3; do $sitter --finished -d seed=$i photos/$i.jpg; done
printf 'name,student_id,photo\n王𠮷,20240001,1.jpg\n李㛃,20240002,2.jpg\n陈䶮,20240003,3.jpg\n' > roster.csv

# sheet NAME FOLDER: the sheets of the roster.
sheet() { "$idsheet" --sheet "$1" --roster roster.csv --photos photos --output "$2"; }

# Millimetres as pdfinfo prints points.
pt() { awk -v mm="$1" 'BEGIN { printf "%.2f", mm / 25.4 * 72 }'; }

check_sheet() {
  product=$1 width=$2 height=$3 pages=$4
  expect 0 "$product: printed" sheet "$product" sheets
  pdf=sheets/$product-001.pdf
  expect 0 "$product: qpdf finds no fault" qpdf --check "$pdf"
  expect 0 "$product: pdfinfo reads it" pdfinfo -box "$pdf"
  has out "Pages:           $pages" "$product: $pages pages"
  for box in MediaBox BleedBox TrimBox; do
    holds "$product: $box is the paper" grep -qE "^$box: +0.00 +0.00 +$(pt "$width") +$(pt "$height")$" out
  done

  # name, type (three words), encoding, emb, sub, uni, object
  pdffonts "$pdf" | tail -n +3 > fonts
  holds "$product: has fonts" test -s fonts
  holds "$product: every font is embedded, subset and searchable" \
    awk '$(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes" { exit 1 }' fonts

  pdftotext "$pdf" text
  for row in '王𠮷 20240001' '李㛃 20240002' '陈䶮 20240003'; do
    holds "$product: five times $row" [ "$(grep -oF "$row" text | wc -l)" -eq 5 ]
  done

  # One object a student, drawn five times; 440 of the 480 px over 33 mm = 640 px over 48 mm = 339 ppi.
  pdfimages -list "$pdf" | tail -n +3 > images
  holds "$product: five copies a student" [ "$(wc -l < images)" -eq 15 ]
  holds "$product: one object a student" [ "$(awk '{ print $11 }' images | sort -u | wc -l)" -eq 3 ]
  holds "$product: not stretched" awk '$13 != 339 || $14 != 339 { exit 1 }' images
  rm -rf extracted
  mkdir extracted
  pdfimages -all "$pdf" extracted/i
  for i in 1 2 3; do
    found=0
    for image in extracted/*.jpg; do
      if cmp -s "$image" photos/$i.jpg; then found=$((found + 1)); fi
    done
    holds "$product: JPEG bytes of photo $i unchanged" [ $found -ge 1 ]
  done

  expect 0 "$product: printed again" sheet "$product" again
  holds "$product: the same bytes again" cmp "$pdf" "again/$product-001.pdf"
}

check_sheet 7in-2x5-33x48 178 127 2
check_sheet 5in-mixed-33x48 89 127 3
check_sheet a4-5-per-row-33x48 210 297 1

qpdf --show-object=trailer sheets/7in-2x5-33x48-001.pdf > trailer
holds 'no date and no random ID' sh -c '! grep -qE "/ID|CreationDate" trailer sheets/*.pdf'
expect 0 'viewers are asked not to scale' sh -c "qpdf --qdf sheets/7in-2x5-33x48-001.pdf - | grep -a PrintScaling"
has out '/None' 'PrintScaling is None'

# The colours of the file: one profile, whose bytes do not depend on the time of day.
qpdf --qdf sheets/7in-2x5-33x48-001.pdf plain.pdf
holds 'an output intent' sh -c 'grep -aA 10 /OutputIntents plain.pdf > out'
has out '/S /GTS_PDFA1' 'whose profile may be one of a display'
has out '(sRGB IEC61966-2.1)' 'which is sRGB'
profile=$(sed -n 's/.*DestOutputProfile \([0-9]*\) 0 R.*/\1/p' out)
holds 'the profile is there once' [ "$(grep -ac "/DestOutputProfile $profile 0 R" plain.pdf)" -eq 1 ]
qpdf --show-object="$profile" --filtered-stream-data plain.pdf > profile.icc
expect 0 'the profile can be read' exiftool profile.icc
has out 'Profile Class                   : Display Device Profile' 'it is one of a display'
has out 'Color Space Data                : RGB' 'of RGB'
has out 'Profile Description             : sRGB' 'called sRGB'
has out 'Profile Date Time               : 2000:01:01 00:00:00' 'of a fixed date'
holds 'with a digest of its own' sh -c 'grep "Profile ID" out | grep -qv " 0$"'
holds 'of less than a kilobyte' [ "$(wc -c < profile.icc)" -lt 1000 ]

# A compatibility ideograph shares its glyph with the unified one; both are found as they were typed.
printf 'name,student_id,photo\n王\346\250\202,1,1.jpg\n王\357\244\224,2,2.jpg\n王\357\245\234,3,3.jpg\n' > roster.csv
expect 0 'characters that share a glyph' sheet 5in-mixed-33x48 shared
pdftotext shared/5in-mixed-33x48-001.pdf text
holds 'unified ideograph' grep -q "$(printf '王\346\250\202')" text
holds 'compatibility ideographs' sh -c "grep -q '$(printf '王\357\244\224')' text && grep -q '$(printf '王\357\245\234')' text"

# Files of at most so many students, never splitting a page.
printf '[preset]\nextends=7in-2x5-33x48\n[file]\nstudents=3\n' > small.ini
printf 'name,student_id,photo\n' > roster.csv
for i in 1 2 3 4 5; do
  $sitter --finished -d seed=$i photos/$i.jpg
  echo "张三,$i,$i.jpg" >> roster.csv
done
expect 0 'several files' sheet ./small.ini several
holds 'two students, one page, in each file' \
  sh -c 'for f in several/small-00[123].pdf; do pdfinfo "$f" | grep -q "Pages: *1$" || exit 1; done'
holds 'and no fourth file' test ! -e several/small-004.pdf
holds 'nothing but sheets and lists' [ "$(ls -A several | tr '\n' ' ')" = \
  'index.csv left-out.csv manifest.json packages.csv retakes.csv small-001.pdf small-002.pdf small-003.pdf ' ]
finish
