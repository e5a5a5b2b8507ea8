#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A worker's way through GIMP on a virtual screen: check by the menu, click through the list, undo, crop.
# Looks at nothing by itself that a person should judge: the screenshots are for that.
# Arguments: gimp2 or gimp3, plug-in, idphoto, sitter, shell-test.sh, locale, folder for screenshots.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 plug_in=$2 idphoto=$3 sitter=$4 locale=$6 shots=$7
. "$here/host.sh"
need $gimp Xvfb xdotool import
if ! locale -a | tr -d - | grep -qix "$(echo "$locale" | tr -d -)"; then
  echo "1..0 # SKIP no locale $locale"
  exit 0
fi
. "$5"
mkdir -p "$shots"
: > out
: > err

gimp_pid='' xvfb_pid=''
stop() {
  # GIMP with an unsaved image ignores no signal but this one.
  [ -z "$gimp_pid" ] || kill -9 "$gimp_pid" 2> /dev/null || true
  [ -z "$xvfb_pid" ] || kill "$xvfb_pid" 2> /dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT

shot() {
  import -window root "$shots/$locale-$1.png"
}

keys() {
  xdotool key --delay 150 "$@"
}

# wait_window SECONDS PATTERN: prints the window whose title matches.
wait_window() {
  tries=$(($1 * 5))
  while [ $tries -gt 0 ]; do
    window=$(xdotool search --onlyvisible --name "$2" 2> /dev/null | head -n 1)
    if [ -n "$window" ]; then
      echo "$window"
      return 0
    fi
    tries=$((tries - 1))
    sleep 0.2
  done
  return 1
}

# titled SECONDS PATTERN: a window bears such a title by then.
titled() {
  wait_window "$1" "$2" > out
}

gone() {
  tries=50
  while [ $tries -gt 0 ]; do
    xdotool search --onlyvisible --name "$1" > /dev/null 2>&1 || return 0
    tries=$((tries - 1))
    sleep 0.2
  done
  return 1
}

# menu KEY PATTERN: opens Image > ID Photo, the last entry, and in it the one with the mnemonic KEY, and waits for
# its dialog. A busy machine may swallow keys, so try more than once.
menu() {
  for attempt in 1 2 3; do
    xdotool windowfocus "$image"
    keys Escape F10 Right Right Right Right Down Up Right
    sleep 0.5
    shot menu
    keys "$1"
    if dialog=$(wait_window 15 "$2"); then
      xdotool windowfocus "$dialog"
      sleep 1
      return 0
    fi
    echo "attempt $attempt: no “$2”" >> err
  done
  return 1
}

# click X Y: in the dialog.
click() {
  eval "$(xdotool getwindowgeometry --shell "$dialog" | grep -E '^[XY]=')"
  xdotool mousemove $((X + $1)) $((Y + $2)) click 1
  sleep 1.5
}

differ() {
  ! cmp -s "$shots/$locale-$1.png" "$shots/$locale-$2.png"
}

"$sitter" -d width-px=1200 -d height-px=1600 -d tilt-deg=6 -d background-ramp-levels=70 bad.jpg
"$sitter" -d width-px=1200 -d height-px=1600 good.jpg
"$idphoto" crop -o cli.jpg good.jpg > /dev/null
make_profile
mkdir -m 700 run

Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3> display > xvfb.log 2>&1 &
xvfb_pid=$!
while [ ! -s display ]; do sleep 0.1; done
DISPLAY=:$(cat display)
export DISPLAY LC_ALL="$locale" LANGUAGE= NO_AT_BRIDGE=1 HOME="$PWD" XDG_RUNTIME_DIR="$PWD/run" \
  "$gimp_profile=$PWD/profile"

# open_photo NAME: starts GIMP anew with NAME.jpg; sets `image`.
open_photo() {
  [ -z "$gimp_pid" ] || kill -9 "$gimp_pid"
  rm -rf profile/backups
  $gimp -n -s -d --console-messages "$1.jpg" >> gimp.log 2>&1 &
  gimp_pid=$!
  image=$(wait_window 90 "\\[$1\\]") || image=
  sleep 3
  test -n "$image"
}

holds 'GIMP shows the photo' open_photo bad
list='^(ID Photo Check|证件照检查)$'
holds 'Check by the menu opens the list' menu c "$list"
shot list
click 300 185
shot row-2
click 300 130
shot row-1
keys Down
sleep 1
shot key-down
holds 'a click shows another finding' differ list row-2
holds 'another click, another one' differ row-2 row-1
holds 'so does the keyboard' differ row-1 key-down
holds 'the marks are layers' titled 5 '3 (layers|个图层)'
keys Escape
holds 'Escape closes the list' gone "$list"
shot marks

xdotool windowfocus "$image"
keys ctrl+z
holds 'one undo takes the marks away' titled 10 '1 (layer|个图层)'
shot undone

holds 'GIMP shows the other photo' open_photo good
holds 'Crop by the menu shows the finished picture' menu r '^(Crop ID Photo|裁剪证件照)$'
shot crop
keys Return
dialog=$(wait_window 15 '^(Export the Finished Picture|导出成品照片)$') || dialog=
holds 'it asks for a name' test -n "$dialog"
sleep 1
shot chooser
xdotool windowfocus "$dialog"
keys Return
holds 'and opens the picture' titled 30 'good-480x640'
sleep 2
shot cropped
holds 'which is that of idphoto crop' cmp good-480x640.jpg cli.jpg
holds 'no plug-in crashed' sh -c '! grep -i "crash" gimp.log'
finish
