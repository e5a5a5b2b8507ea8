# SPDX-License-Identifier: GPL-3.0-or-later
# host.sh: the GIMP that a test runs in, with a profile of its own in ./profile; to be sourced with $host (gimp2 or
# gimp3) and $plug_in set.

# The image window's menu bar has as many entries before "Image" in both.
case $host in
  gimp2) gimp=gimp-2.10 gimp_console=gimp-console-2.10 gimp_profile=GIMP2_DIRECTORY ;;
  gimp3) gimp=gimp-3 gimp_console=gimp-console-3 gimp_profile=GIMP3_DIRECTORY ;;
esac

# need TOOL...: skips the test where one is missing.
need() {
  for tool in "$@"; do
    if ! command -v "$tool" > /dev/null; then
      echo "1..0 # SKIP no $tool"
      exit 0
    fi
  done
}

make_profile() {
  mkdir -p profile/plug-ins/idphoto profile/gradients profile/brushes profile/palettes \
    profile/patterns profile/dynamics profile/tool-presets
  ln -s "$plug_in" profile/plug-ins/idphoto/idphoto
  printf '(%s)\n' 'check-updates no' 'color-profile-policy keep' 'swap-compression "none"' \
    'num-processors 2' > profile/gimprc
  [ "$host" = gimp3 ] || return 0

  printf '(%s)\n' 'metadata-rotation-policy rotate' 'show-welcome-dialog no' >> profile/gimprc
  # Asking each of its own plug-ins what it can do takes GIMP 3 half a minute.
  own=$(pkg-config --variable=gimplibdir gimp-3.0)/plug-ins
  ln -s "$own/file-jpeg" "$own/file-png" "$own/script-fu" profile/plug-ins
  # shellcheck disable=SC2016 # GIMP's variable
  echo '(plug-in-path "${gimp_dir}/plug-ins")' >> profile/gimprc
}

# run_script SCHEME [FILE...]: in a GIMP without a screen, with FILEs open.
run_script() {
  script=$1
  shift
  case $host in
    gimp2)
      env $gimp_profile="$PWD/profile" HOME="$PWD" $gimp_console -i -d -f --stack-trace-mode=never \
        -b "$script" -b '(gimp-quit 0)' "$@"
      ;;
    gimp3)
      env $gimp_profile="$PWD/profile" HOME="$PWD" $gimp_console -i -d -f --stack-trace-mode=never \
        --quit --batch-interpreter=plug-in-script-fu-eval -b "$script" "$@"
      ;;
  esac
}
