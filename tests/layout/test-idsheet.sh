#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# idsheet as a user runs it: options, exit status, who is left out. Arguments: idsheet, sitter, shell-test.sh,
# idphoto.
set -eu
idsheet=$1 sitter=$2 idphoto=$4
. "$3"

mkdir -p photos/class1
$sitter --finished photos/class1/1.jpg
$sitter --finished -d seed=2 photos/2.jpg
cat > roster.csv <<'R'
姓名,学号,照片
王𠮷,20240001,class1/1.jpg
李㛃,20240002,2.jpg
R
run() { "$idsheet" -s 7in-2x5-33x48 -p photos "$@"; }

expect 0 'help' "$idsheet" --help
for option in sheet roster photos output writer only list version; do
  has out "--$option" "help explains --$option"
done
expect 0 'version' "$idsheet" --version
expect 0 'list' "$idsheet" --list
for product in 7in-2x5-33x48 5in-mixed-33x48 a4-5-per-row-33x48; do has out $product "lists $product"; done

expect 0 'all printed' run -r roster.csv -o sheets/new
holds 'the sheet is there' test -s sheets/new/7in-2x5-33x48-001.pdf
holds 'the list has only its header' [ "$(wc -l < sheets/new/left-out.csv)" -eq 1 ]
holds 'nothing on standard error' test ! -s err
has out 'students printed: 2, left out: 0; files in sheets/new: 1' 'says what it did'

expect 0 'only one' run -r roster.csv -o one --only 20240002
pdftotext one/7in-2x5-33x48-001.pdf text
holds 'the one' sh -c 'grep -q 20240002 text && ! grep -q 20240001 text'
has text '7in-2x5-33x48-001 1/1' 'file and sheet number stand on the page'
expect 2 'only a stranger' run -r roster.csv -o stranger --only 20240002,7
has err 'no student with the number “7”' 'says which'
holds 'nothing written' test ! -e stranger

cat > people.csv <<'R'
姓名,学号,身份证号,班级
王𠮷,20240001,11010119900307133X,一班
李四,20240002,,二班
李四,20240002,,二班
R
expect 1 'people of a roster, and who is left out' "$idsheet" --people -r people.csv
has out '{"row":2,"name":"王𠮷","student_id":"20240001","photo":"","id_number":"1101**********133X","class":"一班"' \
  'one object each, the ID number hidden'
holds 'only those nothing is wrong with' [ "$(wc -l < out)" -eq 1 ]
has err 'the same number stands in rows 3, 4' 'says why'
expect 2 'no roster' "$idsheet" --people -r nothing.csv

# Everything that leaves a student out, each with row and reason; the first one is printed.
ln -s /etc/hostname photos/link.jpg
ln -s 2.jpg photos/inside.jpg
for i in 3 4; do $sitter --finished -d seed=$i photos/other$i.jpg; done
printf 'name,student_id,photo\n' > mixed.csv
cat >> mixed.csv <<'R'
王𠮷,1,inside.jpg
张三,3,missing.jpg
李四,4,2.jpg
王五,4,2.jpg
赵六,5,../../etc/passwd
钱七,6,/etc/passwd
孙八,7,link.jpg
周九,8,class1
😀,9,other3.jpg
阿卜杜热合曼·阿卜杜热依木,202400000010,other4.jpg
R
expect 1 'some left out' run -r mixed.csv -o mixed
has err 'row 3, column C: 张三 3: missing.jpg: No such file or directory' 'photo missing'
has err 'row 4, column B: 李四 4: the same number stands in rows 4, 5' 'duplicate, first'
has err 'row 5, column B: 王五 4: the same number stands in rows 4, 5' 'duplicate, second'
has err 'row 6, column C: 赵六 5: ../../etc/passwd: lies outside the photo folder' 'path upwards'
has err 'row 7, column C: 钱七 6: /etc/passwd: lies outside the photo folder' 'absolute path'
has err 'row 8: 孙八 7: link.jpg: lies outside the photo folder' 'link outwards'
has err 'row 9: 周九 8: class1: is a folder, not a photo' 'folder'
has err 'row 10: 😀 9: no font of the sheet has the character 😀 (U+1F600)' 'unknown character'
has err 'row 11: 阿卜杜热合曼·阿卜杜热依木 202400000010: the caption would need' 'too wide'
has err 'warning: class1/1.jpg: the photo is of no student of the roster' 'a photo too many'
holds 'nine lines about students' [ "$(grep -vc '^warning' err)" -eq 9 ]
holds 'nine rows in the list' [ "$(wc -l < mixed/left-out.csv)" -eq 10 ]
has mixed/left-out.csv '8,孙八,7,link.jpg: lies outside the photo folder' 'the list has row and reason'
pdftotext mixed/7in-2x5-33x48-001.pdf text
holds 'the good one is printed five times' [ "$(grep -o '王𠮷 1' text | wc -l)" -eq 5 ]

expect 0 'only the good one: no other is listed' run -r mixed.csv -o good --only 1
expect 2 'only a bad one: nothing printed' run -r mixed.csv -o bad --only 3
has bad/left-out.csv '张三' 'but listed'
holds 'and no sheet' test ! -e bad/7in-2x5-33x48-001.pdf

