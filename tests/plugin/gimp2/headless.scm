; SPDX-License-Identifier: GPL-3.0-or-later
; Drives the plug-in inside GIMP and writes what it answered, one line each, to the file "results". The script that
; started GIMP, and defines `folder`, judges them: GIMP itself ends with status 0 whatever happens here.

(define results (open-output-file "results"))

(define (note name . values)
  (display name results)
  (for-each (lambda (value) (display " " results) (display value results)) values)
  (newline results))

; The text of the last error that a procedure reported.
(define last-error "")
(define *error-hook* (lambda x (set! last-error (car x)) (apply throw x)))

(define (load path) (car (gimp-file-load RUN-NONINTERACTIVE path path)))
(define (photo img) (car (gimp-image-get-active-drawable img)))
(define (top img) (vector-ref (cadr (gimp-image-get-layers img)) 0))
(define (layers img) (car (gimp-image-get-layers img)))

(define (check img) (plug-in-idphoto-check RUN-NONINTERACTIVE img (photo img) "" ""))
(define (untouched img) (plug-in-idphoto-untouched RUN-NONINTERACTIVE img (photo img) ""))
(define (remove-marks img) (car (plug-in-idphoto-remove-marks RUN-NONINTERACTIVE img (photo img))))
(define (crop img) (plug-in-idphoto-crop RUN-NONINTERACTIVE img (photo img) "" ""))
(define (export-by img path rules)
  (plug-in-idphoto-export RUN-NONINTERACTIVE img (photo img) path rules ""))
(define (export img path) (export-by img path ""))

