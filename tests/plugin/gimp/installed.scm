; SPDX-License-Identifier: GPL-3.0-or-later
; Asks the installed plug-in for one text, one picture and one sheet.

(let ((img (load "li.jpg")))
  (note "print-too-early" (answer (print-sheet img "early.pdf" "王𠮷" "20240001")))
  (export-as RUN-NONINTERACTIVE img "li-480x640.jpg" "")
  (note "print" (answer (print-sheet img "sheet.pdf" "王𠮷" "20240001")))
  (gimp-image-delete img))
(note "end")
(close-output-port results)
