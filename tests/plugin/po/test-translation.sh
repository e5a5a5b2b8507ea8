#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that is said to users is said in Chinese too. Arguments: idphoto, shell-test.sh, the source folder.
set -eu
idphoto=$1 source=$3
. "$2"

po=$source/plugin/po/zh_CN.po
grep -v '^#' "$source/plugin/po/POTFILES" > listed
(cd "$source" && grep -rlE '(^|[^A-Za-z0-9_])(N?_|N?C_|d?n?gettext|g_dn?gettext) ?\(' --include='*.[ch]' \
   plugin layout) | LC_ALL=C sort > translatable
expect 0 'POTFILES: every source with something to translate and no other, sorted' diff listed translatable

# As meson extracts them; see its preset "glib".
expect 0 'the sources can be read' xgettext --directory="$source" --files-from=listed --from-code=UTF-8 \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --output=now.pot
holds 'and have strings' [ "$(grep -c '^msgid' now.pot)" -gt 100 ]
expect 0 'zh_CN: every string is translated, none by guess' msgcmp "$po" now.pot
expect 0 'zh_CN: well formed, with the placeholders of the original' msgfmt --check --output-file=zh_CN.mo "$po"

# "C_rop…" -> "裁剪(_R)…": the letters that users of both languages know.
msgattrib --no-obsolete --no-wrap "$po" | awk '
  /^msgid / { letter = match($0, /["A-Z ]_[A-Za-z]/) ? toupper(substr($0, RSTART + 2, 1)) : "" }
  /^msgstr / && letter != "" { if (!index($0, "(_" letter ")")) print }' > strays
expect 0 'zh_CN: mnemonics keep their letter' diff /dev/null strays

# Half-width punctuation stands only where it is syntax: "学号,…" and "(_R)".
han='[\x{4e00}-\x{9fff}]'
expect 1 'zh_CN: full-width punctuation' grep -nP "${han}[,;:!?(](?![_…])|[,;:!?)]$han" "$po"
expect 1 'zh_CN: a space between Chinese and Latin' grep -nP "${han}[A-Za-z0-9%]|[A-Za-z0-9%]$han" "$po"

# glibc from 2.39 on heeds LANGUAGE in no C locale, not even in C.UTF-8.
export LC_ALL=zh_CN.UTF-8 LANGUAGE=
expect 0 'the built catalogue is found' "$idphoto" --help
has out '检查照片' 'and used'
expect 2 'messages of the system join in' "$idphoto" check missing.jpg
has err 'missing.jpg: 没有那个文件或目录' 'in Chinese'
finish
