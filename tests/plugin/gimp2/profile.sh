# SPDX-License-Identifier: GPL-3.0-or-later
# profile.sh: a GIMP profile of our own, with nothing in it but the plug-in; to be sourced.

# make_profile FOLDER PLUG_IN
make_profile() {
  mkdir -p "$1/plug-ins/idphoto" "$1/gradients" "$1/brushes" "$1/palettes" "$1/patterns" \
    "$1/dynamics" "$1/tool-presets"
  ln -s "$2" "$1/plug-ins/idphoto/idphoto"
  printf '(%s)\n' 'check-updates no' 'color-profile-policy keep' 'swap-compression "none"' \
    'num-processors 2' > "$1/gimprc"
}
