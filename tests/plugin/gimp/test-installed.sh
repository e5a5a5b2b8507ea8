#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scripts/install-plugin into an empty home: GIMP finds the plug-in, its Chinese texts and idsheet; nothing stays
# afterwards. The same for all users, below DESTDIR, where GIMP does not look.
# Arguments: gimp2 or gimp3, sitter, shell-test.sh, install-plugin, build folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
host=$1 sitter=$2 install_plugin=$4 build=$5
. "$here/host.sh"
need $gimp_console appstreamcli
. "$3"

# The home is the scratch folder, as it is for GIMP, which is to look for its profile where it always does.
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME GIMP2_DIRECTORY GIMP3_DIRECTORY IDPHOTO_LOCALEDIR DESTDIR
gimp_profile=NO_PROFILE
export HOME="$PWD"
install_plugin() { "$install_plugin" --from "$build" "$@"; }

"$sitter" -d width-px=900 -d height-px=1200 li.jpg

# works_in_chinese NAME
works_in_chinese() {
  rm -f results ./*.pdf li-480x640.jpg*
  LC_ALL=zh_CN.UTF-8 run_script "$(cat "$here/$host.scm" "$here/notes.scm" "$here/installed.scm")" > gimp.log 2>&1 || true
  cp gimp.log err
  has results '这张照片没有带凭据的成品' "$1: GIMP finds the procedures and the Chinese texts"
  has results 'sheet.pdf' "$1: and idsheet"
  holds "$1: a sound PDF" qpdf --check sheet.pdf
}

expect 0 'for one user' install_plugin --user
cp out first
# What is printed is what is there.
find "$HOME/.config" "$HOME/.local" \( -path '*/plug-ins/idphoto/*' -o -path '*/icons/*' \) -type f | sort > found
sort first > listed
holds 'every file is named' cmp found listed
works_in_chinese 'installed'

touch "$(dirname "$(head -n 1 first)")/left-by-an-older-version"
expect 0 'again' install_plugin --user
holds 'again: the same files' cmp first out
holds 'again: nothing of an older version stays' sh -c '! find .config -name left-by-an-older-version | grep .'
works_in_chinese 'installed again'

expect 0 'taken away' install_plugin --user --uninstall
holds 'nothing of it stays' sh -c '! find .config .local -path "*/plug-ins/*" -o -name "*idphoto*" -o -path "*/share/icons" | grep .'
expect 0 'taken away again' install_plugin --user --uninstall
holds 'there was nothing to take away' test ! -s out

export DESTDIR="$PWD/all"
expect 0 'for all users' install_plugin
cp out first
holds 'every file is there' xargs ls -d < first
for file in bin/idphoto bin/idsheet plug-ins/idphoto/idphoto LC_MESSAGES/idphoto.mo man1/idphoto.1 apps/idphoto.svg; do
  has first "/$file" "$file is installed"
done
# The project has no web page; later versions of appstreamcli end with an error over that.
appstreamcli validate --no-net "$(grep 'metainfo.xml$' first)" > out || true
holds 'the AppStream metainfo was read' grep -q 'Validation' out
holds 'the AppStream metainfo is sound' sh -c '! grep "^[EW]:" out | grep -v url-homepage-missing'
expect 0 'again for all users' install_plugin
holds 'again for all users: the same files' cmp first out
expect 0 'taken away for all users' install_plugin --uninstall
holds 'no file stays' sh -c '! find all -type f -o -name idphoto | grep .'
unset DESTDIR

expect 0 'help' install_plugin --help
has out --user 'help names the options'
expect 2 'an unknown option' install_plugin --everywhere
finish
