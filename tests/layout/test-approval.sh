#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# With --approved nothing is printed that a rule or a person objects to. Arguments: idsheet, sitter, shell-test.sh,
# idphoto.
set -eu
idsheet=$1 sitter=$2 idphoto=$4
. "$3"

# photo STUDENT DEFECT: original and finished picture of somebody; the rules find DEFECT.
mkdir originals finished
echo 'name,student_id' > roster.csv
photo() {
  $sitter -d width_px=1500 -d height_px=2000 -d seed="$1" -d "$2" "originals/$1.jpg"
  "$idphoto" crop --output "finished/$1.jpg" "originals/$1.jpg" > out 2> err
  echo "张三,$1" >> roster.csv
}

# decide FOLDER STUDENT WHO RULE DECISION [KEY=VALUE]...: one line of FOLDER/STUDENT.jpg.review.json, as the review
# in GIMP writes it, about what is found now; KEY=VALUE makes it one about something else.
decide() {
  python3 - "$idphoto" "$@" <<'P'
import json, subprocess, sys
idphoto, folder, student, who, rule, decision, *changes = sys.argv[1:]
path = "%s/%s.jpg" % (folder, student)
report = json.loads(subprocess.run([idphoto, "check", "--format", "json", path], capture_output=True).stdout)
receipt = json.load(open("finished/%s.jpg.receipt.json" % student))
finding = next((finding for finding in report["findings"] if finding["rule"] == rule), {})
record = {"event": "decision", "when": "2026-11-24T02:09:41Z", "who": who, "sha256": report["photo"]["sha256"],
          "rules": receipt["rules"], "rule": rule, "verdict": finding.get("verdict", "review"),
          "measured": finding.get("measured"), "decision": decision, "note": "", "tool": "idphoto",
          "version": report["version"]}
for change in changes:
    key, value = change.split("=")
    record[key] = {"name": value, "sha256": "0" * 64} if key == "rules" else value
print(json.dumps(record), file=open(path + ".review.json", "a"))
P
}

makeup=lipstick=0.9 laugh=mouth_open=0.06 nothing=lipstick=0
photo 1 $nothing
photo 2 $makeup
photo 3 $makeup && decide finished 3 Li makeup accept
photo 4 $makeup && decide finished 4 Li makeup reject
photo 5 $laugh
photo 6 $laugh && decide finished 6 Li mouth-open accept
photo 7 $makeup && decide finished 7 Li makeup accept && decide finished 7 Li makeup withdraw
photo 8 $makeup && decide finished 8 Li makeup accept && decide finished 8 Wang makeup reject
photo 9 $nothing && decide finished 9 Li reviewer-objection reject
photo 10 $makeup && decide finished 10 Li makeup accept sha256="$(printf '%064d' 1)"
photo 11 $makeup && decide finished 11 Li makeup accept rules=another
photo 12 $laugh && decide finished 12 Li mouth-open accept verdict=review
photo 13 $makeup && mkdir finished/13.jpg.review.json
photo 14 $makeup && decide originals 14 Li makeup accept
photo 15 $makeup && decide originals 15 Li makeup reject
photo 16 $makeup && decide finished 16 Li makeup accept && decide finished 16 Li makeup reject

print_approved() {
  "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p finished --approved --originals originals "$@"
}
expect 1 'what is approved is printed' print_approved -o sheets
cp err told
pdftotext sheets/7in-2x5-33x48-001.pdf text
for case in '1:nothing is found' '3:a finding that a reviewer accepts' '6:a failure that a reviewer accepts' \
  '14:accepted on the original'; do
  holds "printed: ${case#*:}" grep -qx "张三 ${case%%:*}" text
done

# refused STUDENT STATE LEFT WHY
refused() {
  has told "row $(($1 + 1)): 张三 $1: not approved: $1.jpg: $2, findings left: $3" "not printed: $4"
  holds "not on the sheet: $4" sh -c "! grep -qx '张三 $1' text"
}
refused 2 'to be decided' 1 'nobody has decided'
refused 4 'rejected' 0 'rejected'
refused 5 'failed' 0 'a failure that nobody has decided on'
refused 7 'to be decided' 1 'the reviewer took it back'
refused 8 'to be decided' 1 'two reviewers disagree'
refused 9 'rejected' 0 'an objection to something else'
refused 10 'to be decided' 1 'a decision on another picture'
refused 11 'to be decided' 1 'a decision under another preset'
refused 12 'failed' 0 'accepted when it was no failure yet'
refused 13 'to be decided' 1 'decisions that cannot be read'
refused 15 'rejected' 0 'rejected on the original'
refused 16 'rejected' 0 'accepted at first, rejected later'
holds 'nobody else is told of' [ "$(grep -c 'not approved' told)" -eq 12 ]
expect 0 'the sheets carry the approved pictures' \
  "$idsheet" verify sheets/7in-2x5-33x48-001.pdf sheets/manifest.json finished
has out 'exactly the 20 pictures' 'five of each of the four'

# Approval can be withdrawn after printing: a later run does not take the old sheet for good.
decide finished 3 Li makeup reject
expect 1 'approval withdrawn, then resumed' print_approved -o sheets --resume
has err '张三 3: not approved: 3.jpg: rejected' 'says so'
pdftotext sheets/7in-2x5-33x48-001.pdf text
holds 'no longer on the sheet' sh -c "! grep -qx '张三 3' text"

expect 2 'without the originals' "$idsheet" -s 7in-2x5-33x48 -r roster.csv -p finished --approved -o none
has err '--originals is missing' 'says so'
finish