; What FORM answers, or the error it ends with.
(define-macro (answer form)
  `(begin (set! last-error "")
          (let ((value (catch #f ,form)))
            (if (string=? last-error "") value last-error))))

(define (write-text path text)
  (let ((port (open-output-file path)))
    (display text port)
    (newline port)
    (close-output-port port)))

; ---- a photo as it comes

(define (try-check path)
  (let* ((img (load path)) (found (check img)))
    (write-text (string-append path ".json") (caddr found))
    (note path (car found) (cadr found) (cadddr found) "|" (layers img)
          (car (untouched img)))
    (gimp-image-delete img)))

(define (try-export path out)
  (let ((img (load path)))
    (note out (answer (export img out)))
    (gimp-image-delete img)))

(define (try-marks)
  (let* ((img (load "li.jpg")) (layer (photo img)))
    (check img)
    (let ((group (top img)))
      (note "group" (car (gimp-item-is-group group)) (car (gimp-item-get-color-tag group))
            (car (gimp-item-get-lock-content (vector-ref (cadr (gimp-item-get-children group)) 0)))
            (= layer (photo img)))
      (gimp-item-set-name group "anything"))
    (check img)
    (note "replaced" (layers img))
    (write-text "report.json" (caddr (car (gimp-image-get-parasite img "idphoto-report"))))
    (write-text "source.json" (caddr (car (gimp-image-get-parasite img "idphoto-source"))))
    (note "with-marks" (car (untouched img)) (cadr (untouched img)) "|")
    (export img "marked.jpg")
    (note "removed" (remove-marks img) (layers img))
    (note "removed-again" (remove-marks img) (layers img))
    (note "crop" (crop img))
    (gimp-image-delete img)))

(define (try-last-values)
  (let ((img (load "li.jpg")))
    (plug-in-idphoto-check RUN-WITH-LAST-VALS img (photo img) "" "")
    (plug-in-idphoto-export RUN-WITH-LAST-VALS img (photo img) "" "" "")
    (note "last-values" (layers img))
    (gimp-image-delete img)))

; ---- everything that must be refused

(define (judge name img)
  (note name (answer (export img (string-append name "-out.jpg"))))
  (gimp-image-delete img))

; CHANGE is called with the image and the photo's layer.
(define (trap name change)
  (let ((img (load "li.jpg")))
    (change img (photo img))
    (judge name img)))

; The same with marks and a record of the file in the image.
(define (trap-checked name path change)
  (let ((img (load path)))
    (check img)
    (change img (photo img))
    (judge name img)))

(define (pixel layer x y change)
  (let ((value (cadr (gimp-drawable-get-pixel layer x y))))
    (vector-set! value 1 (change (vector-ref value 1)))
    (gimp-drawable-set-pixel layer x y 3 value)))

(define (one-level value) (if (< value 255) (+ value 1) (- value 1)))

(define (add-layer img layer)
  (gimp-image-insert-layer img (car (gimp-layer-new-from-drawable layer img)) 0 -1))

(define (save-xcf img path)
  (gimp-xcf-save RUN-NONINTERACTIVE img (photo img) path path)
  (gimp-image-delete img))

(define (save-jpeg img path)
  (file-jpeg-save RUN-NONINTERACTIVE img (photo img) path path 0.9 0 1 0 "" 0 1 0 0))

(define (ask name img)
  (note name (car (untouched img)) (cadr (untouched img)))
  (gimp-image-delete img))

(define (try-traps)
  (trap "one-pixel" (lambda (img layer) (pixel layer 11 7 one-level)))
  (trap "last-pixel" (lambda (img layer) (pixel layer (- (car (gimp-drawable-width layer)) 1)
                                                (- (car (gimp-drawable-height layer)) 1) one-level)))
  (trap "brightness" (lambda (img layer)
                       (gimp-drawable-brightness-contrast layer 0.02 0)))
  (trap "extra-layer" add-layer)
  (trap "no-layer" (lambda (img layer)
                     (check img)
                     (gimp-image-remove-layer img layer)))
  (trap "mask" (lambda (img layer)
                 (gimp-layer-add-mask layer (car (gimp-layer-create-mask layer ADD-MASK-WHITE)))))
  (trap "opacity" (lambda (img layer) (gimp-layer-set-opacity layer 99)))
  (trap "mode" (lambda (img layer) (gimp-layer-set-mode layer LAYER-MODE-MULTIPLY)))
  (trap "offset" (lambda (img layer) (gimp-layer-set-offsets layer 1 0)))
  (trap "hidden" (lambda (img layer) (gimp-item-set-visible layer FALSE)))
  (trap "floating" (lambda (img layer)
                     (gimp-image-select-rectangle img CHANNEL-OP-REPLACE 10 10 50 50)
                     (gimp-selection-float layer 0 0)))
  (trap "canvas" (lambda (img layer) (gimp-image-resize img 2000 2000 0 0)))
  (trap "cropped" (lambda (img layer) (gimp-image-crop img 600 800 100 100)))
  (trap "scaled" (lambda (img layer) (gimp-image-scale img 480 640)))
  (trap "layer-size" (lambda (img layer) (gimp-layer-resize layer 500 500 0 0)))
  (trap "alpha" (lambda (img layer) (gimp-layer-add-alpha layer)))
  (trap "greyscale" (lambda (img layer) (gimp-image-convert-grayscale img)))
  (trap "precision" (lambda (img layer)
                      (gimp-image-convert-precision img PRECISION-U16-GAMMA)))
  (if (file-exists? "other.icc")
      (trap "profile" (lambda (img layer)
                        (gimp-image-set-color-profile-from-file
                          img (string-append "file://" folder "/other.icc")))))
  (trap "turned" (lambda (img layer) (gimp-image-rotate img ROTATE-90)))
  (trap "upside-down" (lambda (img layer) (gimp-image-rotate img ROTATE-180)))
  (trap "mirrored" (lambda (img layer) (gimp-image-flip img ORIENTATION-HORIZONTAL)))
  (trap "flattened-marks" (lambda (img layer) (check img) (gimp-image-flatten img)))
  (trap-checked "checked-pixel" "li.jpg" (lambda (img layer) (pixel layer 11 7 one-level)))
  (trap-checked "file-replaced" "replaced.jpg" (lambda (img layer) (save-jpeg img "replaced.jpg")))
  (trap-checked "file-deleted" "deleted.jpg" (lambda (img layer) (file-delete "deleted.jpg")))
  (judge "truncated" (load "truncated.jpg"))
  (ask "ask-truncated" (load "truncated.jpg"))
  (let ((img (load "li.jpg")))
    (gimp-image-flip img ORIENTATION-VERTICAL)
    (ask "ask-mirrored" img))
  (let ((img (car (gimp-image-new 900 1200 RGB))))
    (gimp-image-insert-layer
      img (car (gimp-layer-new img 900 1200 RGB-IMAGE "new" 100 LAYER-MODE-NORMAL)) 0 0)
    (judge "never-saved" img)))

; ---- the way over an XCF file

(define (save-checked path change)
  (let ((img (load "li.jpg")))
    (check img)
    (change img (photo img))
    (save-xcf img path)))

(define (try-xcf)
  (save-xcf (load "li.jpg") "no-record.xcf")
  (judge "xcf-without-record" (load "no-record.xcf"))
  (save-checked "record.xcf" (lambda (img layer) #t))
  (judge "xcf-with-record" (load "record.xcf"))
  (save-checked "edited.xcf" (lambda (img layer) (pixel layer 11 7 one-level)))
  (judge "xcf-edited" (load "edited.xcf"))
  (save-checked "forged.xcf" (lambda (img layer)
    (gimp-image-attach-parasite img (list "idphoto-source" 1 "{\"uri\":42,\"sha256\":[]}"))))
  (judge "xcf-forged" (load "forged.xcf"))
  (save-checked "garbage.xcf" (lambda (img layer)
    (gimp-image-attach-parasite img (list "idphoto-source" 1 "no JSON"))))
  (judge "xcf-garbage" (load "garbage.xcf")))

; ---- what a script may get wrong

(define (try-mistakes)
  (let ((img (load "li.jpg")))
    (note "over-original" (answer (export img "li.jpg")))
    (note "no-folder" (answer (export img "no/such/folder/out.jpg")))
    (note "no-rules" (answer (export-by img "no-rules.jpg" "no-such-rules")))
    (note "own-rules" (answer (export-by img "own-rules.jpg" "cn-graduation-2017")))
    (gimp-image-scale img 600 800)
    (note "check-scaled" (answer (check img)))
    (gimp-image-delete img))
  (let ((img (load "li.jpg")))
    (pixel (photo img) 11 7 one-level)
    (note "check-edited" (cadddr (check img)))
    (gimp-image-delete img))
  (for-each (lambda (path) (try-export path (string-append path ".out.jpg")))
            '("wall.jpg" "far.jpg" "grey.jpg")))

(for-each try-check '("li.jpg" "bad.jpg" "wall.jpg" "turned.jpg" "grey.jpg" "indexed.png" "deep.png"
                      "alpha.png"))
(try-export "turned.jpg" "turned.out.jpg")
(try-marks)
(try-last-values)
(try-traps)
(try-xcf)
(try-mistakes)
(note "end")
(close-output-port results)
