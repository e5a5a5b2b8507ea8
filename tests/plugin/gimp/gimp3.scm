; SPDX-License-Identifier: GPL-3.0-or-later
; What headless.scm needs of GIMP, in the words of GIMP 3, and the cases that only GIMP 3 has.

; GIMP 3.0 does not say from which file a script loaded an image.
(define paths '())
(define (path-of img)
  (let ((known (assv img paths)))
    (if known (cdr known) "")))

(define (load-raw path)
  (let ((img (car (gimp-file-load RUN-NONINTERACTIVE path))))
    (if (not (string=? (substring path (- (string-length path) 4) (string-length path)) ".xcf"))
        (set! paths (cons (cons img path) paths)))
    img))
; Nor does it turn what a script loads.
(define (load path)
  (let ((img (load-raw path)))
    (gimp-image-policy-rotate img FALSE)
    img))

; li.jpg as a user opens it: it was on the command line.
(define (opened) (vector-ref (car (gimp-get-images)) 0))

(define (layers img) (vector->list (car (gimp-image-get-layers img))))
(define (photo img)
  (let ((selected (car (gimp-image-get-selected-layers img))))
    (if (= (vector-length selected) 0) -1 (vector-ref selected 0))))
(define (children group) (vector->list (car (gimp-item-get-children group))))
(define (width layer) (car (gimp-drawable-get-width layer)))
(define (height layer) (car (gimp-drawable-get-height layer)))

(define (drawables img) (if (= img -1) (vector) (car (gimp-image-get-layers img))))
(define (check-as mode img)
  (plug-in-idphoto-check #:run-mode mode #:image img #:drawables (drawables img) #:photo (path-of img)))
(define (untouched img)
  (plug-in-idphoto-untouched #:run-mode RUN-NONINTERACTIVE #:image img #:drawables (drawables img)
                             #:photo (path-of img)))
(define (remove-marks img)
  (car (plug-in-idphoto-remove-marks #:run-mode RUN-NONINTERACTIVE #:image img
                                     #:drawables (drawables img))))
(define (crop img)
  (plug-in-idphoto-crop #:run-mode RUN-NONINTERACTIVE #:image img #:drawables (drawables img)
                        #:photo (path-of img)))
(define (export-as mode img path rules)
  (plug-in-idphoto-export #:run-mode mode #:image img #:drawables (drawables img) #:output path
                          #:rules rules #:photo (path-of img)))
(define (print-sheet img path name number)
  (plug-in-idphoto-print #:run-mode RUN-NONINTERACTIVE #:image img #:drawables (drawables img)
                         #:output path #:name name #:student-id number #:photo (path-of img)))

(define (change-level layer x y change)
  (let ((value (car (gimp-drawable-get-pixel layer x y))))
    (gimp-drawable-set-pixel layer x y (list (car value) (change (cadr value)) (caddr value)))))

(define (new-layer img) (car (gimp-layer-new img "new" 900 1200 RGB-IMAGE 100 LAYER-MODE-NORMAL)))
(define (new-group img) (car (gimp-group-layer-new img "group")))
(define (float layer)
  (gimp-edit-copy (vector layer))
  (gimp-edit-paste layer FALSE))
(define (set-precision-u16 img) (gimp-image-convert-precision img PRECISION-U16-NON-LINEAR))
(define (set-profile img name) (gimp-image-set-color-profile-from-file img name))
(define (convert-profile img name)
  (gimp-image-convert-color-profile-from-file img name COLOR-RENDERING-INTENT-PERCEPTUAL FALSE))
(define turn-90 ROTATE-DEGREES90)
(define turn-180 ROTATE-DEGREES180)

(define (save-xcf img path) (gimp-file-save RUN-NONINTERACTIVE img path))
(define (save-jpeg img path)
  (file-jpeg-export #:run-mode RUN-NONINTERACTIVE #:image img #:file path #:quality 0.9))

; Checking leaves the user's layers selected.
(define (try-selected)
  (let ((img (load "li.jpg")))
    (add-layer img (photo img))
    (gimp-image-set-selected-layers img (drawables img))
    (check img)
    (note "selected" (vector-length (car (gimp-image-get-selected-layers img))) (n-layers img))
    (gimp-image-delete img)))

(define (host-cases)
  (try-selected)
  (trap "filter" (lambda (img layer)
    (gimp-drawable-append-new-filter layer "gegl:brightness-contrast" "" LAYER-MODE-REPLACE 1.0
                                     "brightness" 0.1 "contrast" 1.0)))
  (judge "lying" (load-raw "turned.jpg"))
  (judge "upside-down-file" (load-raw "turned-3.jpg"))
  (judge "mirrored-file" (load-raw "turned-2.jpg")))
