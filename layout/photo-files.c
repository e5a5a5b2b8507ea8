/* photo-files: the pictures of a folder, and whose they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "photo-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "photo.h"
#include "roster/characters.h"

/* A folder within a folder, and so on: deeper is no collection of photos. */
#define MAX_DEPTH 64

/* What parts a file name, 20240001_张三.jpg. */
#define SEPARATORS "_-+ "

typedef struct
{
  char *relative; /* below the folder */
  gboolean used;
} PhotoFile;

struct _IdsPhotoFiles
{
  char *folder;
  GPtrArray *all;      /* of PhotoFile*, by name */
  GHashTable *by_path; /* relative -> PhotoFile* */
  GHashTable *by_stem; /* folded name without ending -> GPtrArray of PhotoFile* */
  GHashTable *by_part; /* the same for its parts, where it has several; NULL = not yet made */
};

static void
photo_file_free (PhotoFile *file)
{
  g_free (file->relative);
  g_free (file);
}

void
ids_photo_files_free (IdsPhotoFiles *files)
{
  if (files == NULL)
    return;
  g_free (files->folder);
  g_hash_table_unref (files->by_path);
  g_hash_table_unref (files->by_stem);
  g_clear_pointer (&files->by_part, g_hash_table_unref);
  g_ptr_array_unref (files->all);
  g_free (files);
}

static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".bmp", ".heic", ".webp" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  if (*name == '.' || g_str_has_suffix (lower, ".marks.jpg"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
list_folder (IdsPhotoFiles *files, const char *relative, int depth, GError **error)
{
  g_autofree char *path = g_build_filename (files->folder, relative, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &cause);
  if (dir == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s", cause->message);
      return FALSE;
    }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *below
          = *relative != '\0' ? g_build_filename (relative, name, NULL) : g_strdup (name);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (*name != '.' && depth < MAX_DEPTH && !g_file_test (child, G_FILE_TEST_IS_SYMLINK)
              && !list_folder (files, below, depth + 1, error))
            return FALSE;
        }
      else if (is_picture (name))
        {
          PhotoFile *file = g_new (PhotoFile, 1);
          *file = (PhotoFile){ g_steal_pointer (&below), FALSE };
          g_ptr_array_add (files->all, file);
        }
    }
  return TRUE;
}

/* The name of FILE without folder and ending, in lower case. Caller frees. */
static char *
get_stem (const char *relative)
{
  g_autofree char *base = g_path_get_basename (relative);
  char *dot = strrchr (base, '.');
  if (dot != NULL)
    *dot = '\0';
  return g_utf8_validate (base, -1, NULL) ? g_utf8_strdown (base, -1) : g_strdup ("");
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static void
add_to_index (GHashTable *index, const char *key, PhotoFile *file)
{
  GPtrArray *entries = g_hash_table_lookup (index, key);
  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), entries);
    }
  g_ptr_array_add (entries, file);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const PhotoFile *left = *(const PhotoFile *const *) a;
  const PhotoFile *right = *(const PhotoFile *const *) b;
  return strcmp (left->relative, right->relative);
}

IdsPhotoFiles *
ids_photo_files_list (const char *folder, GError **error)
{
  g_autoptr (IdsPhotoFiles) files = g_new0 (IdsPhotoFiles, 1);
  files->folder = g_strdup (folder);
  files->all = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_file_free);
  files->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  files->by_stem = new_index ();
  if (!list_folder (files, "", 0, error))
    return NULL;

  /* The order in which a folder lists its files is no order. */
  g_ptr_array_sort (files->all, compare_files);
  for (guint i = 0; i < files->all->len; i++)
    {
      PhotoFile *file = files->all->pdata[i];
      g_autofree char *stem = get_stem (file->relative);
      g_hash_table_insert (files->by_path, file->relative, file);
      add_to_index (files->by_stem, stem, file);
    }
  return g_steal_pointer (&files);
}

static GHashTable *
index_parts (const GPtrArray *all)
{
  GHashTable *index = new_index ();
  for (guint i = 0; i < all->len; i++)
    {
      PhotoFile *file = all->pdata[i];
      g_autofree char *stem = get_stem (file->relative);
      g_auto (GStrv) parts = g_strsplit_set (stem, SEPARATORS, -1);
      if (g_strv_length (parts) > 1)
        for (char **part = parts; *part != NULL; part++)
          if (**part != '\0')
            add_to_index (index, *part, file);
    }
  return index;
}

/* The files that bear NUMBER, or NULL. */
static const GPtrArray *
find_number (IdsPhotoFiles *files, const char *number)
{
  if (*number == '\0')
    return NULL;
  g_autofree char *key = g_utf8_strdown (number, -1);
  const GPtrArray *found = g_hash_table_lookup (files->by_stem, key);
  if (found != NULL)
    return found;
  if (files->by_part == NULL)
    files->by_part = index_parts (files->all);
  return g_hash_table_lookup (files->by_part, key);
}

/* The part of the file name RELATIVE that is a name in Chinese characters, but not NAME; NULL for
 * none. Caller frees. */
static char *
find_other_name (const char *relative, const char *name)
{
  g_autofree char *stem = get_stem (relative);
  g_auto (GStrv) parts = g_strsplit_set (stem, SEPARATORS, -1);
  char *other = NULL;
  for (char **part = parts; *part != NULL; part++)
    {
      if (g_utf8_strlen (*part, -1) < 2 || !ids_character_is_han (g_utf8_get_char (*part)))
        continue;
      if (strcmp (*part, name) == 0)
        {
          g_free (other);
          return NULL;
        }
      if (other == NULL)
        other = g_strdup (*part);
    }
  return other;
}

