#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What users hand over by mistake, and worse. Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1 sitter=$2
. "$3"

$sitter -d width-px=900 -d height-px=1200 good.jpg
head -c 30000 good.jpg > truncated.jpg
: > empty.jpg
printf 'hello\n' > text.jpg
convert good.jpg png-inside.jpg.png && mv png-inside.jpg.png png-inside.jpg
convert good.jpg -colorspace Gray grey.jpg
convert good.jpg -colorspace CMYK cmyk.jpg
convert good.jpg -resize 20x20 tiny.jpg
mkdir folder.jpg empty-folder
# 30,000 x 30,000 in the frame header.
python3 - <<'P'
data = bytearray(open("good.jpg", "rb").read())
i = data.index(b"\xff\xc0")
data[i + 5:i + 9] = (30000).to_bytes(2, "big") * 2
open("huge.jpg", "wb").write(data)
P

for command in check crop; do
  expect 2 "$command: truncated" "$idphoto" $command truncated.jpg
  has err 'truncated.jpg: damaged JPEG' 'named with its reason'
  expect 2 "$command: zero bytes" "$idphoto" $command empty.jpg
  has err 'empty.jpg: the file is empty' 'named with its reason'
  expect 2 "$command: text" "$idphoto" $command text.jpg
  has err 'text.jpg: is neither a JPEG nor a PNG' 'named with its reason'
  expect 2 "$command: 30,000 x 30,000" "$idphoto" $command huge.jpg
  has err 'huge.jpg: 30000×30000 pixels' 'named with its reason'
  expect 2 "$command: missing" "$idphoto" $command missing.jpg
  has err 'missing.jpg: No such file' 'named with its reason'
done

expect 1 'check: PNG named .jpg' "$idphoto" check png-inside.jpg
has out 'extension does not match' 'the extension is found to lie'
for colour in grey cmyk; do
  expect 1 "check: $colour" "$idphoto" check $colour.jpg
  has out 'Not 24-bit colour' 'is a finding'
  expect 1 "crop: $colour" "$idphoto" crop $colour.jpg
  has err 'not 24-bit colour' 'is refused'
done
expect 1 'check: 20 px' "$idphoto" check tiny.jpg

expect 2 'check: a folder without photos' "$idphoto" check empty-folder
has err 'no photos in this folder' 'says so'
expect 2 'check: a folder named like a photo is a folder' "$idphoto" check folder.jpg
expect 2 'crop: a folder' "$idphoto" crop empty-folder
has err 'is a folder' 'says so'

mkdir mixed
cp good.jpg mixed/a.jpg
cp truncated.jpg mixed/b.jpg
cp good.jpg mixed/c.jpg
printf 'x' > mixed/d.heic
expect 2 'one bad photo does not stop the others' "$idphoto" check --format json mixed
holds 'every photo has its line' [ "$(wc -l < out)" -eq 4 ]
has err 'd.heic: is neither' 'a phone format that cannot be read is not passed over'

# Root may write anywhere, so a file in place of the folder stands for a folder that cannot be written.
: > occupied
expect 2 'crop: output cannot be written' "$idphoto" crop -o occupied/out.jpg good.jpg
has err 'occupied/out.jpg' 'names the file'
expect 2 'check: marks cannot be written' "$idphoto" check --marks occupied good.jpg
has err 'occupied/good.jpg.marks.jpg' 'names the file'

# A disk that is full from the first kilobyte on.
expect 2 'crop: disk full' sh -c "ulimit -f 4; trap '' XFSZ; exec '$idphoto' crop -o full.jpg good.jpg"
holds 'nothing half-written' test ! -e full.jpg

expect 2 'no command' "$idphoto"
expect 2 'unknown command' "$idphoto" retouch good.jpg
expect 2 'no photo' "$idphoto" check
expect 2 'unknown option' "$idphoto" check --beautify good.jpg
expect 2 'unknown format' "$idphoto" check --format xml good.jpg
expect 2 'no threads' "$idphoto" check --jobs 0 good.jpg
expect 2 'unknown preset' "$idphoto" check --rules nowhere good.jpg
has err 'no preset named “nowhere”' 'says so'
printf '[crown-margin]\nmin=5mm\n' > bad.ini
expect 2 'bad preset' "$idphoto" check --rules ./bad.ini good.jpg
has err 'bad.ini' 'names the file'
finish
