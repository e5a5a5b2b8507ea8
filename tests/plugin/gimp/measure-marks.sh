#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Seconds from choosing Check in the menu until the photo bears its marks and the list is there: one line for each of
# five times, the first in a GIMP that has just started.
# Arguments: gimp2 or gimp3, plug-in, shell-test.sh, photo.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 plug_in=$2
photo=$(realpath "$4")
. "$here/host.sh"
. "$3"
. "$here/screen.sh"
cp "$photo" photo.jpg
: > err
start_screen C.UTF-8
open_photo photo
for _ in 1 2 3 4 5; do
  open_menu
  start=$(date +%s%N)
  xdotool key c
  until dialog=$(xdotool search --onlyvisible --name '^ID Photo Check$' 2> /dev/null); do
    sleep 0.02
  done
  end=$(date +%s%N)
  echo "$(((end - start) / 10000000))" | sed 's/\(..\)$/.\1/;s/^\./0./'
  sleep 1
  xdotool windowfocus "$dialog"
  keys Escape
  gone '^ID Photo Check$'
  sleep 1
done
