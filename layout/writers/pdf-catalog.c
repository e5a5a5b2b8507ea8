/* pdf-catalog: what a PDF file says of all its pages together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf-catalog.h"

#include <glib/gi18n.h>
#include <hpdf_doc.h>

#include "error.h"
#include "srgb-profile.h"

/* The registry of the ICC, and what sRGB is called there. */
#define REGISTRY "http://www.color.org"
#define SRGB "sRGB IEC61966-2.1"

/* Asks viewers to print at true size: a sheet that was scaled to the paper has photos of a wrong
 * size. */
static void
forbid_scaling (HPDF_Doc doc)
{
  HPDF_Dict preferences = HPDF_Dict_New (doc->mmgr);
  HPDF_Dict_AddName (preferences, "PrintScaling", "None");
  HPDF_Dict_Add (doc->catalog, "ViewerPreferences", preferences);
}

static void
add_text (HPDF_Doc doc, HPDF_Dict dict, const char *key, const char *text)
{
  HPDF_Dict_Add (dict, key, HPDF_String_New (doc->mmgr, text, NULL));
}

/* Says which RGB the photos are in. PDF/X takes the profile of a printing press only, PDF/A that of
 * a display too, as sRGB is one: hence the kind, which does not make the file a PDF/A. */
static gboolean
add_output_intent (HPDF_Doc doc, GError **error)
{
  gsize length = 0;
  g_autoptr (GBytes) bytes = ids_srgb_profile_new ();
  if (bytes == NULL)
    {
      g_set_error_literal (error, IDP_ERROR, IDP_ERROR_WRITE, _ ("no sRGB profile can be made"));
      return FALSE;
    }
  const HPDF_BYTE *data = g_bytes_get_data (bytes, &length);
  HPDF_Dict profile = HPDF_DictStream_New (doc->mmgr, doc->xref);
  profile->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  HPDF_Dict_AddNumber (profile, "N", 3);
  HPDF_Stream_Write (profile->stream, data, length);

  HPDF_Dict intent = HPDF_Dict_New (doc->mmgr);
  HPDF_Dict_AddName (intent, "Type", "OutputIntent");
  HPDF_Dict_AddName (intent, "S", "GTS_PDFA1");
  add_text (doc, intent, "OutputConditionIdentifier", SRGB);
  add_text (doc, intent, "Info", SRGB);
  add_text (doc, intent, "RegistryName", REGISTRY);
  HPDF_Dict_Add (intent, "DestOutputProfile", profile);
  HPDF_Array intents = HPDF_Array_New (doc->mmgr);
  HPDF_Array_Add (intents, intent);
  HPDF_Dict_Add (doc->catalog, "OutputIntents", intents);
  return TRUE;
}

gboolean
ids_pdf_catalog_fill (HPDF_Doc doc, GError **error)
{
  forbid_scaling (doc);
  return add_output_intent (doc, error);
}