/* Sets the photo of PERSON to the file that bears one of the numbers; returns FALSE, and adds the
 * problem, where there is not exactly one. */
static gboolean
find_by_number (IdsPhotoFiles *files, const IdsRoster *roster, IdsPerson *person,
                IdsProblems *problems)
{
  const GPtrArray *found = find_number (files, person->student_id);
  if (found == NULL)
    found = find_number (files, person->id_number);
  if (found == NULL)
    {
      ids_roster_report (roster, person, IDS_FIELD_STUDENT_ID, IDS_LEVEL_ERROR,
                         IDS_PROBLEM_PHOTO_MISSING, _ ("there is no photo with this number"),
                         problems);
      return FALSE;
    }
  const PhotoFile *file = found->pdata[0];
  if (found->len > 1)
    {
      const PhotoFile *second = found->pdata[1];
      g_autofree char *text = g_strdup_printf (_ ("%u photos bear this number: %s, %s"), found->len,
                                               file->relative, second->relative);
      ids_roster_report (roster, person, IDS_FIELD_STUDENT_ID, IDS_LEVEL_ERROR, "photo-ambiguous",
                         text, problems);
      for (guint i = 0; i < found->len; i++)
        ((PhotoFile *) found->pdata[i])->used = TRUE;
      return FALSE;
    }
  ids_person_set_photo (person, file->relative);
  return TRUE;
}

/* Sees that the file that the roster names is there. */
static gboolean
check_named (IdsPhotoFiles *files, const IdsRoster *roster, const IdsPerson *person,
             IdsProblems *problems)
{
  if (g_hash_table_contains (files->by_path, person->photo))
    return TRUE;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ids_photo_find (files->folder, person->photo, &error);
  if (path != NULL)
    return TRUE;
  ids_roster_report (roster, person, IDS_FIELD_PHOTO, IDS_LEVEL_ERROR, IDS_PROBLEM_PHOTO_MISSING,
                     error->message, problems);
  return FALSE;
}

/* For each number, in lower case, the row it belongs to. */
static void
index_numbers (const GPtrArray *people, GHashTable *rows)
{
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      const char *const numbers[] = { person->student_id, person->id_number };
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        if (*numbers[k] != '\0')
          g_hash_table_insert (rows, g_utf8_strdown (numbers[k], -1),
                               GINT_TO_POINTER (person->row));
    }
}

/* FALSE where the file name of PERSON's photo speaks of somebody else. */
static gboolean
check_owner (const IdsRoster *roster, const IdsPerson *person, GHashTable *rows,
             IdsProblems *problems)
{
  g_autofree char *stem = get_stem (person->photo);
  const int row = GPOINTER_TO_INT (g_hash_table_lookup (rows, stem));
  g_autofree char *other = find_other_name (person->photo, person->name);
  g_autofree char *text = NULL;
  if (row != 0 && row != person->row)
    text = g_strdup_printf (_ ("%s: bears the number of row %d"), person->photo, row);
  else if (other != NULL)
    text = g_strdup_printf (_ ("%s: bears the name %s"), person->photo, other);
  else
    return TRUE;
  ids_roster_report (roster, person, IDS_FIELD_PHOTO, IDS_LEVEL_ERROR, "filename-mismatch", text,
                     problems);
  return FALSE;
}

static void
mark_used (IdsPhotoFiles *files, const char *relative)
{
  PhotoFile *file = g_hash_table_lookup (files->by_path, relative);
  if (file == NULL)
    {
      /* The roster may write the same place in another way. */
      g_autofree char *canonical = g_canonicalize_filename (relative, "/");
      file = g_hash_table_lookup (files->by_path, canonical + 1);
    }
  if (file != NULL)
    file->used = TRUE;
}

/* What a refused student has is nobody's loss either. */
static void
mark_refused (IdsPhotoFiles *files, const IdsRoster *roster, gboolean named)
{
  for (guint i = 0; i < roster->refused->len; i++)
    {
      const IdsPerson *person = roster->refused->pdata[i];
      if (named)
        {
          mark_used (files, person->photo);
          continue;
        }
      const GPtrArray *found = find_number (files, person->student_id);
      if (found == NULL)
        found = find_number (files, person->id_number);
      for (guint k = 0; found != NULL && k < found->len; k++)
        ((PhotoFile *) found->pdata[k])->used = TRUE;
    }
}

static void
report_orphans (const IdsPhotoFiles *files, IdsProblems *problems)
{
  for (guint i = 0; i < files->all->len; i++)
    {
      const PhotoFile *file = files->all->pdata[i];
      if (file->used)
        continue;
      g_autofree char *shown = g_filename_display_name (file->relative);
      g_autofree char *text
          = g_strdup_printf (_ ("%s: the photo is of no student of the roster"), shown);
      const IdsProblem problem = { .level = IDS_LEVEL_WARNING, .id = "photo-orphan", .text = text };
      ids_problems_add (problems, &problem);
    }
}

void
ids_photo_files_match (IdsPhotoFiles *files, IdsRoster *roster, IdsProblems *problems)
{
  const gboolean named = roster->columns.positions[IDS_FIELD_PHOTO] >= 0;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  index_numbers (roster->people, rows);
  for (guint i = 0; i < roster->people->len; i++)
    {
      IdsPerson *person = roster->people->pdata[i];
      const gboolean found = named ? check_named (files, roster, person, problems)
                                   : find_by_number (files, roster, person, problems);
      if (found)
        mark_used (files, person->photo);
      if (!found || !check_owner (roster, person, rows, problems))
        g_hash_table_add (refused, GINT_TO_POINTER (person->row));
    }
  mark_refused (files, roster, named);
  report_orphans (files, problems);
  ids_roster_refuse (roster, refused);
}
