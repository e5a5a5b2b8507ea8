#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every procedure of the plug-in, and everything it must refuse, in one run of GIMP without a screen.
# Arguments: gimp2 or gimp3, plug-in, idphoto, sitter, shell-test.sh, idsheet.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 plug_in=$2 idphoto=$3 sitter=$4
PATH=$(dirname "$6"):$PATH
. "$here/host.sh"
need $gimp_console convert
. "$5"

small='-d width-px=900 -d height-px=1200'
# shellcheck disable=SC2086 # a list of words
{
  "$sitter" $small li.jpg
  "$sitter" $small -d tilt-deg=8 -d background-shadow-levels=70 bad.jpg
  "$sitter" $small -d n-people=0 wall.jpg
  "$sitter" $small -d head-height=0.2 far.jpg
  "$sitter" $small --orientation 6 turned.jpg
  "$sitter" $small --orientation 3 turned-3.jpg
  "$sitter" $small --orientation 2 turned-2.jpg
}
convert li.jpg -colorspace Gray grey.jpg
convert li.jpg -colors 200 -type Palette indexed.png
convert li.jpg -depth 16 -evaluate add 0.1% deep.png
convert li.jpg -alpha set -channel A -evaluate set 90% alpha.png
head -c 60000 li.jpg > truncated.jpg
cp li.jpg replaced.jpg
cp li.jpg deleted.jpg
cp li.jpg gone.jpg
cp li.jpg print.jpg

cp /usr/share/color/icc/ghostscript/a98.icc other.icc
make_profile
# GIMP 2.10 cannot open a file without a screen.
opened=
[ "$host" = gimp2 ] || opened=$PWD/li.jpg
# shellcheck disable=SC2086 # empty or one word
run_script "(define folder \"$PWD\") $(cat "$here/$host.scm" "$here/notes.scm" "$here/headless.scm")" $opened > gimp.log 2>&1 || true
cp gimp.log err
: > out
holds 'the script ran to its end' grep -q '^end' results

# says NAME TEXT: the line NAME of the results holds TEXT.
says() {
  grep "^$1 " results > out || true
  has out "$2" "$1: $2"
}

# refused NAME TEXT: export refused, giving TEXT as the reason, and wrote nothing; the image does not count as
# untouched, for the same reason.
refused() {
  says "$1" "export failed: "
  says "$1" "$2"
  says "$1-asked" "$1-asked 0 "
  says "$1-asked" "$2"
  holds "$1: nothing was written" test ! -e "$1-out.jpg" -a ! -e "$1-out.jpg.receipt.json"
}

# Checking says what the command says, to the letter.
for photo in li.jpg bad.jpg wall.jpg turned.jpg grey.jpg indexed.png deep.png alpha.png; do
  "$idphoto" check --format json "$PWD/$photo" > cli.json || true
  holds "$photo: the report is that of idphoto check" cmp cli.json "$photo.json"
  fails=$(grep -o '"verdict":"fail","judged' cli.json | wc -l)
  reviews=$(grep -o '"verdict":"review","judged' cli.json | wc -l)
  says "$photo" "$photo $fails $reviews  | 2 1"
done

# The sheet.
says print-too-early 'no finished picture'
says print sheet.pdf
holds 'print: a sound PDF' qpdf --check sheet.pdf
pdftotext sheet.pdf - > out
holds 'print: name and number under each copy' [ "$(grep -c '王𠮷 20240001' out)" -eq 5 ]
pdfimages -all -f 1 -l 1 sheet.pdf page
holds 'print: the very picture that was exported' cmp page-000.jpg print-480x640.jpg
says print-badly 'print-badly '
says print-edited 'print-edited '
holds 'print: nothing else was written' test ! -e early.pdf -a ! -e bad.pdf -a ! -e edited.pdf

# The marks.
says group 'group 1 6 1 #t'
says replaced 'replaced 2'
says with-marks 'with-marks 1  |'
says removed 'removed 1 1'
says removed-again 'removed-again 0 1'
holds 'the report in the image names no file' sh -c '! grep -q li.jpg report.json && grep -q findings report.json'
has source.json "\"sha256\":\"$(sha256sum < li.jpg | cut -d' ' -f1)\"" 'the image records its source'
has source.json '"width":900,"height":1200,"orientation":1' 'and the size of its source'

