#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The codes of labels, read back by a scanner's program. Arguments: idsheet, sitter, shell-test.sh.
set -eu
idsheet=$1 sitter=$2
. "$3"

mkdir photos
printf 'name,student_id,photo\n' > roster.csv
student=20240000
for name in 王𠮷 李㛃 陈䶮 欧阳㐂𬭚 阿卜杜热合曼·买买提 张三; do
  student=$((student + 1))
  $sitter --finished -d seed=$student photos/$student.jpg
  echo "$name,$student,$student.jpg" >> roster.csv
done
sed -i '4s/20240003,/S24-3,/' roster.csv
sheet() { "$idsheet" -r roster.csv -p photos "$@"; }

# read_labels FOLDER: for each label of the manifest, from pages FOLDER/page-N.EXT of 300 dpi, the number that
# belongs there and what was read.
read_labels() {
  python3 - "$1" <<'P'
import glob, json, subprocess, sys
folder = sys.argv[1]
manifest = json.load(open(folder + "/manifest.json"))
pages = [page for part in manifest["parts"] for file in part["files"] for page in file["pages"]]
for path, page in zip(sorted(glob.glob(folder + "/page-*")), pages):
    crops, wanted = [], []
    for student in page["students"]:
        for x, y, width, height, turn in student["prints"]:
            assert turn == 0
            px = [round(mm / 25.4 * 300) for mm in (x, y + height, width, 9)]
            crops += ["(", "-clone", "0", "-crop", "{2}x{3}+{0}+{1}".format(*px), "+repage", ")"]
            wanted.append(student["student_id"])
    subprocess.run(["convert", path, *crops, "-delete", "0", folder + "/label-%02d.png"], check=True)
    for i, number in enumerate(wanted):
        read = subprocess.run(["zbarimg", "--nodbus", "-q", "%s/label-%02d.png" % (folder, i)],
                              capture_output=True, text=True).stdout.strip()
        print(number, read)
P
}

check_sheet() {
  product=$1 kind=$2
  expect 0 "$product: PDF" sheet -s "$product" -o pdf-$kind
  pdftoppm -r 300 -png pdf-$kind/*-001.pdf pdf-$kind/page
  expect 0 "$product: JPEG" sheet -s "$product" -o jpeg-$kind -w jpeg
  for page in jpeg-$kind/*.jpg; do mv "$page" "jpeg-$kind/page-${page##*-}"; done
  for writer in pdf jpeg; do
    expect 0 "$product: labels of the $writer pages" read_labels $writer-$kind
    holds "$product: all 30 numbers read in the $writer pages" \
      awk -v kind="$kind" '$2 == kind ":" $1 { n++ } END { exit n != 30 || NR != 30 }' out
  done
  expect 0 "$product: PDF again" sheet -s "$product" -o again-$kind
  holds "$product: the same bytes again" cmp pdf-$kind/*-001.pdf again-$kind/*-001.pdf
  expect 0 "$product: the pictures are still proven" "$idsheet" verify pdf-$kind/*-001.pdf pdf-$kind/manifest.json photos

  printf '[preset]\nextends=%s\n[label]\ncode=none\n' "$product" > plain.ini
  expect 0 "$product without its code" sheet -s ./plain.ini -o plain
  holds "$product: a code takes less than 400 bytes a student" [ \
    $(($(cat pdf-$kind/*.pdf | wc -c) - $(cat plain/*.pdf | wc -c))) -lt $((6 * 400)) ]
  pdfimages -list pdf-$kind/*-001.pdf | tail -n +3 > images
  holds "$product: the code is no picture" [ "$(wc -l < images)" -eq 30 ]
}

check_sheet a4-5-per-row-qr-33x48 QR-Code
check_sheet 7in-2x5-code128-33x48 CODE-128

# Turned with its photo, and on the other side of the text.
printf '[preset]\nextends=5in-mixed-33x48\n[paper]\nwidth=96mm\nheight=130mm\n[label]\nheight=7.5mm\nside-margin=0mm
font-size-min=4pt
code=qr\ncode-field={student_id}\ncode-module=0.254mm\ncode-place=right\n' > turned.ini
for writer in pdf jpeg; do
  expect 0 "turned: $writer" sheet -s ./turned.ini -o turned -w $writer
done
pdftoppm -r 300 -png -singlefile turned/turned-001.pdf turned/page
for page in turned/page.png turned/turned-001.jpg; do
  expect 0 "turned: read in ${page##*.}" zbarimg --nodbus -q $page
  holds "turned: all five in ${page##*.}" [ "$(grep -c '^QR-Code:20240001$' out)" -eq 5 ]
done

# A number too long for the label is refused with both lengths, before anything is written.
printf 'name,student_id,photo\n王𠮷,20240001000012,20240001.jpg\n' > long.csv
expect 1 'too long a number, told beforehand' \
  "$idsheet" -s 7in-2x5-code128-33x48 -r long.csv -p photos --check-only
has err 'the code needs 33.53×4.00 mm with its quiet zones, the label has 32.00×8.00 mm' 'both lengths'
printf 'name,student_id,photo\n王𠮷,计算机1,20240001.jpg\n' > other.csv
expect 2 'a number that is not ASCII' "$idsheet" -s 7in-2x5-code128-33x48 -r other.csv -p photos -o refused
has err 'row 2: 王𠮷 计算机1: a code holds letters, digits and signs of ASCII only, not 计 (U+8BA1)' 'says which'

# An ID number goes into a code only where it is asked for.
printf '[preset]\nextends=a4-5-per-row-qr-33x48\n[label]\ncode-field={id_number}\n' > id.ini
printf 'name,student_id,id_number,photo\n王𠮷,1,11010119900307133X,20240001.jpg\n' > one.csv
expect 2 'an ID number' "$idsheet" -s ./id.ini -r one.csv -p photos -o id
has err 'the code would tell a whole ID number; --show-ids allows it' 'says why'
expect 0 'asked for' "$idsheet" -s ./id.ini -r one.csv -p photos -o id --show-ids -w png
expect 0 'read' zbarimg --nodbus -q id/id-001.png
has out 'QR-Code:11010119900307133X' 'the ID number'

expect 0 'explained' "$idsheet" --explain a4-5-per-row-qr-33x48
has out 'Code: QR of “{student_id}” left of the text; modules of 0.254 mm, in a picture 3 pixels; 7.37×7.37 mm or more' \
  'kind, field, place and size'
finish
