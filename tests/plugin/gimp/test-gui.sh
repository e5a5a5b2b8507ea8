#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A worker's way through GIMP on a virtual screen: check by the menu, click through the list, undo, crop.
# Looks at nothing by itself that a person should judge: the screenshots are for that.
# Arguments: gimp2 or gimp3, plug-in, idphoto, sitter, shell-test.sh, idsheet, locale, folder for screenshots.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 plug_in=$2 idphoto=$3 sitter=$4 locale=$7 shots=$8
. "$here/host.sh"
need $gimp Xvfb xdotool import pdftotext
if ! locale -a | tr -d - | grep -qix "$(echo "$locale" | tr -d -)"; then
  echo "1..0 # SKIP no locale $locale"
  exit 0
fi
. "$5"
PATH=$(dirname "$6"):$PATH
. "$here/screen.sh"
mkdir -p "$shots"
: > out
: > err

differ() {
  ! cmp -s "$shots/$locale-$1.png" "$shots/$locale-$2.png"
}

"$sitter" -d width-px=1200 -d height-px=1600 -d tilt-deg=6 -d background-ramp-levels=70 bad.jpg
"$sitter" -d width-px=1200 -d height-px=1600 good.jpg
"$idphoto" crop -o cli.jpg good.jpg > /dev/null
# What opens PDF files here.
mkdir -p .local/share/applications
printf '[Desktop Entry]\nType=Application\nName=Viewer\nExec=cp %%f "%s/opened.pdf"\nMimeType=application/pdf;\n' "$PWD" \
  > .local/share/applications/viewer.desktop
printf '[Default Applications]\napplication/pdf=viewer.desktop\n' > .local/share/applications/mimeapps.list
start_screen "$locale"

holds 'GIMP shows the photo' open_photo bad --console-messages
list='^(ID Photo Check|证件照检查)$'
open_menu
shot menu
holds 'Check by the menu opens the list' menu c "$list"
shot list
click 300 185
shot row-2
shot_dialog list-dialog
click 300 130
shot row-1
keys Down
sleep 1
shot key-down
holds 'a click shows another finding' differ list row-2
holds 'another click, another one' differ row-2 row-1
holds 'so does the keyboard' differ row-1 key-down
keys alt+s Down
sleep 1
shot failed
holds 'the list can show failures alone' differ key-down failed
keys alt+a
sleep 4
shot again
holds 'the marks are layers' titled 5 '3 (layers|个图层)'
keys Escape
holds 'Escape closes the list' gone "$list"
shot marks

xdotool windowfocus "$image"
keys ctrl+z
holds 'one undo takes the marks away' titled 10 '1 (layer|个图层)'
shot undone

holds 'GIMP shows the other photo' open_photo good --console-messages
holds 'Crop by the menu shows the finished picture' menu r '^(Crop ID Photo|裁剪证件照)$'
shot crop
keys shift+Down shift+Down shift+Down
shot crop-keys
drag 250 350 -60 0
shot crop-moved
drag 52 509 60 -80
shot crop-sized
holds 'keys move the frame' differ crop crop-keys
holds 'the mouse moves it' differ crop-keys crop-moved
holds 'and a corner sizes it' differ crop-moved crop-sized
keys alt+p
sleep 1
keys Return
dialog=$(wait_window 15 '^(Export the Finished Picture|导出成品照片)$') || dialog=
holds 'it asks for a name' test -n "$dialog"
sleep 1
shot chooser
xdotool windowfocus "$dialog"
keys Return
# GIMP 3.0 does not name the file of an image that a plug-in loads.
holds 'and opens the picture' titled 30 '480x640'
sleep 2
shot cropped
holds 'which is that of idphoto crop' cmp good-480x640.jpg cli.jpg

holds 'GIMP shows it again' open_photo good
printf '姓名,学号,班级,照片\n李㛃,20240002,1班,other.jpg\n王𠮷,20240001,1班,good.jpg\n' > roster.csv
holds 'Print by the menu asks whose photo it is' menu p '^(Print ID Photo|打印证件照)$'
shot print
keys alt+r space
holds 'a roster can be chosen' focus_next '^(Roster of the Class|班级名单)$'
xdotool type --delay 60 "$PWD/roster.csv"
sleep 1
keys Return
holds 'it closes' gone '^(Roster of the Class|班级名单)$'
sleep 3
xdotool windowfocus "$dialog"
shot print-row
shot_dialog print-dialog
keys alt+p
holds 'it asks for a name' focus_next '^(Save the Page|保存版面)$'
keys Return
holds 'and closes' gone '^(Print ID Photo|打印证件照)$'
expect 0 'the page is of the row that the photo belongs to' pdftotext good-480x640-5in-mixed-33x48.pdf -
holds 'five times' [ "$(grep -c '王𠮷 20240001' out)" -eq 5 ]
holds 'and is opened' cmp good-480x640-5in-mixed-33x48.pdf opened.pdf

xdotool windowfocus "$image"
keys ctrl+a Delete
message='^(GIMP Message|GIMP 消息)$'
holds 'Export by the menu refuses an edited photo' menu e "$message"
shot refused
keys Escape
sleep 1
holds 'and wrote nothing' cmp good-480x640.jpg cli.jpg

"$sitter" -d width-px=1200 -d height-px=1600 -d tilt-deg=4 tilted.jpg
holds 'Review by the menu asks for a folder' menu v '^(Folder of Photos to Review|选择要复核的照片文件夹)$'
shot review-folder
keys alt+v
dialog=$(wait_window 20 '^(Review: |复核：)') || dialog=
holds 'it shows the photos that need a person' test -n "$dialog"
sleep 6
shot review
shot_dialog review-dialog
xdotool windowfocus "$dialog"
keys r
sleep 2
shot reviewed
expect 0 'one key rejects' grep -h '"decision":"reject"' tilted.jpg.review.json
keys Escape
holds 'Escape closes it' gone '^(Review: |复核：)'

holds 'no plug-in crashed' sh -c '! grep -i "plug-in crashed\|idphoto.*critical" gimp.log'
finish