# Exporting does what the command does, to the byte.
for photo in li turned; do
  "$idphoto" crop -o cli.jpg $photo.jpg > out 2> err
  exported=$photo.out.jpg
  [ $photo = turned ] || exported=marked.jpg
  holds "$photo: exported as by idphoto crop" cmp cli.jpg $exported
  expect 0 "$photo: proven" "$idphoto" verify $photo.jpg $exported
done
rect=$(tr -d ' \n' < marked.jpg.receipt.json | sed 's/.*"crop":\[\([0-9,]*\)\].*/\1/;s/,/ /g')
says crop "crop ($rect )"
holds 'last values: exported beside the photo' cmp marked.jpg li-480x640.jpg
written=own-rules.jpg
[ "$host" = gimp2 ] || written=$PWD/$written
says own-rules "own-rules ($written)"

# What must not get through.
refused one-pixel '1 pixel differs'
refused last-pixel '1 pixel differs'
refused checked-pixel '1 pixel differs'
refused brightness 'pixels differ'
refused extra-layer '2 layers'
refused no-layer '0 layers'
refused mask 'mask'
refused opacity 'opacity'
refused mode 'mode'
refused in-group 'no longer a plain layer'
refused offset 'moved'
refused hidden 'hidden'
refused floating 'floating selection'
refused canvas '2000×2000'
refused cropped '600×800'
refused scaled '480×640'
refused layer-size "layer's size"
refused alpha 'alpha channel'
refused greyscale 'colour mode'
refused precision 'precision'
refused linear 'precision'
refused profile 'colour profile'
refused converted 'colour profile'
refused turned 'rotated'
refused upside-down 'rotated'
refused mirrored 'mirrored'
refused flipped 'mirrored'
refused flattened-marks 'pixels differ'
refused file-replaced 'replaced on disk'
refused file-deleted 'deleted.jpg'
refused truncated 'the end of the file is missing'
refused never-saved 'not opened from a file'
refused xcf-without-record 'does not say which photo'
refused xcf-edited '1 pixel differs'
refused xcf-forged 'made from another file'
refused xcf-garbage 'does not say which photo'
holds 'an XCF that records its photo exports it' cmp marked.jpg xcf-with-record-out.jpg
says xcf-with-record-asked 'xcf-with-record-asked 1 '

if [ "$host" = gimp3 ]; then
  says selected 'selected 2 3'
  refused filter 'filter'
  refused lying 'not upright'
  refused upside-down-file 'not upright'
  refused mirrored-file 'not upright'
fi

# What cannot be done.
says over-original 'overwrite the original'
"$sitter" $small li-again.jpg
holds 'the original is untouched' cmp li.jpg li-again.jpg
says no-folder 'no/such/folder'
says no-rights '/proc/out.jpg'
case $host in
  gimp2) says no-image 'no-image (0 The image was not opened from a file' ;;
  gimp3) says no-image 'invalid' ;;
esac
says no-rules 'no-such-rules'
says check-scaled '600×800'
says check-edited '1 pixel differs'
says check-layers '2 layers'
says check-layers '| 3'
says check-deleted 'gone.jpg'
says crop-deleted 'gone.jpg'
says check-unsaved 'not opened from a file'
says crop-unsaved 'not opened from a file'
says crop-wall 'No face'
says wall.jpg.out.jpg 'No face'
says far.jpg.out.jpg 'no crop meets the standard'
for photo in grey.jpg indexed.png deep.png alpha.png; do
  says $photo.out.jpg '24-bit'
done
for photo in wall.jpg far.jpg grey.jpg indexed.png deep.png alpha.png; do
  holds "$photo: nothing was written" test ! -e $photo.out.jpg -a ! -e $photo.out.jpg.receipt.json
done
holds 'nor by unknown rules' test ! -e no-rules.jpg
# GIMP 3 has critical warnings of its own.
holds 'no plug-in crashed' sh -c '! grep -qi -e crash -e "idphoto.*critical" gimp.log'
finish
