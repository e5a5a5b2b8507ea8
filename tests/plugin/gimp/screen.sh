# SPDX-License-Identifier: GPL-3.0-or-later
# screen.sh: GIMP on a virtual screen, and a hand at its keyboard; to be sourced after host.sh and shell-test.sh.
# A screen ends, with GIMP, when the script does.

gimp_pid='' xvfb_pid=''
stop() {
  # GIMP with an unsaved image ignores no signal but this one.
  [ -z "$gimp_pid" ] || kill -9 "$gimp_pid" 2> /dev/null || true
  [ -z "$xvfb_pid" ] || kill "$xvfb_pid" 2> /dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT

# start_screen LOCALE: GIMP will speak its language.
start_screen() {
  make_profile
  mkdir -m 700 run
  Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3> display > xvfb.log 2>&1 &
  xvfb_pid=$!
  while [ ! -s display ]; do sleep 0.1; done
  DISPLAY=:$(cat display)
  export DISPLAY LC_ALL="$1" LANGUAGE= NO_AT_BRIDGE=1 HOME="$PWD" XDG_RUNTIME_DIR="$PWD/run" \
    "$gimp_profile=$PWD/profile"
}

# open_photo NAME [OPTION]: starts GIMP anew with NAME.jpg; sets `image`.
open_photo() {
  [ -z "$gimp_pid" ] || kill -9 "$gimp_pid"
  rm -rf profile/backups
  # shellcheck disable=SC2086 # an option or nothing
  $gimp -n -s -d ${2:-} "$1.jpg" >> gimp.log 2>&1 &
  gimp_pid=$!
  image=$(wait_window 90 "\\[$1\\]") || image=
  sleep 3
  [ -n "$image" ] || tail gimp.log >> err
  test -n "$image"
}

# shot NAME: keeps the screen in the folder $shots.
shot() {
  import -window root "$shots/$LC_ALL-$1.png"
}

# shot_dialog NAME: the same of the dialog alone.
shot_dialog() {
  import -window "$dialog" "$shots/$LC_ALL-$1.png"
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
  wait_window "$1" "$2" > out && return 0
  xdotool search --onlyvisible --name . | while read -r window; do
    echo "there is “$(xdotool getwindowname "$window")”"
  done >> err
  return 1
}

# focus_next PATTERN: waits for the window that a dialog opens, and gives it the keyboard.
focus_next() {
  next=$(wait_window 15 "$1") || return 1
  xdotool windowfocus "$next"
  sleep 1
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

# open_menu: Image > ID Photo, which is the last entry.
open_menu() {
  xdotool windowfocus "$image"
  keys Escape F10 Right Right Right Right Down Up Right
  sleep 0.5
}

# menu KEY PATTERN: chooses the entry of our menu with the mnemonic KEY, and waits for its dialog. A busy machine may
# swallow keys, so try more than once.
menu() {
  for attempt in 1 2 3; do
    open_menu
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

# drag X Y RIGHT DOWN: in the dialog, from a place by so much.
drag() {
  eval "$(xdotool getwindowgeometry --shell "$dialog" | grep -E '^[XY]=')"
  xdotool mousemove $((X + $1)) $((Y + $2)) mousedown 1 mousemove_relative --sync -- $(($3 / 2)) $(($4 / 2)) \
    mousemove_relative --sync -- $(($3 - $3 / 2)) $(($4 - $4 / 2)) mouseup 1 mousemove 1399 899 # off the menus
  sleep 1
}
