/* provenance-reading: foreign text, and the programs and sources it names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "provenance-private.h"

#include <string.h>

/* Of foreign text, as much is shown. */
#define MAX_SHOWN_CHARS 48

char *
idp_reading_clean (const char *bytes, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (bytes, MIN (length, IDP_READING_MAX_BYTES));
  GString *text = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      if (g_unichar_isprint (c))
        g_string_append_unichar (text, c);
    }
  g_strstrip (text->str);
  if (*text->str == '\0')
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

static char *
shortened (const char *text)
{
  if (g_utf8_strlen (text, -1) <= MAX_SHOWN_CHARS)
    return g_strdup (text);
  g_autofree char *head = g_utf8_substring (text, 0, MAX_SHOWN_CHARS);
  return g_strconcat (head, "…", NULL);
}

static void
note_program (const IdpReading *reading, const IdpProgram *program, const char *field,
              const char *text)
{
  GPtrArray *named = reading->provenance->programs;
  for (guint i = 0; i < named->len; i++)
    if (((const IdpNamedProgram *) named->pdata[i])->program == program)
      return;

  g_autofree char *shown = shortened (text);
  IdpNamedProgram *found = g_new0 (IdpNamedProgram, 1);
  found->program = program;
  found->where = g_strdup_printf ("%s [%s]", shown, field);
  g_ptr_array_add (named, found);
}

void
idp_reading_note (const IdpReading *reading, const char *field, const char *text)
{
  const IdpProgram *program = idp_programs_find (reading->programs, text);
  if (program != NULL)
    note_program (reading, program, field, text);
}

/* What Stable Diffusion and its kin were asked for: "Steps: 20, Sampler: Euler a, CFG scale: 7",
 * or the same as JSON. */
static gboolean
is_prompt (const char *text)
{
  const gboolean listed
      = strstr (text, "Steps: ") != NULL
        && (strstr (text, "Sampler: ") != NULL || strstr (text, "CFG scale: ") != NULL);
  return listed || (strstr (text, "\"sampler") != NULL && strstr (text, "\"seed\"") != NULL);
}

void
idp_reading_note_free_text (const IdpReading *reading, const char *field, const char *text)
{
  if (is_prompt (text))
    idp_reading_note (reading, field, "Stable Diffusion");
  const IdpProgram *program = idp_programs_find_exactly (reading->programs, text);
  if (program != NULL)
    note_program (reading, program, field, text);
}

void
idp_reading_note_source_types (const IdpReading *reading, const guint8 *bytes, gsize length)
{
  static const char address[] = "newscodes/digitalsourcetype/";
  IdpProvenance *provenance = reading->provenance;
  const struct
  {
    const char *word;
    gboolean *flag;
  } types[] = {
    { "trainedAlgorithmicMedia", &provenance->generated },
    { "compositeWithTrainedAlgorithmicMedia", &provenance->generated },
    { "compositeSynthetic", &provenance->generated },
    { "algorithmicMedia", &provenance->generated },
    { "algorithmicallyEnhanced", &provenance->edited },
    { "minorHumanEdits", &provenance->edited },
    { "humanEdits", &provenance->edited },
    { "composite", &provenance->edited },
    { "negativeFilm", &provenance->scanned },
    { "positiveFilm", &provenance->scanned },
    { "print", &provenance->scanned },
    { "screenCapture", &provenance->screen_captured },
  };
  const guint8 *end = bytes + length;
  for (const guint8 *at = memmem (bytes, length, address, strlen (address)); at != NULL;
       at = memmem (at, end - at, address, strlen (address)))
    {
      at += strlen (address);
      gsize n = 0;
      while (at + n < end && g_ascii_isalpha (at[n]))
        n++;
      for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        if (strlen (types[i].word) == n && memcmp (at, types[i].word, n) == 0)
          *types[i].flag = TRUE;
    }
}