# A receipt beside the photo must be that of the photo.
$sitter photos/original.jpg
expect 0 'crop' "$idphoto" crop --output photos/cropped.jpg photos/original.jpg
printf 'name,student_id,photo\n王𠮷,1,cropped.jpg\n' > receipt.csv
expect 0 'a photo with its receipt' run -r receipt.csv -o receipt
cp photos/cropped.jpg photos/cropped.good
# One flipped bit in the middle, which no decoder would notice.
python3 - <<'P'
data = bytearray(open("photos/cropped.jpg", "rb").read())
data[len(data) // 2] ^= 4
open("photos/cropped.jpg", "wb").write(data)
P
expect 2 'a photo damaged since' run -r receipt.csv -o receipt-damaged
has err 'cropped.jpg: ' 'names the photo'
cp photos/2.jpg photos/cropped.jpg
expect 2 'another photo with the same name' run -r receipt.csv -o receipt-other
has err 'cropped.jpg: is not the file that its receipt was written for' 'says so'

# Only what is approved, and the proof of what was printed.
mkdir -p originals finished
for i in 1 2; do
  $sitter -d seed=$i originals/$i.jpg
  "$idphoto" crop --output finished/$i.jpg originals/$i.jpg > out 2> err
done
$sitter --finished -d seed=3 finished/3.jpg
printf 'name,student_id\n王𠮷,1\n李㛃,2\n陈䶮,3\n' > approved.csv
approved() { "$idsheet" -s 7in-2x5-33x48 -r approved.csv -p finished --approved --originals originals "$@"; }
expect 1 'approved only' approved -o approved
has err 'row 4: 陈䶮 3: not approved: there is no receipt of this picture beside it' 'no receipt, no print'
verify() { "$idsheet" verify "$1" approved/manifest.json "$2"; }
expect 0 'proven' verify approved/7in-2x5-33x48-001.pdf finished
has out '1 page carries exactly the 10 pictures of the manifest' 'says what'
expect 1 'two sizes on a sheet' "$idsheet" -s 6in-4-33x48-5-25x35 -r approved.csv -p finished --approved \
  --originals originals -o sizes
expect 0 'two sizes are proven' "$idsheet" verify sizes/6in-4-33x48-5-25x35-001.pdf sizes/manifest.json finished
has out 'carry exactly the 18 pictures of the manifest' 'four and five of each student'
mkdir forged
python3 - <<'P2'
data = open("approved/7in-2x5-33x48-001.pdf", "rb").read()
start = data.index(b"\xff\xd8\xff") + 5000
open("forged/7in-2x5-33x48-001.pdf", "wb").write(data[:start] + bytes([data[start] ^ 4]) + data[start + 1:])
P2
expect 1 'one bit of a picture changed' verify forged/7in-2x5-33x48-001.pdf finished
has err 'is not that of the manifest' 'says which'
mkdir strangers
cp finished/3.jpg strangers/
expect 1 'photos of others' verify approved/7in-2x5-33x48-001.pdf strangers
has err 'no photo of the folder is the picture of row 2' 'says whose'
mv originals/2.jpg elsewhere.jpg
expect 1 'an original is missing' approved -o unproven
has err 'row 3: 李㛃 2: not approved: the original that its receipt names is not there' 'says so'

# A package in which nobody is printed is a package all the same: whoever delivers it must know.
mkdir classes
for i in 1 2; do $sitter --finished -d seed=$i classes/$i.jpg; done
printf 'name,student_id,class\n赵一,7,1班\n王𠮷,1,2班\n李㛃,2,2班\n陈䶮,8,10班\n钱二,9,10班\n' > classes.csv
in_classes() { "$idsheet" -s 7in-2x5-33x48 -r classes.csv -p classes --split class "$@"; }
expect 1 'by classes' in_classes -o by-class
sed '1s/^\xef\xbb\xbf//' by-class/packages.csv | tr -d '\r' > packages
printf 'site,class,students,printed,prints,sheets,missing\n,1班,1,0,0,0,1\n,2班,2,2,10,1,0\n,10班,2,0,0,0,2\n' > wanted
holds 'classes without a print are listed' diff wanted packages
pdftotext by-class/packages.pdf covers
holds 'and have a cover' [ "$(grep -c '^Package . of 3$' covers)" -eq 3 ]
has covers 'Printed: 2 students, 10 prints on 1 sheet' 'which counts'
has covers 'Printed: 0 students, 0 prints on 0 sheets' 'also nobody'
in_classes -o whole-class --only 1 > out 2> err
holds 'only what is asked for' [ "$(wc -l < whole-class/packages.csv)" -eq 2 ]
expect 2 'nobody at all' in_classes -o nobody --only 7
has nobody/packages.csv '1班,1,0,0,0,1' 'is listed too'

# The user's language.
if locale -a | grep -qix 'zh_CN.utf-*8'; then
  expect 0 'list in Chinese' env LC_ALL=zh_CN.UTF-8 "$idsheet" --list
  has out '毫米' 'Chinese titles'
fi
expect 0 'proof of a sheet' "$idsheet" -s 5in-mixed-33x48 --proof proof.pdf
holds 'is one sound page' sh -c 'qpdf --check proof.pdf && pdfinfo proof.pdf | grep -q "Pages: *1$"'
expect 2 'proof needs a sheet' "$idsheet" --proof none.pdf
has err '--sheet is missing' 'says so'
expect 2 'proof is a PDF file' "$idsheet" -s 5in-mixed-33x48 --proof roster.csv
has err 'does not end in .pdf' 'says so'
expect 2 'proof in a folder that is not there' "$idsheet" -s 5in-mixed-33x48 --proof nowhere/proof.pdf
expect 0 'all have room for the notes in Chinese' env LC_ALL=zh_CN.UTF-8 LANGUAGE= sh -c "for sheet in \$('$idsheet' --list |
  cut -d ' ' -f 1); do '$idsheet' -s \$sheet --proof zh.pdf || exit 9; done"
pdftotext zh.pdf text
has text '请按 100 % 打印' 'says it in Chinese'

finish
