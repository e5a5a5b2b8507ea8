; SPDX-License-Identifier: GPL-3.0-or-later
; What headless.scm needs of GIMP, in the words of GIMP 2.10.

(define (load path) (car (gimp-file-load RUN-NONINTERACTIVE path path)))
; li.jpg as a user opens it.
(define (opened) (load "li.jpg"))
(define (photo img) (car (gimp-image-get-active-drawable img)))
(define (layers img) (vector->list (cadr (gimp-image-get-layers img))))
(define (children group) (vector->list (cadr (gimp-item-get-children group))))
(define (width layer) (car (gimp-drawable-width layer)))
(define (height layer) (car (gimp-drawable-height layer)))

(define (check-as mode img)
  (plug-in-idphoto-check mode img (photo img) "" ""))
(define (untouched img)
  (plug-in-idphoto-untouched RUN-NONINTERACTIVE img (if (= img -1) -1 (photo img)) ""))
(define (remove-marks img)
  (car (plug-in-idphoto-remove-marks RUN-NONINTERACTIVE img (photo img))))
(define (crop img)
  (plug-in-idphoto-crop RUN-NONINTERACTIVE img (photo img) "" ""))
(define (export-as mode img path rules)
  (plug-in-idphoto-export mode img (photo img) path rules ""))
(define (print-sheet img path name number)
  (plug-in-idphoto-print RUN-NONINTERACTIVE img (photo img) path "" name number "" "" ""))

(define (change-level layer x y change)
  (let ((value (cadr (gimp-drawable-get-pixel layer x y))))
    (vector-set! value 1 (change (vector-ref value 1)))
    (gimp-drawable-set-pixel layer x y 3 value)))

(define (new-layer img) (car (gimp-layer-new img 900 1200 RGB-IMAGE "new" 100 LAYER-MODE-NORMAL)))
(define (new-group img) (car (gimp-layer-group-new img)))
(define (float layer) (gimp-selection-float layer 0 0))
(define (set-precision-u16 img) (gimp-image-convert-precision img PRECISION-U16-GAMMA))
(define (set-profile img name)
  (gimp-image-set-color-profile-from-file img (string-append "file://" folder "/" name)))
(define (convert-profile img name)
  (gimp-image-convert-color-profile-from-file img (string-append "file://" folder "/" name)
                                              COLOR-RENDERING-INTENT-PERCEPTUAL FALSE))
(define turn-90 ROTATE-90)
(define turn-180 ROTATE-180)

(define (save-xcf img path) (gimp-xcf-save RUN-NONINTERACTIVE img (photo img) path path))
(define (save-jpeg img path)
  (file-jpeg-save RUN-NONINTERACTIVE img (photo img) path path 0.9 0 1 0 "" 0 1 0 0))

(define (host-cases) #t)
