/* pdf-catalog.h: what a PDF file says of all its pages together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <hpdf.h>

/* Tells how DOC is to be printed: at true size, its colours being sRGB. Errors: IDP_ERROR_WRITE;
 * what libharu itself reports stays in DOC. */
gboolean ids_pdf_catalog_fill (HPDF_Doc doc, GError **error);
