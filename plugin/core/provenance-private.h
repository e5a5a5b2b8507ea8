/* provenance-private.h: what the parts of provenance share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "provenance.h"

/* Of foreign text, as much is read. */
#define IDP_READING_MAX_BYTES 16384

typedef struct
{
  IdpProvenance *provenance;
  const GPtrArray *programs;
} IdpReading;

/* Foreign bytes as one line that is safe to show; NULL if nothing is left. Caller frees. */
char *idp_reading_clean (const char *bytes, gsize length);

/* Keeps the program that TEXT, the content of FIELD, names. */
void idp_reading_note (const IdpReading *reading, const char *field, const char *text);

/* The same for free text, in which people may write about programs: only settings count that a
 * generator leaves, or a text that is nothing but a program's name. */
void idp_reading_note_free_text (const IdpReading *reading, const char *field, const char *text);

/* Keeps the digital source types of IPTC (cv.iptc.org/newscodes/digitalsourcetype) that BYTES name,
 * wherever they stand: XMP and C2PA manifests use the same words. */
void idp_reading_note_source_types (const IdpReading *reading, const guint8 *bytes, gsize length);

/* What exiv2 does not look at. */
void idp_reading_visit_segments (const IdpReading *reading, const IdpFile *file);
