# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts share; to be sourced by a script of this folder.

top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"

# Called through sudo by the owner of this folder: install as root, then go on as the owner, so that no file
# here ends up belonging to root.
prepare() {
  "$top/scripts/install-packages"
  if [ "$(id -u)" -eq 0 ] && [ "${SUDO_USER:-root}" != root ] \
      && [ "$(stat -c %U "$top")" = "$SUDO_USER" ]; then
    exec runuser -u "$SUDO_USER" -- "$0" "$@"
  fi
}

# build_in FOLDER [MESON_OPTION...]: in CI a warning is an error.
build_in() {
  folder=$1
  shift
  [ -z "${CI:-}" ] || set -- -Dwerror=true "$@"
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$@"
  elif [ $# -gt 0 ]; then
    meson configure "$folder" "$@"
  fi
  meson compile -C "$folder"
}
