#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# idphoto crop and verify, as a user runs them. Arguments: idphoto, sitter, shell-test.sh.
set -eu
idphoto=$1 sitter=$2
. "$3"

small='-d width-px=1200 -d height-px=1600'
# shellcheck disable=SC2086 # a list of words
$sitter $small li.jpg
# shellcheck disable=SC2086
$sitter $small --orientation 6 turned.jpg
$sitter -d width-px=1200 -d height-px=1600 -d head-height=0.1 far.jpg
$sitter -d width-px=1200 -d height-px=1600 -d n-people=0 wall.jpg
before=$(sha256sum < li.jpg)

expect 0 'crop' "$idphoto" crop li.jpg
holds 'default name' test -s li-480x640.jpg
holds 'with a receipt' test -s li-480x640.jpg.receipt.json
holds 'the original is untouched' [ "$before" = "$(sha256sum < li.jpg)" ]
expect 0 'the result is a finished picture that passes' "$idphoto" check li-480x640.jpg
expect 0 'verify proves it' "$idphoto" verify li.jpg li-480x640.jpg

holds 'nothing but JFIF, 480x640, 300 dpi, baseline' sh -c '
  exiftool -s -JFIFVersion -ImageSize -XResolution -YResolution -EncodingProcess -Software -Make -GPSLatitude \
    li-480x640.jpg > out
  grep -q "ImageSize *: 480x640" out && grep -q "XResolution *: 300" out &&
    grep -q "YResolution *: 300" out && grep -q "Baseline DCT" out &&
    ! grep -qE "Software|Make|GPS" out'
holds 'at most 40,000 bytes' [ "$(stat -c %s li-480x640.jpg)" -le 40000 ]

"$idphoto" crop -o again.jpg li.jpg > out
holds 'same input, same bytes' cmp li-480x640.jpg again.jpg

expect 0 'an EXIF orientation is applied' "$idphoto" crop turned.jpg
expect 0 'and proven' "$idphoto" verify turned.jpg turned-480x640.jpg
has turned-480x640.jpg.receipt.json '"exif_orientation_applied" : 6' 'and recorded'

expect 0 'a rectangle of the user' "$idphoto" crop --rect 150,100,900,1200 -o own.jpg li.jpg
expect 0 'and proven' "$idphoto" verify li.jpg own.jpg
for rect in 150,100,900,1201 0,0,30,40 900,900,900,1200 -3,0,900,1200; do
  expect 1 "refused: --rect $rect" "$idphoto" crop --rect=$rect -o no.jpg li.jpg
done
for rect in 1,2,3 a,b,c,d 1,2,3,4,5 ''; do
  expect 2 "no rectangle: “$rect”" "$idphoto" crop --rect="$rect" -o no.jpg li.jpg
done
holds 'nothing was written' test ! -e no.jpg -a ! -e no.jpg.receipt.json

expect 1 'too far away' "$idphoto" crop far.jpg
has err 'Face width out of range' 'names the band'
expect 1 'nobody there' "$idphoto" crop wall.jpg
has err 'no face' 'says so'

# A change that the eye cannot see: one bit of one byte.
printf '\001' | dd of=again.jpg bs=1 seek=9000 conv=notrunc 2> err
expect 1 'a changed byte is caught' "$idphoto" verify li.jpg again.jpg
expect 1 'the wrong original is caught' "$idphoto" verify turned.jpg li-480x640.jpg
rm li-480x640.jpg.receipt.json
expect 1 'no receipt, no proof' "$idphoto" verify li.jpg li-480x640.jpg
expect 2 'no output at all' "$idphoto" verify li.jpg none.jpg

expect 1 'the original is never overwritten' "$idphoto" crop -o li.jpg li.jpg
ln -s li.jpg link.jpg
expect 1 'not through a link either' "$idphoto" crop -o link.jpg li.jpg
holds 'it is still the same' [ "$before" = "$(sha256sum < li.jpg)" ]
finish
