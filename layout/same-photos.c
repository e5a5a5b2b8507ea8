/* same-photos: students who have one and the same picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "same-photos.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "file-digest.h"

/* Files that differ differ here, in the midst of the coded picture, so few are read whole. */
#define SAMPLE_BYTES 256

/* What two files have in common, or they are not the same. */
typedef struct
{
  gint64 size;
  char sample[SAMPLE_BYTES];
} Sample;

static gboolean
read_sample (const char *path, Sample *sample)
{
  GStatBuf status;
  memset (sample, 0, sizeof *sample);
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  sample->size = status.st_size;
  FILE *file = g_fopen (path, "rbe");
  if (file == NULL)
    return FALSE;
  const gboolean read = fseek (file, sample->size / 2, SEEK_SET) == 0
                        && (fread (sample->sample, 1, SAMPLE_BYTES, file) > 0 || feof (file));
  fclose (file);
  return read;
}

static guint64
digest_sample (const Sample *sample)
{
  guint64 hash = 14695981039346656037u; /* FNV-1a */
  const guint8 *bytes = (const guint8 *) sample;
  for (gsize i = 0; i < sizeof *sample; i++)
    hash = (hash ^ bytes[i]) * 1099511628211u;
  return hash;
}

typedef struct
{
  guint64 sample;
  const IdsPerson *person;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;
  if (left->sample != right->sample)
    return left->sample < right->sample ? -1 : 1;
  return left->person->row - right->person->row;
}

static GArray *
read_samples (const IdsRoster *roster, const char *folder)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < roster->people->len; i++)
    {
      const IdsPerson *person = roster->people->pdata[i];
      g_autofree char *path = g_build_filename (folder, person->photo, NULL);
      Sample sample;
      if (!read_sample (path, &sample))
        continue;
      const Entry entry = { digest_sample (&sample), person };
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
report (const IdsRoster *roster, const IdsPerson *person, const IdsPerson *other,
        GHashTable *refused, IdsProblems *problems)
{
  if (!g_hash_table_add (refused, GINT_TO_POINTER (person->row)))
    return;
  g_autofree char *text = g_strdup_printf (_ ("%s: the same picture as that of row %d, %s"),
                                           person->photo, other->row, other->name);
  ids_roster_report (roster, person, IDS_FIELD_PHOTO, IDS_LEVEL_ERROR, IDS_PROBLEM_PHOTO_TWICE,
                     text, problems);
}

/* N files that may be the same. */
static void
compare_group (const IdsRoster *roster, const Entry *entries, guint n, const char *folder,
               GHashTable *refused, IdsProblems *problems)
{
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      const IdsPerson *person = entries[i].person;
      g_autofree char *path = g_build_filename (folder, person->photo, NULL);
      g_autofree char *digest = ids_file_digest (path);
      const IdsPerson *other = *digest != '\0' ? g_hash_table_lookup (first, digest) : NULL;
      if (other != NULL)
        {
          report (roster, other, person, refused, problems);
          report (roster, person, other, refused, problems);
        }
      else if (*digest != '\0')
        g_hash_table_insert (first, g_steal_pointer (&digest), (gpointer) person);
    }
}

void
ids_same_photos_check (IdsRoster *roster, const char *folder, IdsProblems *problems)
{
  g_autoptr (GArray) entries = read_samples (roster, folder);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  for (guint i = 0, n = 0; i < entries->len; i += n)
    {
      const Entry *group = &g_array_index (entries, Entry, i);
      for (n = 1; i + n < entries->len && group[n].sample == group->sample;)
        n++;
      if (n > 1)
        compare_group (roster, group, n, folder, refused, problems);
    }
  ids_roster_refuse (roster, refused);
}
