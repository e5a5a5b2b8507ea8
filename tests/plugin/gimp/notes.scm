; SPDX-License-Identifier: GPL-3.0-or-later
; Writes what the plug-in answered, one line each, to the file "results". The script that started GIMP judges them:
; GIMP itself ends with status 0 whatever happens here.

(define results (open-output-file "results"))

(define (note name . values)
  (display name results)
  (for-each (lambda (value) (display " " results) (display value results)) values)
  (newline results))

; The text of the last error that a procedure reported.
(define last-error "")
(define *error-hook* (lambda x (set! last-error (car x)) (apply throw x)))

; What FORM answers, or the error it ends with.
(define-macro (answer form)
  `(begin (set! last-error "")
          (let ((value (catch #f ,form)))
            (if (string=? last-error "") value last-error))))
